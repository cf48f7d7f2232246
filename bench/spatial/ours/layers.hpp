// SPDX-License-Identifier: MulanPSL-2.0
// Generated layers, one or several in a row, as a source of shapes for the cell index.
#pragma once

#include "data/layer_file.hpp"
#include "geo/layer_index.hpp"

#include <string>
#include <vector>

namespace eco::bench {

class Layers final : public geo::ShapeSource {
  public:
    void add(const std::vector<Polygon>& polygons);

    [[nodiscard]] geo::FeatureId size() const override {
        return static_cast<geo::FeatureId>(m_features.size());
    }
    [[nodiscard]] geo::ShapeView shape(geo::FeatureId id) const override;
    [[nodiscard]] std::span<const geo::Xy> vertices() const override { return m_vertices; }

  private:
    struct Feature {
        std::size_t first_vertex = 0, vertices = 0, first_part = 0, parts = 0;
        geo::XyBox box;
    };
    std::vector<Feature> m_features;
    std::vector<geo::Part> m_parts;
    std::vector<geo::Xy> m_vertices;
};

/// A query as the index takes it: rings closed, box known.
[[nodiscard]] geo::Shape query_shape(const Polygon& polygon, geo::ShapeKind kind);

} // namespace eco::bench
