// SPDX-License-Identifier: MulanPSL-2.0
// One layer in GEOS, as a careful user of GEOS would hold it: an STRtree of its shapes.
#pragma once

#include "zoning/release.hpp"

#include <vector>

#include <geos_c.h>

namespace eco::bench {

/// Lives as long as the program: the shapes are not given back.
class PeerLayer {
  public:
    PeerLayer(GEOSContextHandle_t geos, const zoning::Layer& layer);

    [[nodiscard]] GEOSGeometry* geometry(const geo::ShapeView& shape) const;
    /// m² of the footprint inside the layer's shapes.
    [[nodiscard]] double area_inside(GEOSGeometry* footprint) const;

  private:
    GEOSContextHandle_t m_geos;
    GEOSSTRtree* m_tree = nullptr;
    std::vector<GEOSGeometry*> m_shapes;

    [[nodiscard]] GEOSGeometry* ring(const geo::ShapeView& shape, const geo::Part& part) const;
};

} // namespace eco::bench
