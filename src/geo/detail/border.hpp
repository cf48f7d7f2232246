// SPDX-License-Identifier: MulanPSL-2.0
// The border of the union of polygon features near a box, without building the union: an edge's
// piece is border when the ground just right of it belongs to nobody.
#pragma once

#include "geo/detail/cell_query.hpp"

#include <vector>

namespace eco::geo::detail {

/// Gaps and slivers thinner than this are no border: rounding to millimetres leaves them where one
/// neighbour has a vertex on the other's straight edge.
constexpr double k_hairline_mm = 2.0;

/// A stretch of border, mm on the plane; the union lies left of a→b.
struct BorderPiece {
    double ax = 0, ay = 0, bx = 0, by = 0;
};

/// The border inside the box, perhaps some beyond it, in a fixed order.
[[nodiscard]] std::vector<BorderPiece> border_near(const CellFile& file, const XyBox& box,
                                                   FeatureFilter accept);

/// Does any accepted polygon hold the place (rounded to the millimetre, border included)?
[[nodiscard]] bool union_holds(const CellFile& file, double x, double y, FeatureFilter accept);

/// Where, in 0…1, does p→q come near c→d: crossings, and ends within a hairline. Appended.
void add_cuts(const BorderPiece& edge, const BorderPiece& other, std::vector<double>& cuts);

} // namespace eco::geo::detail
