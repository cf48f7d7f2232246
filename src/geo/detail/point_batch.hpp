// SPDX-License-Identifier: MulanPSL-2.0
// Many points at once: the points of a group take every step together, and each step asks memory
// for what the next one reads. The answers are those of holders_of.
#pragma once

#include "geo/detail/cell_file.hpp"

namespace eco::geo::detail {

/// Polygons that hold each point or touch it.
void holders_of_each(const CellFile& file, std::span<const Xy> points, PointHits& hits);

} // namespace eco::geo::detail
