// SPDX-License-Identifier: MulanPSL-2.0
// How deep a footprint reaches into a union: the greatest distance from a point of both to the
// union's border, by branch and bound.
#pragma once

#include "geo/detail/cell_query.hpp"

namespace eco::geo::detail {

/// Metres on the ground, at most limit_m, short of the truth by a centimetre at most. The footprint
/// is known to meet the union.
[[nodiscard]] double depth_into(const CellFile& file, const ShapeView& footprint, double limit_m,
                                FeatureFilter accept, const Plane& plane);

} // namespace eco::geo::detail
