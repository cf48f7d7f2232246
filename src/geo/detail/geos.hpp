// SPDX-License-Identifier: MulanPSL-2.0
// GEOS (reentrant C API) behind RAII, seen only inside this room. One context a thread.
#pragma once

#include "geo/geometry.hpp"
#include "geo/shape.hpp"

#include <geos_c.h>

#include <memory>

namespace eco::geo::detail {

/// The calling thread's context; GEOS's own complaints are swallowed, results are checked.
[[nodiscard]] GEOSContextHandle_t geos();

struct GeosFree {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Geos = std::unique_ptr<GEOSGeometry, GeosFree>;

/// Takes ownership; a null result is a bug or exhausted memory in a computation on checked input.
[[nodiscard]] Geos own(GEOSGeometry* geometry);

/// Coordinates in lon/lat degrees.
[[nodiscard]] Geos to_geos(const Geometry& geometry);
[[nodiscard]] Geometry from_geos(const GEOSGeometry* geometry);

/// Coordinates in millimetres of the plane, minus the origin: small numbers keep areas exact.
[[nodiscard]] Geos to_geos(const ShapeView& shape, Xy origin);
/// Back to lon/lat.
[[nodiscard]] Geometry from_geos(const GEOSGeometry* geometry, Xy origin, const Plane& plane);

[[nodiscard]] double area_of(const GEOSGeometry* geometry);
[[nodiscard]] bool is_empty(const GEOSGeometry* geometry);

} // namespace eco::geo::detail
