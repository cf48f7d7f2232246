// SPDX-License-Identifier: MulanPSL-2.0
// Best first over cells. An edge is measured with the stretch of the plane at the footprint; what
// comes close to the best is measured again with the stretch where it lies.
#include "geo/detail/nearest.hpp"

#include <cmath>
#include <limits>
#include <queue>

namespace eco::geo::detail {
namespace {

/// The plane's stretch changes by less than this a metre (a cone fitted to 2,000 km).
constexpr double k_stretch_a_metre = 1e-7;

struct Near {
    double bound = 0; ///< mm on the plane, squared
    std::uint64_t order = 0;
    Cell cell;
    bool operator<(const Near& o) const { // the nearest is the greatest
        return bound != o.bound ? bound > o.bound : order > o.order;
    }
};

double gap(double low_a, double high_a, double low_b, double high_b) {
    return std::max({0.0, low_b - high_a, low_a - high_b});
}

double box_gap_squared(const XyBox& a, const XyBox& b) {
    const double gx = gap(a.x0, a.x1, b.x0, b.x1);
    const double gy = gap(a.y0, a.y1, b.y0, b.y1);
    return gx * gx + gy * gy;
}

struct Pair {
    double squared = std::numeric_limits<double>::infinity(); ///< mm on the ground
    double ax = 0, ay = 0, bx = 0, by = 0;                    ///< mm on the plane
};

class Search {
  public:
    Search(const CellFile& file, const Footprint& footprint, double radius_m, FeatureFilter accept,
           const Plane* plane)
        : m_file(file), m_footprint(footprint), m_accept(accept), m_plane(plane),
          m_limit(radius_m) {
        const XyBox& box = footprint.box;
        const Xy middle{static_cast<std::int32_t>((std::int64_t{box.x0} + box.x1) / 2),
                        static_cast<std::int32_t>((std::int64_t{box.y0} + box.y1) / 2)};
        m_scale = plane == nullptr ? GroundScale{} : plane->ground_scale(middle);
        const double reach = radius_m + std::hypot(static_cast<double>(box.x1) - box.x0,
                                                   static_cast<double>(box.y1) - box.y0) /
                                            1000.0;
        m_slack = plane == nullptr ? 1.0 : 1.0 + reach * k_stretch_a_metre;
        m_least = m_scale.least() / m_slack;
    }

    std::optional<NearPair> run() {
        const double reach_mm = m_limit / m_least * 1000.0 + 1.0;
        const auto grown = [reach_mm](std::int32_t v, double way) {
            return static_cast<std::int32_t>(
                std::clamp(v + way * reach_mm, -2147483647.0, 2147483647.0));
        };
        const XyBox& box = m_footprint.box;
        m_file.visit_roots(
            {grown(box.x0, -1), grown(box.y0, -1), grown(box.x1, 1), grown(box.y1, 1)},
            [&](const Cell& cell) { open(cell); });
        while (!m_open.empty() && std::sqrt(m_open.top().bound) / 1000.0 * m_least <= m_limit) {
            const Cell cell = m_open.top().cell;
            m_open.pop();
            if (kind_of_cell(cell.word) == CellKind::node) {
                for (std::uint32_t k = 0; k < 16; ++k) {
                    open(m_file.child(cell, k));
                }
                continue;
            }
            m_file.each_item(cell, [&](const CellItem& item, std::span<const Chain> chains) {
                if (accepted(m_accept, item.feature)) {
                    try_item(item, chains);
                }
            });
        }
        return m_best;
    }

  private:
    const CellFile& m_file;
    const Footprint& m_footprint;
    FeatureFilter m_accept;
    const Plane* m_plane;
    double m_limit; ///< metres; the best so far
    GroundScale m_scale;
    double m_slack = 1, m_least = 1;
    std::priority_queue<Near> m_open;
    std::uint64_t m_order = 0;
    std::optional<NearPair> m_best;

