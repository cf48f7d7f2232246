// SPDX-License-Identifier: MulanPSL-2.0
// Geometry values in lon/lat: points, lines and polygons with holes, any mixture of parts.
#pragma once

#include "geo/lonlat.hpp"

#include <cstddef>
#include <vector>

namespace eco::geo {

using Line = std::vector<LonLat>;
/// Closed: first vertex == last vertex. Orientation is free here; Shape normalises it.
using Ring = std::vector<LonLat>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};

/// Usually only one of the three is filled; a collection fills several.
struct Geometry {
    std::vector<LonLat> points;
    std::vector<Line> lines;
    std::vector<Polygon> polygons;

    [[nodiscard]] bool empty() const { return points.empty() && lines.empty() && polygons.empty(); }
    [[nodiscard]] std::size_t vertex_count() const;
    bool operator==(const Geometry&) const = default;
};

/// The smallest box around all vertices; an empty geometry gives a box with west > east.
[[nodiscard]] LonLatBox bounds(const Geometry& geometry);

} // namespace eco::geo
