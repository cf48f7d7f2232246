// SPDX-License-Identifier: MulanPSL-2.0
// Edges are compared bit by bit: after noding, a common border is the same numbers on both sides.
#include "province/tiling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>

namespace eco::province {

namespace {

struct Side {
    Point from, to;
    std::size_t face;
    auto operator<=>(const Side&) const = default;
};

/// Widest stretch of a horizontal line inside the face: its middle and its length.
std::pair<Point, double> widest(const Polygon& face, double y) {
    std::vector<double> xs;
    for (const Line& ring : face) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[i + 1];
            if ((a.y > y) != (b.y > y)) {
                xs.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
            }
        }
    }
    std::sort(xs.begin(), xs.end());
    std::pair<Point, double> best{{0.0, y}, -1.0};
    for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
        if (xs[i + 1] - xs[i] > best.second) {
            best = {{(xs[i] + xs[i + 1]) / 2.0, y}, xs[i + 1] - xs[i]};
        }
    }
    return best;
}

} // namespace

Neighbours neighbours(const std::vector<Polygon>& faces) {
    std::vector<Side> sides;
    for (std::size_t f = 0; f < faces.size(); ++f) {
        for (const Line& ring : faces[f]) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                sides.push_back(
                    {std::min(ring[i], ring[i + 1]), std::max(ring[i], ring[i + 1]), f});
            }
        }
    }
    std::sort(sides.begin(), sides.end());
    Neighbours result(faces.size());
    for (std::size_t i = 0; i + 1 < sides.size(); ++i) {
        const Side& a = sides[i];
        const Side& b = sides[i + 1];
        if (a.from == b.from && a.to == b.to && a.face != b.face) {
            const double dx = a.to.x - a.from.x;
            const double dy = a.to.y - a.from.y;
            const double length = std::sqrt(dx * dx + dy * dy);
            result[a.face][b.face] += length;
            result[b.face][a.face] += length;
        }
    }
    return result;
}

Point inner_point(const Polygon& face) {
    std::set<double> levels;
    for (const Point& point : face.front()) {
        levels.insert(point.y);
    }
    const double low = *levels.begin();
    const double high = *levels.rbegin();
    std::pair<Point, double> best{{}, -1.0};
    for (const double part : {0.5, 0.31, 0.69, 0.17, 0.83}) {
        const double wanted = low + (high - low) * part;
        // Half way between two vertex levels: no vertex lies on the line.
        auto above = levels.upper_bound(wanted);
        if (above == levels.begin() || above == levels.end()) {
            continue;
        }
        const auto candidate = widest(face, (*std::prev(above) + *above) / 2.0);
        if (candidate.second > best.second) {
            best = candidate;
        }
    }
    if (best.second < 0.0) {
        throw std::runtime_error("a face without inside");
    }
    return best.first;
}

void fill_gaps(const std::vector<Polygon>& faces, std::vector<int>& owner) {
    const Neighbours around = neighbours(faces);
    bool changed = true;
    while (changed) {
        changed = false;
        const std::vector<int> before = owner;
        for (std::size_t f = 0; f < faces.size(); ++f) {
            std::map<int, double> lengths;
            for (const auto& [other, length] : around[f]) {
                if (before[f] < 0 && before[other] >= 0) {
                    lengths[before[other]] += length;
                }
            }
            const auto longest =
                std::max_element(lengths.begin(), lengths.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            if (longest != lengths.end()) {
                owner[f] = longest->first;
                changed = true;
            }
        }
    }
    if (std::find(owner.begin(), owner.end(), -1) != owner.end()) {
        throw std::runtime_error("a gap without neighbour");
    }
}

std::vector<std::pair<Point, Point>> open_edges(const std::vector<const Polygon*>& faces) {
    using Edge = std::pair<Point, Point>;
    std::vector<Edge> edges;
    for (const Polygon* face : faces) {
        for (const Line& ring : *face) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                edges.emplace_back(ring[i], ring[i + 1]);
            }
        }
    }
    std::sort(edges.begin(), edges.end());
    if (std::adjacent_find(edges.begin(), edges.end()) != edges.end()) {
        throw std::runtime_error("two parts of a tiling lie on the same side of an edge");
    }
    std::vector<Edge> open;
    for (const Edge& edge : edges) {
        if (!std::binary_search(edges.begin(), edges.end(), Edge{edge.second, edge.first})) {
            open.push_back(edge);
        }
    }
    return open;
}

bool tiles(const std::vector<const MultiPolygon*>& parts, const MultiPolygon& whole) {
    std::vector<const Polygon*> pieces;
    for (const MultiPolygon* part : parts) {
        for (const Polygon& polygon : *part) {
            pieces.push_back(&polygon);
        }
    }
    std::vector<const Polygon*> all;
    for (const Polygon& polygon : whole) {
        all.push_back(&polygon);
    }
    return open_edges(pieces) == open_edges(all);
}

} // namespace eco::province
