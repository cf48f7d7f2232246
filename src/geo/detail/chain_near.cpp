// SPDX-License-Identifier: MulanPSL-2.0
// Two vertices a step in the compiler's own vectors: the same integers on every machine.
#include "geo/detail/chain_near.hpp"

#include <cstring>

namespace eco::geo::detail {
namespace {

using Lanes [[gnu::vector_size(16)]] = std::int32_t; ///< x, y, x, y

static_assert(sizeof(Xy) == 8);

Lanes load(const void* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

Lanes least(Lanes a, Lanes b) {
    return a < b ? a : b;
}
Lanes most(Lanes a, Lanes b) {
    return a > b ? a : b;
}

} // namespace

void ChainNear::look(const Xy* first, std::uint32_t edges, const EdgeGroup& group, Xy corner,
                     int size_log2) {
    // One pair of lanes more than needed, so that the last edge reads a whole vector.
    alignas(16) std::int32_t bands[2 * (k_most + 1) + 4];
    const Lanes low{group.x.low, group.y.low, group.x.low, group.y.low};
    const Lanes beyond{group.x.beyond, group.y.beyond, group.x.beyond, group.y.beyond};
    const std::int32_t band_before = -(1 << group.log2);
    const Lanes before{band_before, band_before, band_before, band_before};
    const Lanes cell{corner.x, corner.y, corner.x, corner.y};
    const std::uint32_t vertices = edges + 1;
    here = 0;
    for (std::uint32_t i = 0; i < vertices; i += 2) {
        Lanes v = {first[i].x, first[i].y, first[i].x, first[i].y};
        if (i + 1 < vertices) {
            v = load(first + i);
        }
        const Lanes band = (least(most(v - low, before), beyond) >> group.log2) + 1;
        std::memcpy(bands + 2 * std::size_t{i}, &band, sizeof band);
        const Lanes away = (v - cell) >> size_log2; // 0 only from the corner on, within the cell
        std::uint64_t each[2];
        std::memcpy(each, &away, sizeof each);
        here |= (each[0] == 0 ? std::uint64_t{1} : 0) << i;
        here |= (each[1] == 0 ? std::uint64_t{2} : 0) << i;
    }
    hit = 0;
    for (std::uint32_t k = 0; k < edges; ++k) {
        const std::int32_t* b = bands + 2 * std::size_t{k};
        const auto [c0, c1] = std::minmax(b[0], b[2]);
        const auto [r0, r1] = std::minmax(b[1], b[3]);
        near[k] = group.x.up_to[static_cast<std::size_t>(c1)] &
                  group.x.from[static_cast<std::size_t>(c0)] &
                  group.y.up_to[static_cast<std::size_t>(r1)] &
                  group.y.from[static_cast<std::size_t>(r0)];
        hit |= (near[k] != 0 ? std::uint64_t{1} : 0) << k;
    }
}

void ChainNear::also(const Xy* first, std::uint32_t edges, const EdgeGroup& group) {
    EdgeGroup::Place from = group.place(first[0]);
    for (std::uint32_t k = 0; k < edges; ++k) {
        const EdgeGroup::Place to = group.place(first[k + 1]);
        hit |= (group.near(from, to) != 0 ? std::uint64_t{1} : 0) << k;
        from = to;
    }
}

} // namespace eco::geo::detail
