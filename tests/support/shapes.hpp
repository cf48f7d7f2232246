// SPDX-License-Identifier: MulanPSL-2.0
// Shapes for geometry tests: squares on a plane over Guizhou, and a source of shapes in memory.
#pragma once

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
    explicit MemorySource(std::vector<Shape> shapes) : m_shapes(std::move(shapes)) {}
    [[nodiscard]] FeatureId size() const override {
        return static_cast<FeatureId>(m_shapes.size());
    }
    [[nodiscard]] ShapeView shape(FeatureId id) const override { return m_shapes[id].view(); }

  private:
    std::vector<Shape> m_shapes;
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
