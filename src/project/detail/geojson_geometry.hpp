// SPDX-License-Identifier: MulanPSL-2.0
// GeoJSON geometries as project files write them: Point, MultiPoint, LineString, MultiLineString,
// Polygon, MultiPolygon, in a stated datum.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "geo/crs.hpp"
#include "geo/geometry.hpp"

namespace eco::project::detail {

/// More vertices than any footprint has; said before any of them is converted.
constexpr std::size_t k_max_vertices = 1'000'000;

struct ConvertedGeometry {
    geo::Geometry geometry; ///< CGCS2000
    double error_m = 0;
};

/// Errors: project_bad_geometry (what is wrong, where), geo_empty_geometry,
/// project_too_many_vertices, geo_axes_swapped, geo_out_of_range, geo_not_finite.
[[nodiscard]] Result<ConvertedGeometry> read_geometry(const Json& json, const geo::Crs& crs,
                                                      const Where& where);
/// Polygons must be valid. Errors: project_self_crossing, project_too_many_vertices,
/// geo_empty_geometry.
[[nodiscard]] Status check_geometry(const geo::Geometry& geometry, const Where& where);

[[nodiscard]] Json write_geometry(const geo::Geometry& geometry);

} // namespace eco::project::detail
