// SPDX-License-Identifier: MulanPSL-2.0
// The border cells that boxes meet, level by level: what the next level reads is fetched while
// this one is read, so that the misses of a query overlap.
#pragma once

#include "geo/detail/cell_file.hpp"

#include <vector>

namespace eco::geo::detail {

/// A border cell, and for which of the boxes it was reached.
struct ReachedCell {
    Cell cell;
    std::uint32_t box = 0;
};

/// Keeps its arrays between calls.
class LeafReach {
  public:
    void clear() {
        m_nodes.clear();
        m_leaves.clear();
    }
    /// Starts from the root cells that the box meets; keep(cell) says whether a cell matters.
    template <class Keep>
    void begin(const CellFile& file, const XyBox& region, std::uint32_t box, Keep keep) {
        file.visit_roots(region, [&](const Cell& cell) { reach(file, cell, box, keep); });
    }
    /// Down to the leaves. `regions`: the boxes by number.
    template <class Region, class Keep>
    void descend(const CellFile& file, Region region_of, Keep keep) {
        while (!m_nodes.empty()) {
            m_level.swap(m_nodes);
            m_nodes.clear();
            for (const ReachedCell& node : m_level) {
                file.each_child(node.cell, region_of(node.box),
                                [&](const Cell& child) { reach(file, child, node.box, keep); });
            }
        }
    }
    [[nodiscard]] const std::vector<ReachedCell>& leaves() const { return m_leaves; }

  private:
    std::vector<ReachedCell> m_nodes, m_level, m_leaves;

    template <class Keep>
    void reach(const CellFile& file, const Cell& cell, std::uint32_t box, Keep& keep) {
        const CellKind kind = kind_of_cell(cell.word);
        if ((kind == CellKind::node || kind == CellKind::leaf) && keep(cell, box)) {
            file.fetch(cell);
            (kind == CellKind::node ? m_nodes : m_leaves).push_back({cell, box});
        }
    }
};

} // namespace eco::geo::detail