    void open(const Cell& cell) {
        const CellKind kind = kind_of_cell(cell.word);
        if (kind != CellKind::node && kind != CellKind::leaf) {
            return; // nothing but interiors, which do not meet the footprint
        }
        const auto size = static_cast<std::int32_t>((std::int64_t{1} << cell.size_log2) - 1);
        const XyBox box{cell.corner.x, cell.corner.y, cell.corner.x + size, cell.corner.y + size};
        m_open.push({box_gap_squared(box, m_footprint.box), m_order++, cell});
    }

    void try_item(const CellItem& item, std::span<const Chain> chains) {
        const Xy* all = m_file.vertices().data();
        for (const Chain& chain : chains) {
            for (Word i = chain.first; i < chain.first + chain.count; ++i) {
                try_edge(item.feature, all[i], all[end_of(item.kind, i)]);
            }
        }
    }

    void try_edge(FeatureId feature, Xy u, Xy v) {
        const XyBox box = box_of(u, v);
        const double limit_mm = m_limit * 1000.0 * m_slack + 1.0;
        const double plane_mm = limit_mm / m_least;
        if (box_gap_squared(box, m_footprint.box) > plane_mm * plane_mm) {
            return;
        }
        Pair pair;
        pair.squared = limit_mm * limit_mm;
        bool found = false;
        for (std::size_t j = 0; j < m_footprint.size(); ++j) {
            const XyBox edge{m_footprint.x0[j], m_footprint.y0[j], m_footprint.x1[j],
                             m_footprint.y1[j]};
            const double least = std::sqrt(box_gap_squared(box, edge)) * m_least;
            if (least * least <= pair.squared) {
                const Xy a = m_footprint.a[j];
                const Xy b = m_footprint.b[j];
                found |= try_vertex<true>(a, u, v, pair);
                found |= try_vertex<true>(b, u, v, pair);
                found |= try_vertex<false>(u, a, b, pair);
                found |= try_vertex<false>(v, a, b, pair);
            }
        }
        if (found) {
            settle(feature, pair);
        }
    }

    /// The vertex p against the edge u–v, measured on the ground.
    template <bool p_is_footprint>
    bool try_vertex(Xy p, Xy u, Xy v, Pair& best) const {
        const auto [dx, dy] =
            m_scale.apply(static_cast<double>(v.x) - u.x, static_cast<double>(v.y) - u.y);
        const auto [px, py] =
            m_scale.apply(static_cast<double>(p.x) - u.x, static_cast<double>(p.y) - u.y);
        const double length = dx * dx + dy * dy;
        const double t = length == 0 ? 0 : std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
        const double ex = px - t * dx;
        const double ey = py - t * dy;
        const double squared = ex * ex + ey * ey;
        if (squared >= best.squared) {
            return false;
        }
        const double fx = u.x + t * (static_cast<double>(v.x) - u.x);
        const double fy = u.y + t * (static_cast<double>(v.y) - u.y);
        best = p_is_footprint ? Pair{squared, double{1} * p.x, double{1} * p.y, fx, fy}
                              : Pair{squared, fx, fy, double{1} * p.x, double{1} * p.y};
        return true;
    }

    void settle(FeatureId feature, const Pair& pair) {
        double metres = std::sqrt(pair.squared) / 1000.0;
        if (m_plane != nullptr) {
            const double mx = (pair.ax + pair.bx) / 2;
            const double my = (pair.ay + pair.by) / 2;
            const GroundScale here = m_plane->ground_scale(
                {static_cast<std::int32_t>(mx), static_cast<std::int32_t>(my)});
            const auto [x, y] = here.apply(pair.bx - pair.ax, pair.by - pair.ay);
            metres = std::hypot(x, y) / 1000.0;
        }
        const bool closer = m_best ? metres < m_best->metres ||
                                         (metres == m_best->metres && feature < m_best->feature)
                                   : metres <= m_limit;
        if (closer) {
            m_best = NearPair{feature, metres, pair.ax, pair.ay, pair.bx, pair.by};
            m_limit = metres;
        }
    }
};

} // namespace

std::optional<NearPair> nearest_pair(const CellFile& file, const Footprint& footprint,
                                     double radius_m, FeatureFilter accept, const Plane* plane) {
    return Search(file, footprint, radius_m, accept, plane).run();
}

} // namespace eco::geo::detail
