// SPDX-License-Identifier: MulanPSL-2.0
// Shapes for geometry tests: squares on a plane over Guizhou, and a source of shapes in memory.
#pragma once

#include "geo/cell_index.hpp"
#include "geo/layer_index.hpp"
#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <vector>

namespace eco::geo::test {

inline PlaneDefinition guizhou_plane() {
    return *Plane::fit({103.5, 24.5, 109.7, 29.3});
}

class MemorySource final : public ShapeSource {
  public:
    explicit MemorySource(std::vector<Shape> shapes) : m_shapes(std::move(shapes)) {
        for (const Shape& shape : m_shapes) {
            m_firsts.push_back(m_vertices.size());
            m_vertices.insert(m_vertices.end(), shape.vertices.begin(), shape.vertices.end());
        }
    }
    [[nodiscard]] FeatureId size() const override {
        return static_cast<FeatureId>(m_shapes.size());
    }
    [[nodiscard]] ShapeView shape(FeatureId id) const override {
        const Shape& shape = m_shapes[id];
        return {shape.kind, vertices().subspan(m_firsts[id], shape.vertices.size()), shape.parts,
                shape.box};
    }
    [[nodiscard]] std::span<const Xy> vertices() const override { return m_vertices; }

  private:
    std::vector<Shape> m_shapes;
    std::vector<Xy> m_vertices;
    std::vector<std::size_t> m_firsts;
};

/// A source with its cell index.
struct IndexedSource {
    explicit IndexedSource(std::vector<Shape> shapes) : source(std::move(shapes)) {}
    Plane plane{guizhou_plane()};
    MemorySource source;
    std::vector<std::uint32_t> words = build_cell_index(source);
    std::unique_ptr<LayerIndex> index = *open_cell_index(source, words, plane);
};

/// Axis-parallel rectangle on the plane, corners in metres.
inline Shape rectangle(double x0, double y0, double x1, double y1) {
    const auto mm = [](double metres) { return static_cast<std::int32_t>(metres * 1000); };
    Shape shape;
    shape.kind = ShapeKind::polygons;
    shape.vertices = {
        {mm(x0), mm(y0)}, {mm(x1), mm(y0)}, {mm(x1), mm(y1)}, {mm(x0), mm(y1)}, {mm(x0), mm(y0)}};
    shape.parts = {{0, 5, 0, 0}};
    shape.box = {mm(x0), mm(y0), mm(x1), mm(y1)};
    return shape;
}

inline Shape point(double x, double y) {
    const Xy p{static_cast<std::int32_t>(x * 1000), static_cast<std::int32_t>(y * 1000)};
    return {ShapeKind::points, {p}, {{0, 1, 0, 0}}, {p.x, p.y, p.x, p.y}};
}

} // namespace eco::geo::test
