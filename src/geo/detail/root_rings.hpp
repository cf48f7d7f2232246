// SPDX-License-Identifier: MulanPSL-2.0
// The root cells in rings about a box: first those that it meets, then those one column or row
// beyond, and so on; so that who looks for the nearest need not open the far ones.
#pragma once

#include "geo/detail/cell_file.hpp"

#include <algorithm>
#include <optional>

namespace eco::geo::detail {

class RootRings {
  public:
    RootRings(const CellFile& file, const XyBox& box)
        : m_file(file), m_frame(file.frame()), m_box(box), m_i0(column(box.x0)),
          m_i1(column(box.x1)), m_j0(row(box.y0)), m_j1(row(box.y1)),
          m_ring(std::max(apart(m_i0, m_i1, m_frame.columns), apart(m_j0, m_j1, m_frame.rows))) {}

    /// No cell of the next ring lies nearer to the box than this, mm; nothing when all were seen.
    [[nodiscard]] std::optional<std::int64_t> gap() const { return m_gap; }

    /// The cells of the next ring, as (cell).
    template <class OnCell>
    void visit(OnCell on_cell) {
        const std::int64_t i0 = m_i0 - m_ring;
        const std::int64_t i1 = m_i1 + m_ring;
        const std::int64_t j0 = m_j0 - m_ring;
        const std::int64_t j1 = m_j1 + m_ring;
        for (std::int64_t j = std::max<std::int64_t>(j0, 0);
             j <= std::min<std::int64_t>(j1, std::int64_t{m_frame.rows} - 1); ++j) {
            if (m_ring == 0 || j == j0 || j == j1) {
                for (std::int64_t i = std::max<std::int64_t>(i0, 0);
                     i <= std::min<std::int64_t>(i1, std::int64_t{m_frame.columns} - 1); ++i) {
                    on_cell(m_file.root(i, j));
                }
                continue;
            }
            for (const std::int64_t i : {i0, i1}) {
                if (i >= 0 && i < m_frame.columns) {
                    on_cell(m_file.root(i, j));
                }
            }
        }
        ++m_ring;
        m_gap = gap_of_ring();
    }

  private:
    const CellFile& m_file;
    CellFile::Frame m_frame;
    XyBox m_box;
    std::int64_t m_i0, m_i1, m_j0, m_j1; ///< columns and rows that the box meets; any whole number
    std::int64_t m_ring;                 ///< the next; from afar the first that meets the table
    std::optional<std::int64_t> m_gap = 0;

    [[nodiscard]] std::optional<std::int64_t> gap_of_ring() const {
        std::optional<std::int64_t> least;
        const auto side = [&](bool in_table, std::int64_t apart) {
            if (in_table) {
                least = std::min(least.value_or(apart), apart);
            }
        };
        const int log2 = m_frame.size_log2;
        const std::int64_t x0 = std::int64_t{m_box.x0} - m_frame.origin.x;
        const std::int64_t y0 = std::int64_t{m_box.y0} - m_frame.origin.y;
        const std::int64_t x1 = std::int64_t{m_box.x1} - m_frame.origin.x;
        const std::int64_t y1 = std::int64_t{m_box.y1} - m_frame.origin.y;
        side(m_i0 - m_ring >= 0, x0 - ((m_i0 - m_ring + 1) << log2) + 1);
        side(m_j0 - m_ring >= 0, y0 - ((m_j0 - m_ring + 1) << log2) + 1);
        side(m_i1 + m_ring < m_frame.columns, ((m_i1 + m_ring) << log2) - x1);
        side(m_j1 + m_ring < m_frame.rows, ((m_j1 + m_ring) << log2) - y1);
        return least;
    }

    /// How many cells lie between low…high and the table's 0…count-1.
    static std::int64_t apart(std::int64_t low, std::int64_t high, Word count) {
        return std::max({std::int64_t{0}, low - (std::int64_t{count} - 1), -high});
    }
    [[nodiscard]] std::int64_t column(std::int32_t x) const {
        return (std::int64_t{x} - m_frame.origin.x) >> m_frame.size_log2;
    }
    [[nodiscard]] std::int64_t row(std::int32_t y) const {
        return (std::int64_t{y} - m_frame.origin.y) >> m_frame.size_log2;
    }
};

} // namespace eco::geo::detail
