// SPDX-License-Identifier: MulanPSL-2.0
// Clipping (Sutherland–Hodgman against the frame) and thinning for the drawing only.
#include "report/map_canvas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace eco::report {
namespace {

constexpr double k_min_width_m = 5000;
constexpr double k_margin = 1.6; ///< frame over content
constexpr double k_thin_px = 0.7;

struct Point {
    double x = 0, y = 0;
};
using Points = std::vector<Point>;

/// One half-plane of the frame: inside(p), and where a segment crosses its border.
struct Edge {
    bool vertical = false;
    double at = 0;
    double sign = 1; ///< +1 keeps what is greater

    [[nodiscard]] bool inside(Point p) const { return sign * ((vertical ? p.x : p.y) - at) >= 0; }
    [[nodiscard]] Point cross(Point a, Point b) const {
        const double from = vertical ? a.x : a.y;
        const double to = vertical ? b.x : b.y;
        const double t = (at - from) / (to - from);
        return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    }
};

Points clip(const Points& ring, const Edge& edge) {
    Points out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[(i + 1) % ring.size()];
        if (edge.inside(a)) {
            out.push_back(a);
        }
        if (edge.inside(a) != edge.inside(b)) {
            out.push_back(edge.cross(a, b));
        }
    }
    return out;
}

} // namespace

MapCanvas::MapCanvas(const geo::XyBox& content) {
    const double width = (double(content.x1) - content.x0) / 1000.0;
    const double height = (double(content.y1) - content.y0) / 1000.0;
    const double wanted =
        std::max({k_min_width_m, width * k_margin, height * k_margin * k_width / k_height});
    m_metres_per_pixel = wanted / k_width;
    const double cx = (double(content.x0) + content.x1) / 2;
    const double cy = (double(content.y0) + content.y1) / 2;
    const double half_x = wanted * 500.0;
    const double half_y = half_x * k_height / k_width;
    const auto mm = [](double value) { return static_cast<std::int32_t>(std::llround(value)); };
    m_frame = {mm(cx - half_x), mm(cy - half_y), mm(cx + half_x), mm(cy + half_y)};
}

std::pair<double, double> MapCanvas::pixel(geo::Xy p) const {
    return {(double(p.x) - m_frame.x0) / 1000.0 / m_metres_per_pixel,
            (double(m_frame.y1) - p.y) / 1000.0 / m_metres_per_pixel};
}

std::string MapCanvas::path(const geo::ShapeView& shape) const {
    std::string out;
    if (!shape.box.intersects(m_frame)) {
        return out;
    }
    for (const geo::Part& part : shape.parts) {
        const auto run = shape.vertices.subspan(part.first, part.count);
        if (shape.kind == geo::ShapeKind::polygons) {
            add_ring(run, out);
        } else if (shape.kind == geo::ShapeKind::lines) {
            add_line(run, out);
        } else {
            for (const geo::Xy p : run) { // a dot: a line of no length with round caps
                const auto [x, y] = pixel(p);
                out += fmt::format("M{:.1f} {:.1f}h0", x, y);
            }
        }
    }
    return out;
}

namespace {

/// "M…L…", leaving out vertices nearer than a pixel can show.
void trace(const Points& points, std::string& out) {
    Point last = points[0];
    out += fmt::format("M{:.1f} {:.1f}", last.x, last.y);
    for (std::size_t i = 1; i < points.size(); ++i) {
        const bool far = std::hypot(points[i].x - last.x, points[i].y - last.y) >= k_thin_px;
        if (far || i + 1 == points.size()) {
            last = points[i];
            out += fmt::format("L{:.1f} {:.1f}", last.x, last.y);
        }
    }
}

} // namespace

void MapCanvas::add_ring(std::span<const geo::Xy> ring, std::string& out) const {
    Points points;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) { // the closing vertex is drawn by Z
        const auto [x, y] = pixel(ring[i]);
        points.push_back({x, y});
    }
    for (const Edge& edge : {Edge{true, -2, 1}, Edge{true, k_width + 2, -1}, Edge{false, -2, 1},
                             Edge{false, k_height + 2, -1}}) {
        points = clip(points, edge);
    }
    if (points.size() >= 3) {
        trace(points, out);
        out += "Z";
    }
}

void MapCanvas::add_line(std::span<const geo::Xy> line, std::string& out) const {
    Points run; // consecutive segments that may be seen; the SVG clips their ends
    const auto flush = [&] {
        if (run.size() > 1) {
            trace(run, out);
        }
        run.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const geo::XyBox box{std::min(line[i - 1].x, line[i].x), std::min(line[i - 1].y, line[i].y),
                             std::max(line[i - 1].x, line[i].x),
                             std::max(line[i - 1].y, line[i].y)};
        if (!box.intersects(m_frame)) {
            flush();
            continue;
        }
        if (run.empty()) {
            const auto [x, y] = pixel(line[i - 1]);
            run.push_back({x, y});
        }
        const auto [x, y] = pixel(line[i]);
        run.push_back({x, y});
    }
    flush();
}

} // namespace eco::report
