// SPDX-License-Identifier: MulanPSL-2.0
// From geometry values to flat arrays on the integer plane, and back; exact shoelace areas.
#include "geo/shape.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo {
namespace {

__extension__ using Wide = __int128;

/// Twice the signed area, mm²; exact.
Wide doubled_area(std::span<const Xy> ring) {
    Wide sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += Wide{ring[i - 1].x} * ring[i].y - Wide{ring[i].x} * ring[i - 1].y;
    }
    return sum;
}

class Builder {
  public:
    Builder(Shape& shape, const Plane& plane) : m_shape(shape), m_plane(plane) {}

    Status add(const std::vector<LonLat>& vertices, std::uint32_t polygon, std::uint32_t hole) {
        const std::size_t first = m_shape.vertices.size();
        for (const LonLat p : vertices) {
            ECO_TRY(const Xy xy, m_plane.to_plane(p));
            if (m_shape.vertices.size() == first || m_shape.vertices.back() != xy ||
                m_shape.kind == ShapeKind::points) {
                m_shape.vertices.push_back(xy);
            }
        }
        return finish(first, polygon, hole);
    }

  private:
    Shape& m_shape;
    const Plane& m_plane;

    Status finish(std::size_t first, std::uint32_t polygon, std::uint32_t hole) {
        auto& all = m_shape.vertices;
        if (m_shape.kind == ShapeKind::polygons) {
            if (all.size() > first && all.back() != all[first]) {
                all.push_back(all[first]);
            }
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
            const Wide area = doubled_area(std::span<const Xy>(all).subspan(first));
            if (all.size() - first < 4 || area == 0) {
                return fail({ErrorCode::geo_collapsed, {}, {}});
            }
            if ((area > 0) == (hole == 1)) {
                std::reverse(begin, all.end());
            }
        } else if (m_shape.kind == ShapeKind::lines && all.size() - first < 2) {
            return fail({ErrorCode::geo_collapsed, {}, {}});
        }
        m_shape.parts.push_back({static_cast<std::uint32_t>(first),
                                 static_cast<std::uint32_t>(all.size() - first), polygon, hole});
        return {};
    }
};

void fit_box(Shape& shape) {
    shape.box = {shape.vertices[0].x, shape.vertices[0].y, shape.vertices[0].x,
                 shape.vertices[0].y};
    for (const Xy p : shape.vertices) {
        shape.box.x0 = std::min(shape.box.x0, p.x);
        shape.box.y0 = std::min(shape.box.y0, p.y);
        shape.box.x1 = std::max(shape.box.x1, p.x);
        shape.box.y1 = std::max(shape.box.y1, p.y);
    }
}

} // namespace

Result<Shape> to_shape(const Geometry& geometry, const Plane& plane) {
    if (geometry.empty()) {
        return fail({ErrorCode::geo_empty_geometry, {}, {}});
    }
    Shape shape;
    Builder builder(shape, plane);
    if (!geometry.polygons.empty()) {
        shape.kind = ShapeKind::polygons;
        for (std::uint32_t i = 0; i < geometry.polygons.size(); ++i) {
            ECO_CHECK(builder.add(geometry.polygons[i].outer, i, 0));
            for (const Ring& hole : geometry.polygons[i].holes) {
                ECO_CHECK(builder.add(hole, i, 1));
            }
        }
    } else if (!geometry.lines.empty()) {
        shape.kind = ShapeKind::lines;
        for (const Line& line : geometry.lines) {
            ECO_CHECK(builder.add(line, 0, 0));
        }
    } else {
        ECO_CHECK(builder.add(geometry.points, 0, 0));
    }
    fit_box(shape);
    return shape;
}

Geometry to_geometry(const ShapeView& shape, const Plane& plane) {
    Geometry geometry;
    for (const Part& part : shape.parts) {
        std::vector<LonLat> vertices;
        vertices.reserve(part.count);
        for (const Xy p : shape.vertices.subspan(part.first, part.count)) {
            vertices.push_back(plane.to_lonlat(p));
        }
        if (shape.kind == ShapeKind::points) {
            geometry.points.insert(geometry.points.end(), vertices.begin(), vertices.end());
        } else if (shape.kind == ShapeKind::lines) {
            geometry.lines.push_back(std::move(vertices));
        } else if (part.hole == 0) {
            geometry.polygons.push_back({std::move(vertices), {}});
        } else {
            geometry.polygons.back().holes.push_back(std::move(vertices));
        }
    }
    return geometry;
}

double area_m2(const ShapeView& shape) {
    if (shape.kind != ShapeKind::polygons) {
        return 0;
    }
    Wide doubled = 0; // holes are clockwise, so they subtract themselves
    for (const Part& part : shape.parts) {
        doubled += doubled_area(shape.vertices.subspan(part.first, part.count));
    }
    return static_cast<double>(doubled) / 2e6;
}

double length_m(const ShapeView& shape) {
    if (shape.kind != ShapeKind::lines) {
        return 0;
    }
    double millimetres = 0;
    for (const Part& part : shape.parts) {
        const auto line = shape.vertices.subspan(part.first, part.count);
        for (std::size_t i = 1; i < line.size(); ++i) {
            millimetres += std::hypot(static_cast<double>(line[i].x) - line[i - 1].x,
                                      static_cast<double>(line[i].y) - line[i - 1].y);
        }
    }
    return millimetres / 1000.0;
}

} // namespace eco::geo
