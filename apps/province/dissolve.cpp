// SPDX-License-Identifier: MulanPSL-2.0
// Union by cancelling common edges. GEOS's coverage union refuses faces that touch in a corner the
// way ours do, so the rings are traced here: along one wedge of the inside, then cut where a walk
// meets itself, which leaves simple rings.
#include "province/tiling.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <stdexcept>

namespace eco::province {

namespace {

using Outgoing = std::multimap<Point, Point>;

/// Angle from the way back to a way out, clockwise: the smallest bounds the inside we walk along.
double clockwise(Point at, Point back, Point out) {
    const double from = std::atan2(back.y - at.y, back.x - at.x);
    const double to = std::atan2(out.y - at.y, out.x - at.x);
    const double angle = from - to;
    return angle <= 0.0 ? angle + 2.0 * std::numbers::pi : angle;
}

Outgoing::iterator next_edge(Outgoing& edges, Point at, Point back) {
    auto [first, last] = edges.equal_range(at);
    if (first == last) {
        throw std::runtime_error("a border that does not close");
    }
    auto best = first;
    for (auto it = first; it != last; ++it) {
        if (clockwise(at, back, it->second) < clockwise(at, back, best->second)) {
            best = it;
        }
    }
    return best;
}

/// A closed walk, first vertex not repeated.
Line walk(Outgoing& edges) {
    Line path = {edges.begin()->first};
    Point at = edges.begin()->second;
    edges.erase(edges.begin());
    while (at != path.front()) {
        const auto next = next_edge(edges, at, path.back());
        path.push_back(at);
        at = next->second;
        edges.erase(next);
    }
    return path;
}

void split_walk(const Line& path, Lines& rings) {
    Line open;
    std::map<Point, std::size_t> places;
    for (const Point& point : path) {
        if (const auto known = places.find(point); known != places.end()) {
            const std::size_t from = known->second;
            Line ring(open.begin() + static_cast<std::ptrdiff_t>(from), open.end());
            for (std::size_t i = from + 1; i < open.size(); ++i) {
                places.erase(open[i]);
            }
            open.resize(from + 1);
            rings.push_back(std::move(ring));
        } else {
            places[point] = open.size();
            open.push_back(point);
        }
    }
    rings.push_back(std::move(open));
}

double turn(const Line& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return twice;
}

bool inside(const Line& ring, Point point) {
    bool odd = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point a = ring[i];
        const Point b = ring[i + 1];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (b.x - a.x) * ((point.y - a.y) / (b.y - a.y))) {
            odd = !odd;
        }
    }
    return odd;
}

/// Each hole goes into the smallest shell around it.
void place_hole(const Line& hole, MultiPolygon& polygons) {
    const Point middle{(hole[0].x + hole[1].x) / 2.0, (hole[0].y + hole[1].y) / 2.0};
    Polygon* home = nullptr;
    for (Polygon& polygon : polygons) {
        if (inside(polygon.front(), middle) &&
            (home == nullptr || turn(polygon.front()) < turn(home->front()))) {
            home = &polygon;
        }
    }
    if (home == nullptr) {
        throw std::runtime_error("a hole outside every shell");
    }
    home->push_back(hole);
}

} // namespace

MultiPolygon dissolve(const std::vector<const Polygon*>& faces) {
    Outgoing edges;
    for (const auto& [from, to] : open_edges(faces)) {
        edges.emplace(from, to);
    }
    Lines rings;
    while (!edges.empty()) {
        split_walk(walk(edges), rings);
    }
    MultiPolygon polygons;
    Lines holes;
    for (Line& ring : rings) {
        std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
        ring.push_back(ring.front());
        if (turn(ring) > 0.0) {
            polygons.push_back({std::move(ring)});
        } else {
            holes.push_back(std::move(ring));
        }
    }
    std::sort(holes.begin(), holes.end());
    for (const Line& hole : holes) {
        place_hole(hole, polygons);
    }
    std::sort(polygons.begin(), polygons.end());
    return polygons;
}

} // namespace eco::province
