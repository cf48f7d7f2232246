// SPDX-License-Identifier: MulanPSL-2.0
// The manifest of a release (TOML): what it is, which layers it takes from which files, which
// books.
#pragma once

#include "base/date.hpp"
#include "base/document.hpp"
#include "base/quantity.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eco::zoning {

/// One [[layer]] table.
struct LayerSource {
    std::string role;
    std::string file; ///< relative to the manifest
    std::string layer, crs, encoding;
    bool repair = false;
    bool example = false; ///< invented for demonstration; shown wherever it decides
    std::optional<Metres> tolerance;
    std::string source, licence, as_of;
    Where where;
};

/// Shares of the area by class that the plan publishes, in percent.
struct ClassShares {
    Decimal priority, key, general, tolerance;
};

struct Manifest {
    std::string id, title_zh, title_en, level, notes_zh, notes_en;
    LocalDate effective_from;
    bool example = false;
    std::vector<LayerSource> layers;
    std::vector<std::string> books; ///< folders of clause books, relative to the manifest
    std::optional<ClassShares> shares;
};

/// Errors: zoning_manifest_missing_key, zoning_manifest_wrong_type, zoning_manifest_unknown_key,
/// base_bad_date.
[[nodiscard]] Result<Manifest> read_manifest(const Document& document);

} // namespace eco::zoning
