// SPDX-License-Identifier: MulanPSL-2.0
// Validity of polygons: what is wrong and where, and repair, only when asked, with the area
// changed.
#pragma once

#include "base/result.hpp"
#include "geo/geometry.hpp"

#include <optional>
#include <string>

namespace eco::geo {

struct Invalidity {
    std::string reason; ///< catalogue key of the cause: self_intersection, ring_self_intersection,
                        ///< hole_outside, duplicate_rings, too_few_points, nested_shells, other
    LonLat at;
};

/// std::nullopt when every polygon is valid (OGC simple features).
[[nodiscard]] std::optional<Invalidity> find_invalidity(const Geometry& geometry);

struct Repair {
    Geometry geometry;
    double area_before_m2 = 0; ///< geodesic, of the rings as given
    double area_after_m2 = 0;
};

/// Make-valid (GEOS, structure-keeping); polygons only remain. Errors: geo_repair_failed.
[[nodiscard]] Result<Repair> repair(const Geometry& geometry);

} // namespace eco::geo
