// SPDX-License-Identifier: MulanPSL-2.0
// Dividing a cell into 4×4: edges go to the children they meet, parities along exact paths.
#include "geo/detail/cell_build.hpp"
#include "geo/detail/exact.hpp"

namespace eco::geo::detail {
namespace {

/// Children above this multiple of the parent's edges: long edges, which dividing only repeats.
constexpr Word k_most_repeats = 3;

class Divider {
  public:
    Divider(Xy corner, int size_log2, std::span<CellWork, 16> children)
        : m_corner(corner), m_log2(size_log2 - 2), m_children(children) {}

    void edge(const CellItem& what, Word i, Xy a, Xy b) {
        const XyBox box = box_of(a, b);
        const int i0 = column(box.x0, m_corner.x);
        const int i1 = column(box.x1, m_corner.x);
        const int j0 = column(box.y0, m_corner.y);
        const int j1 = column(box.y1, m_corner.y);
        for (int y = j0; y <= j1; ++y) {
            for (int x = i0; x <= i1; ++x) {
                if (i0 == i1 || j0 == j1 || meets_box(a, b, child_box(x, y))) {
                    m_children[static_cast<std::size_t>(y * 4 + x)].add_edge(what, i);
                }
            }
        }
    }

    /// Which of the 16 corners the edge parts from the parent's, one bit each.
    [[nodiscard]] unsigned parted(Xy a, Xy b) const {
        unsigned mask = 0;
        if ((a.y < m_corner.y) != (b.y < m_corner.y)) {
            const Xy l = a.y < b.y ? a : b;
            const Xy u = a.y < b.y ? b : a;
            const bool base = right_of(l, u, m_corner);
            for (int x = 1; x < 4; ++x) {
                mask ^= right_of(l, u, at(x, 0)) != base ? 0x1111U << x : 0U;
            }
        }
        for (int x = 0; x < 4; ++x) {
            const std::int32_t wall = at(x, 0).x;
            if ((a.x < wall) != (b.x < wall)) {
                mask ^= upright(a.x < b.x ? a : b, a.x < b.x ? b : a, x);
            }
        }
        return mask;
    }

  private:
    Xy m_corner;
    int m_log2;
    std::span<CellWork, 16> m_children;

    [[nodiscard]] int column(std::int32_t v, std::int32_t from) const {
        const std::int64_t cell = (std::int64_t{v} - from) >> m_log2;
        return static_cast<int>(std::clamp<std::int64_t>(cell, 0, 3));
    }
    [[nodiscard]] Xy at(int x, int y) const {
        return {m_corner.x + static_cast<std::int32_t>(std::int64_t{x} << m_log2),
                m_corner.y + static_cast<std::int32_t>(std::int64_t{y} << m_log2)};
    }
    [[nodiscard]] XyBox child_box(int x, int y) const {
        const Xy low = at(x, y);
        const auto size = static_cast<std::int32_t>(std::int64_t{1} << m_log2);
        return {low.x, low.y, low.x + size, low.y + size};
    }
    [[nodiscard]] unsigned upright(Xy l, Xy r, int x) const {
        unsigned mask = 0;
        if (turn(l, r, at(x, 0)) <= 0) {
            for (int y = 1; y < 4; ++y) {
                mask ^= turn(l, r, at(x, y)) > 0 ? 1U << (y * 4 + x) : 0U;
            }
        }
        return mask;
    }
};

/// Ends an item: children with edges learn their parity, children without are inside or outside.
void settle(const CellWork::Item& item, unsigned corners, std::span<CellWork, 16> children) {
    for (std::size_t k = 0; k < 16; ++k) {
        CellWork& child = children[k];
        const bool inside = (corners >> k & 1U) != 0;
        if (!child.items.empty() && child.items.back().what.feature == item.what.feature) {
            child.items.back().what.parity = inside;
        } else if (inside) {
            child.covering.push_back(item.what.feature);
        }
    }
}

} // namespace

void CellWork::clear() {
    items.clear();
    chains.clear();
    covering.clear();
    edges = 0;
}

void CellWork::add_edge(const CellItem& what, Word i) {
    ++edges;
    if (items.empty() || items.back().what.feature != what.feature) {
        items.push_back({what, static_cast<Word>(chains.size()), 0});
    }
    if (items.back().chains > 0 && chains.back().first + chains.back().count == i) {
        ++chains.back().count;
        return;
    }
    chains.push_back({i, 1});
    ++items.back().chains;
}

bool mirrors(const CellWork& work, std::size_t i, std::span<const Xy> vertices) {
    const CellWork::Item& one = work.items[i - 1];
    const CellWork::Item& other = work.items[i];
    if (one.what.kind != ShapeKind::polygons || other.what.kind != ShapeKind::polygons ||
        one.chains != other.chains) {
        return false;
    }
    const auto reversed = [&](const Chain& a, const Chain& b) {
        for (Word k = 0; a.count == b.count && k <= a.count; ++k) {
            if (vertices[a.first + k] != vertices[b.first + b.count - k]) {
                return false;
            }
        }
        return a.count == b.count;
    };
    const auto chains_of = [&](const CellWork::Item& item) {
        return std::span(work.chains).subspan(item.first_chain, item.chains);
    };
    const auto theirs = chains_of(one);
    const auto mine = chains_of(other);
    constexpr std::size_t k_most = 32; // chains in a leaf worth pairing
    std::uint32_t taken = 0;
    return mine.size() <= k_most && std::all_of(mine.begin(), mine.end(), [&](const Chain& a) {
               for (std::size_t k = 0; k < theirs.size(); ++k) {
                   if ((taken >> k & 1U) == 0 && reversed(a, theirs[k])) {
                       taken |= 1U << k;
                       return true;
                   }
               }
               return false;
           });
}

bool divide(const CellWork& work, std::span<const Xy> vertices, Xy corner, int size_log2,
            std::span<CellWork, 16> children) {
    for (CellWork& child : children) {
        child.clear();
        child.covering = work.covering;
    }
    Divider divider(corner, size_log2, children);
    for (const CellWork::Item& item : work.items) {
        unsigned corners = item.what.parity ? 0xffffU : 0U;
        for (Word c = item.first_chain; c < item.first_chain + item.chains; ++c) {
            const Chain chain = work.chains[c];
            for (Word i = chain.first; i < chain.first + chain.count; ++i) {
                const Xy a = vertices[i];
                const Xy b = vertices[end_of(item.what.kind, i)];
                divider.edge(item.what, i, a, b);
                corners ^= item.what.kind == ShapeKind::polygons ? divider.parted(a, b) : 0U;
            }
        }
        settle(item, corners, children);
    }
    Word repeated = 0;
    for (CellWork& child : children) {
        repeated += child.edges;
        std::inplace_merge(child.covering.begin(),
                           child.covering.begin() +
                               static_cast<std::ptrdiff_t>(work.covering.size()),
                           child.covering.end());
    }
    return repeated <= k_most_repeats * work.edges;
}

} // namespace eco::geo::detail
