// SPDX-License-Identifier: MulanPSL-2.0
// Nearest pair between disjoint shapes: since edges do not cross, the minimum lies at a vertex of
// one.
#include "support/segments.hpp"

#include <algorithm>
#include <limits>

namespace eco::geo::detail {
namespace {

/// Walks the edges of a shape; a lone point is an edge to itself.
template <class Visit>
void for_each_edge(const ShapeView& shape, Visit visit) {
    for (const Part& part : shape.parts) {
        const auto run = shape.vertices.subspan(part.first, part.count);
        if (shape.kind == ShapeKind::points) {
            for (const Xy p : run) {
                visit(p, p);
            }
            continue;
        }
        for (std::size_t i = 1; i < run.size(); ++i) {
            visit(run[i - 1], run[i]);
        }
    }
}

/// Best pair with the point on `p` and the foot on the edge u–v.
void try_vertex(Xy p, Xy u, Xy v, NearestPair& best, bool p_is_first) {
    const double dx = static_cast<double>(v.x) - u.x;
    const double dy = static_cast<double>(v.y) - u.y;
    const double px = static_cast<double>(p.x) - u.x;
    const double py = static_cast<double>(p.y) - u.y;
    const double length = dx * dx + dy * dy;
    const double t = length == 0 ? 0 : std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
    const double ex = px - t * dx;
    const double ey = py - t * dy;
    const double squared = ex * ex + ey * ey;
    if (squared >= best.squared_mm) {
        return;
    }
    const double fx = u.x + t * dx;
    const double fy = u.y + t * dy;
    best = p_is_first
               ? NearestPair{squared, static_cast<double>(p.x), static_cast<double>(p.y), fx, fy}
               : NearestPair{squared, fx, fy, static_cast<double>(p.x), static_cast<double>(p.y)};
}

/// Squared distance between the boxes of an edge and a shape: a cheap lower bound.
double gap_squared(Xy u, Xy v, const XyBox& box) {
    const auto gap = [](double low_a, double high_a, double low_b, double high_b) {
        return std::max({0.0, low_b - high_a, low_a - high_b});
    };
    const double gx = gap(std::min(u.x, v.x), std::max(u.x, v.x), box.x0, box.x1);
    const double gy = gap(std::min(u.y, v.y), std::max(u.y, v.y), box.y0, box.y1);
    return gx * gx + gy * gy;
}

} // namespace

NearestPair nearest_pair(const ShapeView& a, const ShapeView& b, double bound_mm) {
    NearestPair best;
    best.squared_mm = bound_mm * bound_mm;
    for_each_edge(b, [&](Xy u, Xy v) {
        if (gap_squared(u, v, a.box) >= best.squared_mm) {
            return;
        }
        for_each_edge(a, [&](Xy p, Xy q) {
            try_vertex(p, u, v, best, true);
            try_vertex(q, u, v, best, true);
            try_vertex(u, p, q, best, false);
            try_vertex(v, p, q, best, false);
        });
    });
    return best;
}

} // namespace eco::geo::detail
