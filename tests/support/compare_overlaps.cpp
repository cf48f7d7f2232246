// SPDX-License-Identifier: MulanPSL-2.0
// The comparison, with the numbers that differ.
#include "support/compare_overlaps.hpp"

#include "support/witness.hpp"

#include <fmt/format.h>

#include <cmath>

namespace eco::geo::test {

std::string differs_from_geos(const std::vector<Shape>& layer, const IndexedSource& indexed,
                              const Shape& footprint) {
    const Witness witness(footprint);
    const auto found = indexed.index->overlaps(footprint.view());
    auto next = found.begin();
    const double slack_m2 = 1e-9 * area_m2(footprint.view());
    for (FeatureId id = 0; id < layer.size(); ++id) {
        const Shape& feature = layer[id];
        const bool ours = next != found.end() && next->feature == id;
        if (ours != witness.touches(feature)) {
            return fmt::format("feature {}: touched by {}", id, ours ? "us alone" : "GEOS alone");
        }
        if (!ours) {
            continue;
        }
        const double area = witness.area_m2(feature);
        const double length = witness.length_m(feature, indexed.plane);
        if (!(std::abs(next->area_m2 - area) <= slack_m2)) {
            return fmt::format("feature {}: {} m², GEOS {} m²", id, next->area_m2, area);
        }
        if (!(std::abs(next->length_m - length) <= 1e-4 + 1e-9 * next->length_m)) {
            return fmt::format("feature {}: {} m, GEOS {} m", id, next->length_m, length);
        }
        if (next->points != witness.points(feature)) {
            return fmt::format("feature {}: {} points", id, next->points);
        }
        ++next;
    }
    return next == found.end() ? "" : "a feature that the layer does not have";
}

} // namespace eco::geo::test
