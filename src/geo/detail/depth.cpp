// SPDX-License-Identifier: MulanPSL-2.0
// Branch and bound over the footprint's edges and over squares of its inside, the most promising
// first. The distance to the border, negative outside, changes no faster than one walks. A peak
// inside the footprint needs border on both sides; every other greatest depth lies on its edges.
#include "geo/detail/depth.hpp"

#include "geo/detail/border.hpp"
#include "geo/detail/deep_spot.hpp"
#include "geo/detail/depth_bound.hpp"
#include "geo/detail/footprint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <queue>

namespace eco::geo::detail {
namespace {

constexpr double k_precision_mm = 10.0;
/// Places measured at most; what has been found by then stands, and never overstates.
constexpr int k_most_places = 200'000;

struct Place {
    double bound = 0; ///< nothing in it is deeper
    int number = 0;   ///< decides between equal bounds, so that the order is always the same
    Vec from, to;     ///< an edge's stretch, or centre (from) of a square; mm on the plane
    double half = 0;  ///< of the square; 0 for a stretch
    std::shared_ptr<const Pieces> pieces;
    bool operator<(const Place& o) const {
        return bound != o.bound ? bound < o.bound : number > o.number;
    }
};

class Search {
  public:
    Search(const CellFile& file, const Footprint& footprint, double limit_mm, FeatureFilter accept,
           const GroundScale& scale)
        : m_file(file), m_footprint(footprint), m_accept(accept), m_limit(limit_mm),
          m_scale(scale) {
        const double reach = m_limit / m_scale.least() + 10.0;
        for (const BorderPiece& p : border_near(file, widened(footprint.box, reach), accept)) {
            m_border.push_back({ground({p.ax, p.ay}), ground({p.bx, p.by})});
        }
        m_all.resize(m_border.size());
        for (std::uint32_t i = 0; i < m_all.size(); ++i) {
            m_all[i] = i;
        }
        for (std::size_t j = 0; j < footprint.size(); ++j) {
            m_outline.push_back({ground(at(footprint.a[j])), ground(at(footprint.b[j]))});
            m_outline_all.push_back(static_cast<std::uint32_t>(j));
        }
    }

    /// Millimetres.
    double run() {
        const auto all = std::make_shared<const Pieces>(m_all);
        start_vertices();
        if (m_footprint.kind != ShapeKind::points && !done()) {
            for (std::size_t j = 0; j < m_footprint.size() && !done(); ++j) {
                open_stretch(at(m_footprint.a[j]), at(m_footprint.b[j]), all);
            }
            if (m_footprint.kind == ShapeKind::polygons) {
                open_box(all);
            }
        }
        while (!done() && !m_open.empty() && m_open.top().bound > m_best + k_precision_mm) {
            const Place place = m_open.top();
            m_open.pop();
            place.half > 0 ? quarter(place) : halve(place);
        }
        return std::min(m_best, m_limit);
    }

  private:
    const CellFile& m_file;
    const Footprint& m_footprint;
    FeatureFilter m_accept;
    double m_limit;
    GroundScale m_scale;
    std::vector<Segment> m_border, m_outline;
    Pieces m_all, m_outline_all;
    std::priority_queue<Place> m_open;
    double m_best = 0;
    int m_number = 0;

    [[nodiscard]] static Vec at(Xy p) {
        return {static_cast<double>(p.x), static_cast<double>(p.y)};
    }
    [[nodiscard]] Vec ground(Vec p) const {
        const Vec from{p.x - m_footprint.box.x0, p.y - m_footprint.box.y0};
        const auto [x, y] = m_scale.apply(from.x, from.y);
        return {x, y};
    }
    [[nodiscard]] bool done() const { return m_best >= m_limit || m_number >= k_most_places; }
    [[nodiscard]] bool in_union(Vec p) const { return union_holds(m_file, p.x, p.y, m_accept); }

    void start_vertices() {
        for (std::size_t j = 0; j < m_footprint.size() && !done(); ++j) {
            try_vertex(at(m_footprint.a[j]));
            if (m_footprint.kind == ShapeKind::lines) {
                try_vertex(at(m_footprint.b[j]));
            }
        }
    }

