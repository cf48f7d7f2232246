// SPDX-License-Identifier: MulanPSL-2.0
// Layers in GEOS as a careful user holds them: prepared geometries behind an STRtree, whole or cut
// into pieces of at most 128 vertices (as PostGIS's ST_Subdivide cuts them).
#pragma once

#include "data/layer_file.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <geos_c.h>

namespace eco::bench {

[[nodiscard]] GEOSContextHandle_t geos();

struct DestroyGeometry {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

[[nodiscard]] Geometry to_point(Place p);
[[nodiscard]] Geometry to_line(const Ring& line);
[[nodiscard]] Geometry to_polygon(const Polygon& polygon);

class GeosLayers {
  public:
    struct Item {
        std::uint64_t id = 0; ///< counted over all layers
        GEOSGeometry* geometry = nullptr;
        const GEOSPreparedGeometry* prepared = nullptr;
    };

    enum class Cut { whole, pieces };
    GeosLayers(const DataFolder& data, const std::vector<std::string>& names, Cut cut);

    /// Items whose box meets the geometry's.
    void near(const GEOSGeometry* geometry, std::vector<const Item*>& out) const;
    [[nodiscard]] GEOSSTRtree* tree() const { return m_tree; }
    [[nodiscard]] double vertices() const { return m_vertices; }

  private:
    std::deque<Item> m_items;
    GEOSSTRtree* m_tree = nullptr;
    double m_vertices = 0;

    void add(Geometry geometry, std::uint64_t id);
    void cut_up(Geometry geometry, std::uint64_t id, int depth);
};

} // namespace eco::bench
