// SPDX-License-Identifier: MulanPSL-2.0
// A quick look that certifies plain polygons as valid without GEOS: a batch of a million footprints
// is nearly all of them.
#pragma once

#include "geo/geometry.hpp"

namespace eco::geo::detail {

/// True only when the ring is certainly simple (orientations by Shewchuk's error bound, so rounding
/// cannot decide); false says nothing. Rings of many vertices are left to GEOS.
[[nodiscard]] bool certainly_simple(const Ring& closed);

} // namespace eco::geo::detail
