// SPDX-License-Identifier: MulanPSL-2.0
// Covering, decided at the middles of the pieces into which footprint and border cut each other.
#include "geo/detail/within_union.hpp"

#include "geo/detail/border.hpp"
#include "geo/detail/point_in_shape.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo::detail {
namespace {

using Cuts = std::vector<double>;

/// Borders count so far beyond a footprint: a hairline, rounded.
constexpr double k_beyond_mm = 3;

std::vector<BorderPiece> edges_of(const ShapeView& shape) {
    std::vector<BorderPiece> edges;
    for (const Part& part : shape.parts) {
        const auto run = shape.vertices.subspan(part.first, part.count);
        for (std::size_t i = 1; i < run.size(); ++i) {
            edges.push_back({double{1} * run[i - 1].x, double{1} * run[i - 1].y,
                             double{1} * run[i].x, double{1} * run[i].y});
        }
    }
    return edges;
}

bool boxes_meet(const BorderPiece& a, const BorderPiece& b) {
    const auto apart = [](double a0, double a1, double b0, double b1) {
        return std::max(a0, a1) + k_hairline_mm < std::min(b0, b1) ||
               std::max(b0, b1) + k_hairline_mm < std::min(a0, a1);
    };
    return !apart(a.ax, a.bx, b.ax, b.bx) && !apart(a.ay, a.by, b.ay, b.by);
}

/// True when `good` holds at the middle of every piece of the edge between the others; the middle
/// comes with the unit vector to the right of the edge.
template <class Good>
bool all_pieces(const BorderPiece& edge, const std::vector<BorderPiece>& others, Good good) {
    Cuts cuts{0.0, 1.0};
    for (const BorderPiece& other : others) {
        if (boxes_meet(edge, other)) {
            add_cuts(edge, other, cuts);
        }
    }
    std::sort(cuts.begin(), cuts.end());
    const double dx = edge.bx - edge.ax;
    const double dy = edge.by - edge.ay;
    const double length = std::hypot(dx, dy);
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        const double middle = (cuts[i - 1] + cuts[i]) / 2;
        const bool hairline = (cuts[i] - cuts[i - 1]) * length < k_hairline_mm && cuts.size() > 2;
        if (!hairline &&
            !good(edge.ax + dx * middle, edge.ay + dy * middle, dy / length, -dx / length)) {
            return false;
        }
    }
    return true;
}

/// On a spike thinner than a hairline, both sides and the place rounded to the grid may be outside.
bool on_border(const std::vector<BorderPiece>& border, double x, double y) {
    return std::any_of(border.begin(), border.end(), [&](const BorderPiece& piece) {
        const double dx = piece.bx - piece.ax;
        const double dy = piece.by - piece.ay;
        const double along = ((x - piece.ax) * dx + (y - piece.ay) * dy) / (dx * dx + dy * dy);
        const double t = std::clamp(along, 0.0, 1.0);
        return std::hypot(piece.ax + t * dx - x, piece.ay + t * dy - y) <= k_hairline_mm;
    });
}

bool line_within(const CellFile& file, const ShapeView& line, FeatureFilter accept) {
    const auto border = border_near(file, widened(line.box, k_beyond_mm), accept);
    const auto edges = edges_of(line);
    return std::all_of(edges.begin(), edges.end(), [&](const BorderPiece& edge) {
        return all_pieces(edge, border, [&](double x, double y, double nx, double ny) {
            const double h = k_hairline_mm;
            return union_holds(file, x, y, accept) ||
                   union_holds(file, x + h * nx, y + h * ny, accept) ||
                   union_holds(file, x - h * nx, y - h * ny, accept) || on_border(border, x, y);
        });
    });
}

bool polygon_within(const CellFile& file, const ShapeView& polygon, FeatureFilter accept) {
    const auto border = border_near(file, widened(polygon.box, k_beyond_mm), accept);
    const auto edges = edges_of(polygon);
    return std::all_of(border.begin(), border.end(), [&](const BorderPiece& piece) {
        return all_pieces(piece, edges, [&](double x, double y, double nx, double ny) {
            const Xy beyond{static_cast<std::int32_t>(std::lround(x + k_hairline_mm * nx)),
                            static_cast<std::int32_t>(std::lround(y + k_hairline_mm * ny))};
            return locate(polygon, beyond) != Location::inside ||
                   union_holds(file, beyond.x, beyond.y, accept); // across a notch like a hair
        });
    });
}

} // namespace

bool within_union(const CellFile& file, const ShapeView& footprint, FeatureFilter accept) {
    if (footprint.kind == ShapeKind::polygons) {
        return polygon_within(file, footprint, accept);
    }
    if (footprint.kind == ShapeKind::lines) {
        return line_within(file, footprint, accept);
    }
    return std::all_of(footprint.vertices.begin(), footprint.vertices.end(),
                       [&](Xy p) { return union_holds(file, p.x, p.y, accept); });
}

double area_but_hairlines_m2(const ShapeView& polygon) {
    double border_mm = 0;
    for (const BorderPiece& edge : edges_of(polygon)) {
        border_mm += std::hypot(edge.bx - edge.ax, edge.by - edge.ay);
    }
    return area_m2(polygon) * 0.999 - k_hairline_mm * border_mm / 1e6;
}

} // namespace eco::geo::detail
