// SPDX-License-Identifier: MulanPSL-2.0
// Coverages: is a set of polygons a tiling? Gaps and overlaps with place and area. For the quality
// gate.
#pragma once

#include "geo/layer_index.hpp"
#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <vector>

namespace eco::geo {

struct CoverageFault {
    enum class Kind { gap, overlap, outside } kind = Kind::gap; ///< outside: beyond the territory
    std::vector<FeatureId>
        features; ///< overlap: the two; outside: the one; gap: neighbours, may be empty
    double area_m2 = 0;
    LonLat at; ///< a point inside the fault
};

/// Compares members against the territory (a union of polygons). Exact on the integer plane; edges
/// that cancel are never overlaid, so a true tiling costs one hash of the edges. Faults below
/// min_area_m2 are left out. Ordered by kind, then area, largest first.
[[nodiscard]] std::vector<CoverageFault> check_coverage(const ShapeSource& members,
                                                        const ShapeSource& territory,
                                                        const Plane& plane, double min_area_m2);

/// Area (m²) of each `inner` feature that lies outside the union of `outer` features accepted.
struct Excess {
    FeatureId feature = 0;
    double area_m2 = 0;
    LonLat at;
};
[[nodiscard]] std::vector<Excess> outside_of(const ShapeSource& inner, const LayerIndex& outer,
                                             FeatureFilter accept, const Plane& plane,
                                             double min_area_m2);

} // namespace eco::geo
