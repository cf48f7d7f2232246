// SPDX-License-Identifier: MulanPSL-2.0
// What a footprint of lines or polygons shares with every feature of a layer, as a sum over the
// edges of both: cross product (length) × the part of the edge inside the other. That part is the
// parity at its start and the signed crossings on it: nothing is sorted, nothing noded, no case can
// fail (valid rings assumed). A crossing counts at once for all that follows it on the footprint's
// ring, so that a feature needs no more than its sums.
#pragma once

#include "geo/detail/chain_near.hpp"
#include "geo/detail/leaf_reach.hpp"
#include "geo/detail/outline.hpp"
#include "geo/detail/tally.hpp"

#include <vector>

namespace eco::geo::detail {

/// A place on the plane, mm.
struct Position {
    double x = 0, y = 0;
};

/// One footprint at a time, in steps, so that a caller with several may let the next footprint's
/// memory arrive while it measures this one. Keeps its arrays between calls.
class Overlay {
  public:
    /// `plane`: measures lines on the ground; nullptr when the plane is the ground. File, shape and
    /// filter must outlive the steps.
    void begin(const CellFile& file, const ShapeView& shape, FeatureFilter accept,
               const Plane* plane);
    void reach_leaves();
    void collect_chains();
    /// Every feature that the footprint touches, ascending; a touch alone has measure 0.
    const std::vector<Overlap>& measure();
    /// Of lines, in the place of measure(): the stretches that some accepted polygon holds, from
    /// the first line's start on. What runs on a border belongs to one side of it.
    [[nodiscard]] std::vector<std::vector<Position>> stretches_held();

  private:
    /// Where a line enters (+1) or leaves (-1) a polygon.
    struct Cut {
        std::uint32_t edge = 0; ///< of the outline
        double share = 0;       ///< of the edge before it
        int into = 0;
    };
    /// Edges of the footprint that are measured together, and where.
    struct Pass {
        XyBox region;
        std::uint32_t first_group = 0, groups = 0;
        bool all_cells = false; ///< no cell that meets the region was left out
    };
    enum class Side : std::uint8_t { mixed, inside, outside };
    struct Leaf {
        Xy corner;
        int size_log2 = 0;
        std::uint32_t pass = 0;
        Side side = Side::mixed; ///< what the footprint is to a cell that none of its edges meets
        [[nodiscard]] bool holds(Xy p) const {
            return ((static_cast<std::uint32_t>(p.x) - static_cast<std::uint32_t>(corner.x)) |
                    (static_cast<std::uint32_t>(p.y) - static_cast<std::uint32_t>(corner.y))) >>
                       size_log2 ==
                   0;
        }
    };
    struct NearChain {
        Chain chain;
        std::uint32_t tally = 0, leaf = 0;
    };
    /// An edge that several cells may bring.
    struct LooseEdge {
        std::uint32_t pass = 0, edge = 0, tally = 0;
        auto operator<=>(const LooseEdge&) const = default;
    };

    const CellFile* m_file = nullptr;
    const Plane* m_plane = nullptr;
    ShapeView m_shape;
    FeatureFilter m_accept;
    bool m_laid_out = false;
    Outline m_outline;
    std::vector<Pass> m_passes;
    LeafReach m_reach;
    std::vector<Leaf> m_leaves;
    std::vector<NearChain> m_chains;
    std::vector<LooseEdge> m_loose;
    Tallies m_tallies;
    std::vector<FeatureId> m_holders;
    std::vector<Overlap> m_found;
    std::vector<Cut> m_cuts;
    bool m_cutting = false; ///< crossings are kept as cuts, too

    void lay_out();
    [[nodiscard]] std::span<const EdgeGroup> groups_of(const Pass& pass) const {
        return m_outline.groups().subspan(pass.first_group, pass.groups);
    }
    [[nodiscard]] bool edges_near(const Pass& pass, const Cell& cell) const;
    template <Shift shift>
    [[nodiscard]] Side side_of(const Pass& pass, const Cell& cell) const;
    [[nodiscard]] bool matters(const Cell& cell, std::uint32_t pass) const;

    template <Shift shift>
    void sweep();
    template <Shift shift>
    void start_runs();
    template <Shift shift>
    void walk(const NearChain& near);
    template <Shift shift>
    void stretch(const NearChain& near, Word from, std::uint32_t edges, int& inside);
    template <Shift shift>
    void cross(Tally& tally, const Pass& pass, Xy c, Xy d, int& inside);
    template <Shift shift>
    void meet(Tally& tally, const EdgeGroup& group, EdgeSet set, Xy c, Xy d, int& inside,
              double& part);
    void touch_points(const NearChain& near);
    void sweep_other_side();
    [[nodiscard]] std::vector<std::vector<Position>> stretches_between_cuts() const;
    void report();
    void report_whole();
};

} // namespace eco::geo::detail
