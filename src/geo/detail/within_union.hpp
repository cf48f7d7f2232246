// SPDX-License-Identifier: MulanPSL-2.0
// Does a union cover a footprint? No, where the border of the union has footprint beside it.
#pragma once

#include "geo/detail/cell_query.hpp"

namespace eco::geo::detail {

/// For polygons: no border of the union passes through the footprint (hairlines aside); that the
/// union holds the area is the caller's to know. For lines and points: covered.
[[nodiscard]] bool within_union(const CellFile& file, const ShapeView& footprint,
                                FeatureFilter accept);

/// What a union that covers the polygon shares with it at least: its area, less a hairline along
/// its border and a thousandth for hairlines within.
[[nodiscard]] double area_but_hairlines_m2(const ShapeView& polygon);

} // namespace eco::geo::detail
