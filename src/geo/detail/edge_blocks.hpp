// SPDX-License-Identifier: MulanPSL-2.0
// A footprint laid out for distances: its edges as doubles on the ground, two to a step, in blocks
// with a box each.
#pragma once

#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <vector>

namespace eco::geo::detail {

/// Millimetres on the ground, from the middle of the footprint.
struct GroundXy {
    double x = 0, y = 0;
};

/// Keeps its arrays between calls.
class EdgeBlocks {
  public:
    static constexpr std::uint32_t k_block = 4; ///< edges

    struct Block {
        XyBox box;
        std::uint32_t first = 0, last = 0; ///< of the padded edges
    };

    void lay_out(const ShapeView& shape, const Plane* plane);

    [[nodiscard]] const GroundScale& scale() const { return m_scale; }
    [[nodiscard]] const std::vector<Block>& blocks() const { return m_blocks; }
    /// A footprint of one point.
    [[nodiscard]] bool is_point() const { return m_edges.size() == 1; }
    struct Edge {
        Xy from, to; ///< a point, and the end of a line, to itself
    };
    [[nodiscard]] const Edge& edge(std::size_t j) const { return m_padded[j]; }

    [[nodiscard]] GroundXy ground(Xy p) const {
        const auto [x, y] = m_scale.apply(static_cast<double>(p.x) - m_middle.x,
                                          static_cast<double>(p.y) - m_middle.y);
        return {x, y};
    }
    /// The least square of the distances from p to the edges of a block, mm².
    [[nodiscard]] double from_point(const Block& block, GroundXy p) const;
    /// The least square of the distances from the first ends of a block's edges to u–v.
    [[nodiscard]] double from_edge(const Block& block, GroundXy u, GroundXy v) const;
    /// From a footprint of one point to every edge of a run, or to its places when it has as many
    /// as there are squares: the squares of the distances, mm², and the least of them.
    [[nodiscard]] double from_run(std::span<const Xy> run, std::span<double> squares) const;
    /// Calls on_edge(j) for the edges of a block that come within the square of a distance of u–v,
    /// and perhaps for some that do not.
    template <class OnEdge>
    void each_within(const Block& block, GroundXy u, GroundXy v, double square,
                     OnEdge on_edge) const {
        Block pair = block;
        for (pair.first = block.first; pair.first < block.last; pair.first += k_lanes) {
            pair.last = pair.first + k_lanes;
            if (from_edge(pair, u, v) <= square || from_point(pair, u) <= square ||
                from_point(pair, v) <= square) {
                for (std::uint32_t j = pair.first; j < pair.last; ++j) {
                    on_edge(j);
                }
            }
        }
    }

  private:
    static constexpr std::uint32_t k_lanes = 2;

    Xy m_middle;
    GroundScale m_scale;
    std::vector<Edge> m_edges, m_padded; ///< padded: the last of a block again, to fill the lanes
    std::vector<double> m_ax, m_ay, m_dx, m_dy, m_inverse; ///< 1 / length², 0 of no length
    std::vector<Block> m_blocks;

    void lay_blocks();
};

} // namespace eco::geo::detail
