// SPDX-License-Identifier: MulanPSL-2.0
// Exact point-in-polygon on the integer plane.
#pragma once

#include "geo/shape.hpp"

namespace eco::geo::detail {

enum class Location { outside, border, inside };

/// Crossing number with half-open edges; orientation in 128-bit integers, so never in doubt.
[[nodiscard]] Location locate(const ShapeView& polygons, Xy point);

} // namespace eco::geo::detail
