// SPDX-License-Identifier: MulanPSL-2.0
// The quick way to know that a footprint reaches deep enough: one of its corners around which there
// is no border at all.
#pragma once

#include "geo/detail/cell_query.hpp"

namespace eco::geo::detail {

/// True when a corner of the footprint lies in an accepted polygon and no edge of an accepted one
/// comes within limit_mm of it on the ground. Looks at some of them: false says nothing.
[[nodiscard]] bool has_deep_spot(const CellFile& file, const ShapeView& footprint, double limit_mm,
                                 FeatureFilter accept, const GroundScale& scale);

} // namespace eco::geo::detail
