// SPDX-License-Identifier: MulanPSL-2.0
// The nearest edge of a layer, cells nearest first. Distances on the ground: the plane's stretch is
// known at every place.
#pragma once

#include "geo/detail/cell_query.hpp"
#include "geo/detail/edge_blocks.hpp"
#include "geo/detail/root_rings.hpp"

#include <optional>
#include <vector>

namespace eco::geo::detail {

struct NearPair {
    FeatureId feature = 0;
    double metres = 0;
    double ax = 0, ay = 0; ///< on the footprint, mm
    double bx = 0, by = 0; ///< on the feature
};

/// One footprint at a time; keeps its arrays between calls.
class NearestSearch {
  public:
    /// The footprint is known not to meet any accepted feature; equal distances go to the lower id.
    /// `plane`: nullptr when the plane is the ground.
    std::optional<NearPair> find(const CellFile& file, const ShapeView& footprint, double radius_m,
                                 FeatureFilter accept, const Plane* plane);

  private:
    struct Near {
        double bound = 0; ///< mm on the plane, squared
        std::uint32_t order = 0;
        Cell cell;
        bool operator<(const Near& o) const { // the nearest is the greatest
            return bound != o.bound ? bound > o.bound : order > o.order;
        }
    };

    enum class Side : std::uint8_t { footprint, feature };

    const CellFile* m_file = nullptr;
    FeatureFilter m_accept;
    const Plane* m_plane = nullptr;
    XyBox m_box;
    EdgeBlocks m_edges;
    double m_limit_m = 0;            ///< the best so far
    double m_slack = 1, m_least = 1; ///< of the stretch within reach
    double m_ground_sq = 0;          ///< mm²: farther on the ground is of no interest
    double m_plane_sq = 0;           ///< nor is farther on the plane
    std::vector<Near> m_open;        ///< a heap
    std::uint32_t m_order = 0;
    std::optional<NearPair> m_best;

    void limit_to(double metres);
    void open(const Cell& cell);
    void open_rings(RootRings& rings);
    void fetch_chains(const Cell& leaf) const;
    void search_leaf(const Cell& leaf);
    void try_chain_from_point(const CellItem& item, const Chain& chain);
    void try_chain(const CellItem& item, const Chain& chain);
    [[nodiscard]] double least_square(Xy u, Xy v, GroundXy gu, GroundXy gv) const;
    void settle(FeatureId feature, Xy u, Xy v, double square);
    void settle_pair(FeatureId feature, const EdgeBlocks::Edge& edge, Xy u, Xy v);
    void settle_vertex(FeatureId feature, Xy p, Xy u, Xy v, Side p_is);
};

} // namespace eco::geo::detail
