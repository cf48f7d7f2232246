// SPDX-License-Identifier: MulanPSL-2.0
// Site files of text: GeoJSON features one a line, and CSV.
#pragma once

#include "formats/rows/site_file.hpp"

namespace eco::formats {

[[nodiscard]] Result<std::unique_ptr<SiteFile>> open_feature_lines(const std::string& path,
                                                                   const geo::Crs& crs);
/// Errors: base_csv_empty, base_csv_duplicate_column, formats_no_place_columns.
[[nodiscard]] Result<std::unique_ptr<SiteFile>>
open_csv_sites(const std::string& path, const geo::Crs& crs, const project::table::Words& words);
[[nodiscard]] Result<std::unique_ptr<SiteFile>> open_ogr_sites(const std::string& path,
                                                               const SiteFileOptions& options);

} // namespace eco::formats
