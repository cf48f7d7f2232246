// SPDX-License-Identifier: MulanPSL-2.0
// The coverage statement: what was loaded, what was missing, what was not in force.
#pragma once

#include "admission/place.hpp"
#include "base/json.hpp"
#include "zoning/layer_schema.hpp"

#include <string>

namespace eco::admission {

struct DocumentInput;

/// The statement but its sites, which is the same for every project of a day: canonical JSON, up to
/// the value of "sites", and from there.
struct CoverageFrame {
    LocalDate as_of;
    std::string before_sites, after_sites;
};
/// `files`: [{file, sha256}] of the book.
[[nodiscard]] CoverageFrame coverage_frame(const LayoutContext& context, const rules::Book& book,
                                           const zoning::LayerSchemas& schemas, const Json& files);

/// Appends the whole statement.
void write_coverage(const DocumentInput& input, std::string& out);

} // namespace eco::admission
