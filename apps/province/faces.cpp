// SPDX-License-Identifier: MulanPSL-2.0
// A face takes the atom of most of its cells of its county; one without a cell, the nearest.
#include "province/faces.hpp"

#include "province/borders.hpp"
#include "province/tiling.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>

namespace eco::province {

namespace {

constexpr double k_sliver_km2 = 0.03;
constexpr int k_margin = 4;

struct Box {
    Point low{1e9, 1e9};
    Point high{-1e9, -1e9};
    [[nodiscard]] bool holds(Point p) const {
        return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
    }
};

Box box_of(const MultiPolygon& area) {
    Box box;
    for (const Polygon& polygon : area) {
        for (const Point& p : polygon.front()) {
            box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
            box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
        }
    }
    return box;
}

LabelWindow window_of(const Ground& ground, const Overlays& overlays, int county, const Box& box) {
    const Cell low = ground.lattice.at(box.low);
    const Cell high = ground.lattice.at(box.high);
    LabelWindow window;
    window.origin = {low.column - k_margin - 1, low.row - k_margin - 1};
    window.columns = high.column - low.column + 2 * k_margin + 3;
    window.rows = high.row - low.row + 2 * k_margin + 3;
    for (int row = 0; row < window.rows; ++row) {
        for (int column = 0; column < window.columns; ++column) {
            const Cell cell{window.origin.column + column, window.origin.row + row};
            const std::size_t i = ground.lattice.index(cell);
            window.labels.push_back(
                ground.lattice.holds(cell) && ground.county[i] == county ? overlays.raster[i] : -1);
        }
    }
    grow_labels(window, k_margin);
    return window;
}

int county_of(const std::vector<County>& counties, const std::vector<Box>& boxes, Point point) {
    for (std::size_t c = 0; c < counties.size(); ++c) {
        if (boxes[c].holds(point) && holds(counties[c].area, point)) {
            return static_cast<int>(c);
        }
    }
    return -1;
}

int nearest_atom(const Ground& ground, const Overlays& overlays, int county, Point point) {
    const Cell middle = ground.lattice.at(point);
    double least = std::numeric_limits<double>::max();
    int atom = -1;
    for (int reach = 2; reach <= 64 && atom < 0; reach *= 2) {
        for (int dy = -reach; dy <= reach; ++dy) {
            for (int dx = -reach; dx <= reach; ++dx) {
                const Cell cell{middle.column + dx, middle.row + dy};
                const std::size_t i = ground.lattice.holds(cell) ? ground.lattice.index(cell) : 0;
                const double away = drawing_distance(ground.lattice.centre(cell), point);
                if (ground.county[i] == county && away < least) {
                    least = away;
                    atom = overlays.raster[i];
                }
            }
        }
    }
    if (atom < 0) {
        throw std::runtime_error("a face far from every cell of its county");
    }
    return atom;
}

int atom_of(const Ground& ground, const Overlays& overlays, int county, const Polygon& face,
            Point inside) {
    std::map<int, int> votes;
    for (const std::size_t i : cells_inside(ground.lattice, face)) {
        if (ground.county[i] == county) {
            ++votes[overlays.raster[i]];
        }
    }
    if (votes.empty()) {
        return nearest_atom(ground, overlays, county, inside);
    }
    return std::max_element(votes.begin(), votes.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

double face_area(const Polygon& face) {
    double sum = 0.0;
    for (const Line& ring : face) {
        sum += ring_area_km2(ring); // holes turn the other way
    }
    return sum;
}

std::size_t root(std::vector<std::size_t>& parent, std::size_t face) {
    while (parent[face] != face) {
        parent[face] = parent[parent[face]];
        face = parent[face];
    }
    return face;
}

/// Pieces of one atom too small to see take the atom of their longest neighbour in the county.
void merge_slivers(const Neighbours& around, const std::vector<int>& county, Faces& faces) {
    std::vector<std::size_t> parent(faces.polygons.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    std::vector<double> area(parent.size(), 0.0);
    for (std::size_t f = 0; f < parent.size(); ++f) {
        for (const auto& [other, length] : around[f]) {
            if (faces.atom[other] == faces.atom[f]) {
                parent[root(parent, other)] = root(parent, f);
            }
        }
    }
    std::map<std::size_t, std::map<int, double>> borders;
    for (std::size_t f = 0; f < parent.size(); ++f) {
        area[root(parent, f)] += face_area(faces.polygons[f]);
        for (const auto& [other, length] : around[f]) {
            if (county[other] == county[f] && faces.atom[other] != faces.atom[f]) {
                borders[root(parent, f)][faces.atom[other]] += length;
            }
        }
    }
    for (std::size_t f = 0; f < parent.size(); ++f) {
        const auto found = borders.find(root(parent, f));
        if (area[root(parent, f)] < k_sliver_km2 && found != borders.end()) {
            faces.atom[f] =
                std::max_element(found->second.begin(), found->second.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; })
                    ->first;
        }
    }
}

} // namespace

Faces make_faces(const std::vector<County>& counties, const Ground& ground,
                 const Overlays& overlays) {
    Lines lines;
    std::vector<Box> boxes;
    for (std::size_t c = 0; c < counties.size(); ++c) {
        boxes.push_back(box_of(counties[c].area));
        for (const Polygon& polygon : counties[c].area) {
            lines.insert(lines.end(), polygon.begin(), polygon.end());
        }
        const LabelWindow window = window_of(ground, overlays, static_cast<int>(c), boxes.back());
        const Lines inner = clip_lines(smooth_borders(ground.lattice, window), counties[c].area);
        lines.insert(lines.end(), inner.begin(), inner.end());
    }
    Faces faces;
    faces.polygons = polygonize(node_lines(lines));
    std::vector<Point> inside;
    std::vector<int> county;
    for (const Polygon& face : faces.polygons) {
        inside.push_back(inner_point(face));
        county.push_back(county_of(counties, boxes, inside.back()));
    }
    fill_gaps(faces.polygons, county);
    for (std::size_t f = 0; f < faces.polygons.size(); ++f) {
        faces.atom.push_back(atom_of(ground, overlays, county[f], faces.polygons[f], inside[f]));
    }
    const Neighbours around = neighbours(faces.polygons);
    for (int round = 0; round < 3; ++round) {
        merge_slivers(around, county, faces);
    }
    return faces;
}

} // namespace eco::province
