// SPDX-License-Identifier: MulanPSL-2.0
// The rule-book files that a release carries, and the tables among them that speak of layers.
#pragma once

#include "base/result.hpp"
#include "rules/book.hpp"
#include "zoning/layer_schema.hpp"
#include "zoning/release.hpp"

#include <string>
#include <vector>

namespace eco::zoning {

/// Errors: zoning_corrupt.
[[nodiscard]] Result<rules::BookFiles> book_files(const Release& release);

/// layers.csv as the release was built with. Errors: rules_book_file_missing, base_csv_*.
[[nodiscard]] Result<LayerSchemas> layer_schemas(const rules::BookFiles& files);

/// How a spatial fact is measured (spatial_facts.csv).
struct SpatialFact {
    /// overlaps: touches; within: lies wholly inside; distance: metres to the nearest.
    enum class Kind { overlaps, within, distance } kind = Kind::overlaps;
    std::string name;
    std::string role;   ///< layer
    std::string filter; ///< as for Layer::filter
    Metres radius;      ///< distance only: how far is searched
};
/// Errors: rules_book_file_missing, rules_fact_bad_declaration, base_csv_*.
[[nodiscard]] Result<std::vector<SpatialFact>> spatial_facts(const rules::BookFiles& files);

} // namespace eco::zoning
