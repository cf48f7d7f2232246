// SPDX-License-Identifier: MulanPSL-2.0
// Counting and bounding of geometry values.
#include "geo/geometry.hpp"

#include <algorithm>

namespace eco::geo {
namespace {

template <class Visit>
void for_each_vertex(const Geometry& geometry, Visit visit) {
    for (const LonLat p : geometry.points) {
        visit(p);
    }
    for (const Line& line : geometry.lines) {
        std::for_each(line.begin(), line.end(), visit);
    }
    for (const Polygon& polygon : geometry.polygons) {
        std::for_each(polygon.outer.begin(), polygon.outer.end(), visit);
        for (const Ring& hole : polygon.holes) {
            std::for_each(hole.begin(), hole.end(), visit);
        }
    }
}

} // namespace

std::size_t Geometry::vertex_count() const {
    std::size_t count = 0;
    for_each_vertex(*this, [&](LonLat) { ++count; });
    return count;
}

LonLatBox bounds(const Geometry& geometry) {
    LonLatBox box{1000, 1000, -1000, -1000};
    for_each_vertex(geometry, [&](LonLat p) {
        box.west = std::min(box.west, p.lon);
        box.south = std::min(box.south, p.lat);
        box.east = std::max(box.east, p.lon);
        box.north = std::max(box.north, p.lat);
    });
    return box;
}

} // namespace eco::geo
