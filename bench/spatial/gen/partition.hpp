// SPDX-License-Identifier: MulanPSL-2.0
// A contiguous partition of the province: jittered quads merged at random, borders shared to the
// vertex and fractal, some regions with an enclave in a hole.
#pragma once

#include "gen/province.hpp"

namespace eco::bench {

struct PartitionWish {
    int regions = 0;
    double quads_a_region = 2.2;
    double spacing_m = 16; ///< between vertices of a border, before density
    int enclaves = 0;
};

[[nodiscard]] std::vector<Polygon> make_partition(Random& random, const PartitionWish& wish);

} // namespace eco::bench
