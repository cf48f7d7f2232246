// SPDX-License-Identifier: MulanPSL-2.0
// What every index can do in terms of its other answers.
#include "geo/layer_index.hpp"

namespace eco::geo {

void LayerIndex::covering_each(std::span<const Xy> points, PointHits& hits) const {
    hits.first.assign(1, 0);
    hits.features.clear();
    for (const Xy point : points) {
        const std::vector<FeatureId> held = covering(point);
        hits.features.insert(hits.features.end(), held.begin(), held.end());
        hits.first.push_back(static_cast<std::uint32_t>(hits.features.size()));
    }
}

} // namespace eco::geo
