// SPDX-License-Identifier: MulanPSL-2.0
// A stretch of a chain against a group of the footprint's edges and a cell, many vertices at a
// time: which edges of the group come near each of its edges, and which of its edges begin and end
// in the cell.
#pragma once

#include "geo/detail/outline.hpp"

namespace eco::geo::detail {

struct ChainNear {
    static constexpr std::uint32_t k_most = 63; ///< edges

    std::array<EdgeSet, k_most + 1> near; ///< by edge
    std::uint64_t hit = 0;                ///< edges that anything comes near, one bit an edge
    std::uint64_t here = 0;               ///< vertices in the cell, one bit a vertex

    /// `first`: the edges + 1 vertices.
    void look(const Xy* first, std::uint32_t edges, const EdgeGroup& group, Xy corner,
              int size_log2);
    /// Another group may come near, too: adds to `hit`.
    void also(const Xy* first, std::uint32_t edges, const EdgeGroup& group);
};

} // namespace eco::geo::detail
