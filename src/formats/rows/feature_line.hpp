// SPDX-License-Identifier: MulanPSL-2.0
// One GeoJSON feature (RFC 7946) on one line: its properties as cells, its geometry converted.
#pragma once

#include "base/result.hpp"
#include "geo/crs.hpp"
#include "project/table/site_row.hpp"

#include <string_view>

namespace eco::formats {

/// Fills cells, geometry and its error; `row.where` is the place for complaints. The feature's id
/// is the cell "id" where the properties have none. Geometry null leaves it empty. Errors:
/// base_bad_json, base_not_utf8, project_bad_geometry, project_too_many_vertices, and those of
/// Converter::to_lonlat.
[[nodiscard]] Status parse_feature(std::string_view line, const geo::Converter& converter,
                                   project::table::Columns& columns, project::table::SiteRow& row);

} // namespace eco::formats
