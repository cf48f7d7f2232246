// SPDX-License-Identifier: MulanPSL-2.0
// The nearest edge of a layer, cells nearest first. Distances on the ground: the plane's stretch is
// known at every place.
#pragma once

#include "geo/detail/cell_query.hpp"
#include "geo/detail/footprint.hpp"

#include <optional>

namespace eco::geo::detail {

struct NearPair {
    FeatureId feature = 0;
    double metres = 0;
    double ax = 0, ay = 0; ///< on the footprint, mm
    double bx = 0, by = 0; ///< on the feature
};

/// The footprint is known not to meet any accepted feature; equal distances go to the lower id.
/// `plane`: nullptr when the plane is the ground.
[[nodiscard]] std::optional<NearPair> nearest_pair(const CellFile& file, const Footprint& footprint,
                                                   double radius_m, FeatureFilter accept,
                                                   const Plane* plane);

} // namespace eco::geo::detail