    void try_vertex(Vec p) {
        const double depth = nearest_foot(m_border, m_all, ground(p)).distance;
        if (depth > m_best && in_union(p)) {
            m_best = depth;
        }
    }

    /// Looks at the middle of a disc; keeps it open with the pieces that can be nearest in it.
    void look(Place place, Vec middle, double radius, Vec along, const Pieces& pieces) {
        const Vec c = ground(middle);
        const Foot foot = nearest_foot(m_border, pieces, c);
        const bool inside = in_union(middle);
        if (!inside && foot.distance > radius) {
            return;
        }
        const bool square = place.half > 0;
        const bool ours = !square || in_footprint(middle);
        if (!ours && nearest_foot(m_outline, m_outline_all, c).distance > radius) {
            return;
        }
        if (inside && ours) {
            m_best = std::max(m_best, foot.distance);
        }
        auto near = within(m_border, pieces, c, foot.distance + 2 * radius + 1);
        if (square &&
            (has_no_peak(m_border, pieces, c, radius, foot) || one_sided(m_border, near))) {
            return;
        }
        place.bound =
            inside ? farthest(m_border, pieces, c, radius, along, foot) : radius - foot.distance;
        if (!square) {
            const std::array<Vec, 2> ends{ground(place.from), ground(place.to)};
            place.bound = std::min(place.bound, farthest_in_hull(m_border, pieces, ends));
        }
        place.number = m_number++;
        if (place.bound > m_best + k_precision_mm) {
            place.pieces = std::make_shared<const Pieces>(std::move(near));
            m_open.push(std::move(place));
        }
    }

    [[nodiscard]] bool in_footprint(Vec p) const {
        return m_footprint.holds<Shift::plus>({static_cast<std::int32_t>(std::lround(p.x)),
                                               static_cast<std::int32_t>(std::lround(p.y))});
    }

    void open_stretch(Vec a, Vec b, const std::shared_ptr<const Pieces>& pieces) {
        const Vec d = ground(b) - ground(a);
        const double length = d.norm();
        if (length > 0) {
            look({0, 0, a, b, 0, nullptr}, (a + b) * 0.5, length / 2, d * (1 / length), *pieces);
        }
    }

    void open_square(Vec centre, double half, const Pieces& pieces) {
        const double radius = half * std::sqrt(2.0) / m_scale.least();
        look({0, 0, centre, centre, half, nullptr}, centre, radius, {}, pieces);
    }

    void open_box(const std::shared_ptr<const Pieces>& pieces) {
        const XyBox& box = m_footprint.box;
        const double width = static_cast<double>(box.x1) - box.x0;
        const double height = static_cast<double>(box.y1) - box.y0;
        open_square({box.x0 + width / 2, box.y0 + height / 2}, std::max(width, height) / 2 + 1,
                    *pieces);
    }

    void halve(const Place& stretch) {
        const Vec middle = (stretch.from + stretch.to) * 0.5;
        open_stretch(stretch.from, middle, stretch.pieces);
        open_stretch(middle, stretch.to, stretch.pieces);
    }

    void quarter(const Place& square) {
        const double half = square.half / 2;
        for (const double dx : {-half, half}) {
            for (const double dy : {-half, half}) {
                open_square({square.from.x + dx, square.from.y + dy}, half, *square.pieces);
            }
        }
    }
};

} // namespace

double depth_into(const CellFile& file, const ShapeView& footprint, double limit_m,
                  FeatureFilter accept, const Plane& plane) {
    const XyBox& box = footprint.box;
    const GroundScale scale =
        plane.ground_scale({static_cast<std::int32_t>((std::int64_t{box.x0} + box.x1) / 2),
                            static_cast<std::int32_t>((std::int64_t{box.y0} + box.y1) / 2)});
    const double limit_mm = limit_m * 1000.0;
    if (has_deep_spot(file, footprint, limit_mm, accept, scale)) {
        return limit_m;
    }
    return Search(file, Footprint(footprint), limit_mm, accept, scale).run() / 1000.0;
}

} // namespace eco::geo::detail
