// SPDX-License-Identifier: MulanPSL-2.0
// Shape: a geometry on the integer plane, in flat arrays. ShapeView looks at one that lies
// elsewhere (in a memory-mapped release). Polygon rings are closed, exterior counter-clockwise,
// holes clockwise.
#pragma once

#include "base/result.hpp"
#include "geo/geometry.hpp"
#include "geo/plane.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace eco::geo {

enum class ShapeKind : std::uint8_t { points = 0, lines = 1, polygons = 2 };

/// One ring, one line, or one run of points.
struct Part {
    std::uint32_t first = 0; ///< index of the first vertex in the vertex array
    std::uint32_t count = 0; ///< vertices, the closing one included
    std::uint32_t polygon =
        0;                  ///< which polygon of the shape a ring belongs to (0 for lines, points)
    std::uint32_t hole = 0; ///< 1 for a hole
};

struct ShapeView {
    ShapeKind kind = ShapeKind::points;
    std::span<const Xy> vertices; ///< Part.first indexes this span
    std::span<const Part> parts;
    XyBox box;
};

struct Shape {
    ShapeKind kind = ShapeKind::points;
    std::vector<Xy> vertices;
    std::vector<Part> parts;
    XyBox box;
    [[nodiscard]] ShapeView view() const { return {kind, vertices, parts, box}; }
};

/// Projects and rounds; orients and closes rings; drops consecutive equal vertices.
/// A mixed geometry keeps only its highest dimension: callers split mixed footprints into sites
/// before. Errors: geo_empty_geometry, geo_outside_plane, geo_collapsed (ring below three distinct
/// vertices).
[[nodiscard]] Result<Shape> to_shape(const Geometry& geometry, const Plane& plane);
[[nodiscard]] Geometry to_geometry(const ShapeView& shape, const Plane& plane);

/// Exact double area (m²) on the plane (shoelace in int64/128), holes subtracted; 0 for lines,
/// points.
[[nodiscard]] double area_m2(const ShapeView& shape);
/// Planar length of lines, m.
[[nodiscard]] double length_m(const ShapeView& shape);

} // namespace eco::geo
