// SPDX-License-Identifier: MulanPSL-2.0
// What GEOS says about one feature and one footprint, feature by feature, without any index.
#pragma once

#include "geo/detail/geos.hpp"
#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <vector>

namespace eco::geo::test {

/// All coordinates less this corner: GEOS reckons in doubles, small numbers keep it exact.
class Witness {
  public:
    explicit Witness(const Shape& footprint);

    [[nodiscard]] bool touches(const Shape& feature) const;
    [[nodiscard]] double area_m2(const Shape& feature) const;
    /// Every edge of the footprint by itself: the share inside or on the border, times its length
    /// on the ground.
    [[nodiscard]] double length_m(const Shape& feature, const Plane& plane) const;
    [[nodiscard]] std::uint32_t points(const Shape& feature) const;
    /// On the plane, mm.
    [[nodiscard]] double distance_mm(const Shape& feature) const;
    /// The part of the footprint outside all polygons of the layer.
    [[nodiscard]] detail::Geos left_over(const std::vector<Shape>& layer) const;
    /// How deep (mm on the plane) the footprint reaches into the union, from places on a lattice of
    /// `steps` × `steps` over its box: no less than the deepest place of the footprint seen, no
    /// more than the deepest of the union seen and half a diagonal of the lattice.
    struct Depth {
        double least_mm = 0, most_mm = 0;
    };
    [[nodiscard]] Depth depth(const std::vector<Shape>& layer, int steps) const;

  private:
    const Shape& m_footprint;
    Xy m_origin;
    detail::Geos m_mine;

    [[nodiscard]] detail::Geos geometry(const Shape& shape) const;
    [[nodiscard]] detail::Geos union_of(const std::vector<Shape>& layer) const;
};

/// Does GEOS know a disc of this radius inside?
[[nodiscard]] bool holds_a_disc(const GEOSGeometry* geometry, double radius_mm);

} // namespace eco::geo::test
