// SPDX-License-Identifier: MulanPSL-2.0
// Edges that two accepted neighbours walk in opposite directions vanish at once; the rest is cut
// where others come near, and every piece is asked what lies right of it.
#include "geo/detail/border.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo::detail {
namespace {

struct Edge {
    Xy low, high; ///< low < high
    FeatureId feature = 0;
    bool forward = true; ///< walked low→high
    auto operator<=>(const Edge&) const = default;
};

std::vector<Edge> edges_near(const CellFile& file, const Gathered& gathered, const XyBox& box) {
    std::vector<Edge> edges;
    for (const NearEdges& near : gathered.features()) {
        if (near.kind != ShapeKind::polygons) {
            continue;
        }
        for (const Chain& chain : gathered.chains(near)) {
            for (Word i = chain.first; i < chain.first + chain.count; ++i) {
                const Xy a = file.vertices()[i];
                const Xy b = file.vertices()[i + 1];
                if (box_of(a, b).intersects(box)) {
                    edges.push_back(a < b ? Edge{a, b, near.feature, true}
                                          : Edge{b, a, near.feature, false});
                }
            }
        }
    }
    return edges;
}

/// A stretch walked by several features in one direction, once.
struct Stretch {
    Edge edge;
    std::vector<FeatureId> walkers; ///< ascending
    [[nodiscard]] bool shares_walker(const Stretch& o) const {
        auto a = walkers.begin();
        auto b = o.walkers.begin();
        while (a != walkers.end() && b != o.walkers.end()) {
            if (*a == *b) {
                return true;
            }
            *a < *b ? ++a : ++b;
        }
        return false;
    }
};

/// Drops edges with accepted polygons on both sides, and gathers those walked by many.
std::vector<Stretch> outer_stretches(std::vector<Edge> edges) {
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
        return std::tie(a.low, a.high, a.forward, a.feature) <
               std::tie(b.low, b.high, b.forward, b.feature);
    });
    std::vector<Stretch> rest;
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t end = i;
        while (end < edges.size() && edges[end].low == edges[i].low &&
               edges[end].high == edges[i].high) {
            ++end;
        }
        if (edges[i].forward == edges[end - 1].forward) {
            rest.push_back({edges[i], {}});
            for (; i < end; ++i) {
                rest.back().walkers.push_back(edges[i].feature);
            }
        }
        i = end;
    }
    return rest;
}

BorderPiece piece_of(const Edge& edge) {
    const Xy a = edge.forward ? edge.low : edge.high;
    const Xy b = edge.forward ? edge.high : edge.low;
    return {double{1} * a.x, double{1} * a.y, double{1} * b.x, double{1} * b.y};
}

/// Which stretch of the edge lies in the box (Liang & Barsky 1984); empty when first ≥ last.
std::pair<double, double> within(const BorderPiece& edge, const XyBox& box) {
    double first = 0;
    double last = 1;
    const auto clip = [&](double from, double step, double low, double high) {
        if (step == 0) {
            last = from < low || from > high ? -1 : last;
            return;
        }
        const auto [enter, leave] = std::minmax({(low - from) / step, (high - from) / step});
        first = std::max(first, enter);
        last = std::min(last, leave);
    };
    clip(edge.ax, edge.bx - edge.ax, box.x0, box.x1);
    clip(edge.ay, edge.by - edge.ay, box.y0, box.y1);
    return {first, last};
}

class Cutter {
  public:
    Cutter(const CellFile& file, const std::vector<Stretch>& all, const XyBox& box,
           FeatureFilter accept)
        : m_file(file), m_all(all), m_box(box), m_accept(accept) {
        for (const Stretch& one : all) { // sorted by the lower x already
            m_widest = std::max(m_widest, std::int64_t{one.edge.high.x} - one.edge.low.x);
        }
    }

