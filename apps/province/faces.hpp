// SPDX-License-Identifier: MulanPSL-2.0
// The arrangement: county borders and all smoothed borders noded once, each face labelled with its
// atom. Every layer is a union of these faces, so all layers fit each other exactly.
#pragma once

#include "province/overlays.hpp"

#include <vector>

namespace eco::province {

struct Faces {
    std::vector<Polygon> polygons;
    std::vector<int> atom; ///< index into the overlays' atoms
};

[[nodiscard]] Faces make_faces(const std::vector<County>& counties, const Ground& ground,
                               const Overlays& overlays);

} // namespace eco::province
