// SPDX-License-Identifier: MulanPSL-2.0
// The yardstick's polygons in our arrays.
#include "ours/layers.hpp"

#include <algorithm>

namespace eco::bench {
namespace {

geo::XyBox grown(geo::XyBox box, geo::Xy p) {
    return box.empty() ? geo::XyBox{p.x, p.y, p.x, p.y}
                       : geo::XyBox{std::min(box.x0, p.x), std::min(box.y0, p.y),
                                    std::max(box.x1, p.x), std::max(box.y1, p.y)};
}

/// Appends the rings (closed) or the line, returns their box. Part.first counts from the shape.
geo::XyBox append(const Polygon& polygon, geo::ShapeKind kind, std::vector<geo::Xy>& vertices,
                  std::vector<geo::Part>& parts) {
    const std::size_t from = vertices.size();
    geo::XyBox box;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const auto first = static_cast<std::uint32_t>(vertices.size() - from);
        for (const Place p : polygon[i]) {
            vertices.push_back({p.x, p.y});
            box = grown(box, {p.x, p.y});
        }
        if (kind == geo::ShapeKind::polygons) {
            vertices.push_back({polygon[i][0].x, polygon[i][0].y});
        }
        parts.push_back({first, static_cast<std::uint32_t>(vertices.size() - from) - first, 0,
                         i > 0 ? 1U : 0U});
    }
    return box;
}

} // namespace

void Layers::add(const std::vector<Polygon>& polygons) {
    for (const Polygon& polygon : polygons) {
        Feature feature{m_vertices.size(), 0, m_parts.size(), polygon.size(), {}};
        feature.box = append(polygon, geo::ShapeKind::polygons, m_vertices, m_parts);
        feature.vertices = m_vertices.size() - feature.first_vertex;
        m_features.push_back(feature);
    }
}

geo::ShapeView Layers::shape(geo::FeatureId id) const {
    const Feature& f = m_features[id];
    return {geo::ShapeKind::polygons, vertices().subspan(f.first_vertex, f.vertices),
            std::span<const geo::Part>(m_parts).subspan(f.first_part, f.parts), f.box};
}

geo::Shape query_shape(const Polygon& polygon, geo::ShapeKind kind) {
    geo::Shape shape;
    shape.kind = kind;
    shape.box = append(polygon, kind, shape.vertices, shape.parts);
    return shape;
}

} // namespace eco::bench