    void cut(const Stretch& stretch, std::vector<BorderPiece>& out) {
        const Edge& edge = stretch.edge;
        const BorderPiece whole = piece_of(edge);
        // Beyond the box the edges that would cut are not known: what lies there is no answer.
        const auto [first, last] = within(whole, m_box);
        if (first >= last) {
            return;
        }
        m_cuts.assign({first, last});
        constexpr std::int64_t k_margin = 3;
        const std::int64_t from = std::int64_t{edge.low.x} - k_margin - m_widest;
        auto other =
            std::lower_bound(m_all.begin(), m_all.end(), from,
                             [](const Stretch& s, std::int64_t x) { return s.edge.low.x < x; });
        const auto [low_y, high_y] = std::minmax(edge.low.y, edge.high.y);
        for (; other != m_all.end() && other->edge.low.x <= std::int64_t{edge.high.x} + k_margin;
             ++other) {
            const auto [y0, y1] = std::minmax(other->edge.low.y, other->edge.high.y);
            // Edges of one polygon meet in their ends only.
            if (std::int64_t{y0} - k_margin <= high_y && std::int64_t{y1} + k_margin >= low_y &&
                !other->shares_walker(stretch)) {
                add_cuts(whole, piece_of(other->edge), m_cuts);
            }
        }
        std::sort(m_cuts.begin(), m_cuts.end());
        const double dx = whole.bx - whole.ax;
        const double dy = whole.by - whole.ay;
        const double length = std::hypot(dx, dy);
        for (std::size_t i = 1; i < m_cuts.size(); ++i) {
            const double s = m_cuts[i - 1];
            const double t = m_cuts[i];
            if (s < first || t > last) {
                continue;
            }
            if ((t - s) * length < k_hairline_mm && m_cuts.size() > 2) {
                continue;
            }
            const double x = whole.ax + dx * (s + t) / 2 + k_hairline_mm * dy / length;
            const double y = whole.ay + dy * (s + t) / 2 - k_hairline_mm * dx / length;
            if (!union_holds(m_file, x, y, m_accept)) {
                out.push_back(
                    {whole.ax + dx * s, whole.ay + dy * s, whole.ax + dx * t, whole.ay + dy * t});
            }
        }
    }

  private:
    const CellFile& m_file;
    const std::vector<Stretch>& m_all;
    XyBox m_box;
    FeatureFilter m_accept;
    std::int64_t m_widest = 0;
    std::vector<double> m_cuts;
};

} // namespace

void add_cuts(const BorderPiece& edge, const BorderPiece& other, std::vector<double>& cuts) {
    const double dx = edge.bx - edge.ax;
    const double dy = edge.by - edge.ay;
    const double squared = dx * dx + dy * dy;
    const double reach = k_hairline_mm * std::sqrt(squared);
    const auto height = [&](double x, double y) { return dx * (y - edge.ay) - dy * (x - edge.ax); };
    const auto along = [&](double x, double y) {
        return (dx * (x - edge.ax) + dy * (y - edge.ay)) / squared;
    };
    const auto add = [&](double t) {
        if (t > 0 && t < 1) {
            cuts.push_back(t);
        }
    };
    const double hc = height(other.ax, other.ay);
    const double hd = height(other.bx, other.by);
    if (std::abs(hc) <= reach) {
        add(along(other.ax, other.ay));
    }
    if (std::abs(hd) <= reach) {
        add(along(other.bx, other.by));
    }
    if ((hc > 0) != (hd > 0)) {
        const double t = hc / (hc - hd);
        add(along(other.ax + t * (other.bx - other.ax), other.ay + t * (other.by - other.ay)));
    }
}

bool union_holds(const CellFile& file, double x, double y, FeatureFilter accept) {
    const auto whole = [](double v) {
        return static_cast<std::int32_t>(std::clamp(std::round(v), -2147483648.0, 2147483647.0));
    };
    return is_held(file, {whole(x), whole(y)}, accept);
}

std::vector<BorderPiece> border_near(const CellFile& file, const XyBox& box, FeatureFilter accept) {
    thread_local Gathered gathered;
    gathered.gather(file, box, accept);
    std::vector<Edge> edges = edges_near(file, gathered, box);
    const bool alone =
        std::all_of(edges.begin(), edges.end(),
                    [&](const Edge& edge) { return edge.feature == edges.front().feature; }) &&
        std::all_of(gathered.covering().begin(), gathered.covering().end(),
                    [&](FeatureId id) { return !edges.empty() && id == edges.front().feature; });
    std::vector<BorderPiece> pieces;
    if (alone) {
        std::transform(edges.begin(), edges.end(), std::back_inserter(pieces), piece_of);
        return pieces;
    }
    const std::vector<Stretch> stretches = outer_stretches(std::move(edges));
    Cutter cutter(file, stretches, box, accept);
    for (const Stretch& stretch : stretches) {
        cutter.cut(stretch, pieces);
    }
    return pieces;
}

} // namespace eco::geo::detail
