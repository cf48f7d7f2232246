// SPDX-License-Identifier: MulanPSL-2.0
// The two steps that every query on cells is made of: who holds a point, and whose edges lie near a
// box.
#pragma once

#include "geo/detail/cell_file.hpp"

#include <vector>

namespace eco::geo::detail {

/// Features that hold the point or touch it: polygons with their border, and, when asked, lines and
/// points. Ascending.
enum class Holders { polygons, all };
void holders_of(const CellFile& file, Xy point, Holders which, std::vector<FeatureId>& out);

/// Does an accepted polygon hold the point, border included?
[[nodiscard]] bool is_held(const CellFile& file, Xy point, FeatureFilter accept);

/// Polygons that hold the point once they are moved by the shift: no border any more. Ascending.
template <Shift shift>
void inside_of(const CellFile& file, Xy point, std::vector<FeatureId>& out);

/// The edges of one feature near a box, every edge once.
struct NearEdges {
    FeatureId feature = 0;
    ShapeKind kind = ShapeKind::points;
    std::uint32_t first_chain = 0, chains = 0;
};

/// What lies in the cells that a box meets. Keeps its arrays between calls.
class Gathered {
  public:
    void gather(const CellFile& file, const XyBox& box, FeatureFilter accept);
    [[nodiscard]] const std::vector<NearEdges>& features() const { return m_features; }
    [[nodiscard]] std::span<const Chain> chains(const NearEdges& near) const {
        return std::span<const Chain>(m_chains).subspan(near.first_chain, near.chains);
    }
    /// Polygons that hold a whole cell of those met; may repeat, unsorted.
    [[nodiscard]] const std::vector<FeatureId>& covering() const { return m_covering; }

  private:
    struct Found {
        std::uint64_t key = 0; ///< feature, first vertex
        Word count = 0;
        ShapeKind kind = ShapeKind::points;
    };
    std::vector<Found> m_found;
    std::vector<NearEdges> m_features;
    std::vector<Chain> m_chains;
    std::vector<FeatureId> m_covering;
};

[[nodiscard]] inline bool accepted(FeatureFilter accept, FeatureId id) {
    return accept.empty() || accept[id] != 0;
}

} // namespace eco::geo::detail
