// SPDX-License-Identifier: MulanPSL-2.0
// The first step of the index: every edge into the root cells it meets, and, by a sweep along the
// rows of a feature's box, which corners the feature holds.
#include "geo/detail/cell_build.hpp"
#include "geo/detail/exact.hpp"

#include <stdexcept>

namespace eco::geo::detail {
namespace {

XyBox bounds_of(const ShapeSource& source) {
    XyBox all;
    for (FeatureId id = 0; id < source.size(); ++id) {
        const XyBox box = source.shape(id).box;
        all = all.empty() ? box
                          : XyBox{std::min(all.x0, box.x0), std::min(all.y0, box.y0),
                                  std::max(all.x1, box.x1), std::max(all.y1, box.y1)};
    }
    constexpr std::int32_t k_far = 1 << 30; // the plane ends there
    if (all.x0 < -k_far || all.y0 < -k_far || all.x1 > k_far || all.y1 > k_far) {
        throw std::length_error("a shape beyond its plane");
    }
    return all;
}

RootTable lay_out(const ShapeSource& source, const CellTuning& tuning) {
    RootTable table;
    const XyBox all = bounds_of(source);
    if (all.empty()) {
        return table;
    }
    const auto most = std::max<std::size_t>(
        1024, static_cast<std::size_t>(static_cast<double>(source.vertices().size()) *
                                       tuning.root_share));
    for (table.size_log2 = tuning.root_log2;; table.size_log2 += 2) {
        const int s = table.size_log2;
        table.origin = {all.x0 >> s << s, all.y0 >> s << s};
        table.columns = static_cast<Word>((std::int64_t{all.x1} - table.origin.x) >> s) + 1;
        table.rows = static_cast<Word>((std::int64_t{all.y1} - table.origin.y) >> s) + 1;
        if (std::size_t{table.columns} * table.rows <= most || s >= k_coarsest) {
            break;
        }
    }
    table.cells.resize(std::size_t{table.columns} * table.rows);
    return table;
}

/// One feature's part of the table.
class Filler {
  public:
    Filler(RootTable& table, const XyBox& box) : m_table(table) {
        m_x0 = cell(box.x0, table.origin.x);
        m_y0 = cell(box.y0, table.origin.y);
        m_x1 = cell(box.x1, table.origin.x);
        m_y1 = cell(box.y1, table.origin.y);
        m_toggles.assign(static_cast<std::size_t>((m_x1 - m_x0 + 2) * (m_y1 - m_y0 + 1)), 0);
    }

    void edge(const CellItem& what, Word i, Xy a, Xy b) {
        const XyBox box = box_of(a, b);
        const int i0 = cell(box.x0, m_table.origin.x);
        const int i1 = cell(box.x1, m_table.origin.x);
        const int j0 = cell(box.y0, m_table.origin.y);
        const int j1 = cell(box.y1, m_table.origin.y);
        for (int y = j0; y <= j1; ++y) {
            for (int x = i0; x <= i1; ++x) {
                if (i0 == i1 || j0 == j1 || meets_box(a, b, cell_box(x, y))) {
                    at(x, y).add_edge(what, i);
                }
            }
        }
        if (what.kind == ShapeKind::polygons) {
            for (int y = j0 + 1; y <= j1; ++y) {
                toggle_row(a.y < b.y ? a : b, a.y < b.y ? b : a, y);
            }
        }
    }

    /// Parities from left to right; a cell with none of the feature's edges is inside or outside.
    void settle(FeatureId feature) {
        for (int y = m_y0; y <= m_y1; ++y) {
            bool inside = false;
            for (int x = m_x0; x <= m_x1; ++x) {
                inside = inside != (toggle(x, y) != 0);
                CellWork& work = at(x, y);
                if (!work.items.empty() && work.items.back().what.feature == feature) {
                    work.items.back().what.parity = inside;
                } else if (inside) {
                    work.covering.push_back(feature);
                }
            }
        }
    }

  private:
    RootTable& m_table;
    int m_x0 = 0, m_y0 = 0, m_x1 = 0, m_y1 = 0;
    std::vector<std::uint8_t> m_toggles;

    [[nodiscard]] int cell(std::int32_t v, std::int32_t from) const {
        return static_cast<int>((std::int64_t{v} - from) >> m_table.size_log2);
    }
    [[nodiscard]] Xy corner(int x, int y) const {
        const int s = m_table.size_log2;
        return {static_cast<std::int32_t>(m_table.origin.x + (std::int64_t{x} << s)),
                static_cast<std::int32_t>(m_table.origin.y + (std::int64_t{y} << s))};
    }
    [[nodiscard]] XyBox cell_box(int x, int y) const {
        const Xy low = corner(x, y);
        const Xy high = corner(x + 1, y + 1);
        return {low.x, low.y, high.x, high.y};
    }
    [[nodiscard]] CellWork& at(int x, int y) {
        return m_table
            .cells[static_cast<std::size_t>(y) * m_table.columns + static_cast<std::size_t>(x)];
    }
    [[nodiscard]] std::uint8_t& toggle(int x, int y) {
        return m_toggles[static_cast<std::size_t>((y - m_y0) * (m_x1 - m_x0 + 2) + (x - m_x0))];
    }

    /// The edge crosses the level of row y: corners to the right of it change sides.
    void toggle_row(Xy l, Xy u, int y) {
        const std::int32_t level = corner(0, y).y;
        if (!(l.y < level && level <= u.y)) {
            return;
        }
        const double share = (static_cast<double>(level) - l.y) / (static_cast<double>(u.y) - l.y);
        int x = std::clamp(cell(static_cast<std::int32_t>(l.x + share * (double{1} * u.x - l.x)),
                                m_table.origin.x),
                           m_x0, m_x1 + 1);
        while (x <= m_x1 && !right_of(l, u, corner(x, y))) {
            ++x;
        }
        while (x > m_x0 && right_of(l, u, corner(x - 1, y))) {
            --x;
        }
        toggle(x, y) ^= 1U;
    }
};

} // namespace

RootTable fill_roots(const ShapeSource& source, const CellTuning& tuning) {
    RootTable table = lay_out(source, tuning);
    const std::span<const Xy> all = source.vertices();
    for (FeatureId id = 0; id < source.size(); ++id) {
        const ShapeView shape = source.shape(id);
        const auto base = static_cast<Word>(shape.vertices.data() - all.data());
        const CellItem what{id, shape.kind, false};
        Filler filler(table, shape.box);
        for (const Part& part : shape.parts) {
            const Word edges = shape.kind == ShapeKind::points ? part.count : part.count - 1;
            for (Word i = base + part.first; i < base + part.first + edges; ++i) {
                filler.edge(what, i, all[i], all[end_of(shape.kind, i)]);
            }
        }
        if (shape.kind == ShapeKind::polygons) {
            filler.settle(id);
        }
    }
    return table;
}

} // namespace eco::geo::detail
