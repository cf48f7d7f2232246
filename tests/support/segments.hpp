// SPDX-License-Identifier: MulanPSL-2.0
// Nearest pair of points between two disjoint shapes, by edges.
#pragma once

#include "geo/shape.hpp"

namespace eco::geo::detail {

struct NearestPair {
    double squared_mm = 0;
    double ax = 0, ay = 0; ///< on the first shape, mm
    double bx = 0, by = 0; ///< on the second
};

/// The shapes are known not to meet; points count as edges of length zero. \p bound_mm: pairs
/// farther than this need not be looked at.
[[nodiscard]] NearestPair nearest_pair(const ShapeView& a, const ShapeView& b, double bound_mm);

} // namespace eco::geo::detail
