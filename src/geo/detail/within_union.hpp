// SPDX-License-Identifier: MulanPSL-2.0
// Does a union cover a footprint? No, where the border of the union has footprint beside it.
#pragma once

#include "geo/detail/cell_query.hpp"

namespace eco::geo::detail {

/// For polygons: no part of the footprint is both inside and outside (hairlines aside); that every
/// part shares ground with the union is the caller's to know. For lines and points: covered.
[[nodiscard]] bool within_union(const CellFile& file, const ShapeView& footprint,
                                FeatureFilter accept);

} // namespace eco::geo::detail
