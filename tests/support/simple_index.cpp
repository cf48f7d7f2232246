// SPDX-License-Identifier: MulanPSL-2.0
// The simple index: boxes by packed R-tree, measures by GEOS on coordinates that are whole
// millimetres. Sound and plain; the cell index is compared with it.
#include "support/simple_index.hpp"

#include "geo/crs.hpp"
#include "geo/detail/geos.hpp"
#include "geo/detail/point_in_shape.hpp"
#include "geo/packed_tree.hpp"
#include "support/segments.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo {
namespace {

using detail::Geos;
using detail::geos;
using detail::own;

/// Distances on the equal-area plane differ from the ellipsoid's by less than this within 2,000 km:
/// candidates this much behind the best are confirmed too.
constexpr double k_plane_distortion = 0.02;

XyBox grown(const XyBox& box, double metres) {
    const auto clamp = [](double v) {
        return static_cast<std::int32_t>(std::clamp(v, -2147483647.0, 2147483647.0));
    };
    const double mm = metres * 1000.0;
    return {clamp(box.x0 - mm), clamp(box.y0 - mm), clamp(box.x1 + mm), clamp(box.y1 + mm)};
}

bool accepted(FeatureFilter accept, FeatureId id) {
    return accept.empty() || accept[id] != 0;
}

class SimpleIndex final : public LayerIndex {
  public:
    SimpleIndex(const ShapeSource& source, std::span<const std::uint32_t> tree, const Plane& plane)
        : m_source(source), m_tree(tree), m_plane(plane) {}

    [[nodiscard]] std::vector<FeatureId> covering(Xy point) const override {
        std::vector<FeatureId> found;
        for (const FeatureId id : m_tree.search({point.x, point.y, point.x, point.y})) {
            const ShapeView shape = m_source.shape(id);
            if (shape.kind == ShapeKind::polygons &&
                detail::locate(shape, point) != detail::Location::outside) {
                found.push_back(id);
            }
        }
        return found;
    }

    [[nodiscard]] std::vector<Overlap> overlaps(const ShapeView& footprint) const override {
        const Xy origin{footprint.box.x0, footprint.box.y0};
        const Geos mine = detail::to_geos(footprint, origin);
        std::vector<Overlap> found;
        for (const FeatureId id : m_tree.search(footprint.box)) {
            const Geos theirs = detail::to_geos(m_source.shape(id), origin);
            if (GEOSIntersects_r(geos(), mine.get(), theirs.get()) == 1) {
                found.push_back(measured(id, footprint,
                                         own(GEOSIntersection_r(geos(), mine.get(), theirs.get())),
                                         origin));
            }
        }
        return found;
    }

    [[nodiscard]] std::optional<Nearest> nearest(const ShapeView& footprint, double radius_m,
                                                 FeatureFilter accept) const override {
        const double reach = radius_m * (1 + k_plane_distortion);
        const Xy origin{footprint.box.x0, footprint.box.y0};
        const Geos mine = detail::to_geos(footprint, origin);
        std::optional<Nearest> best;
        for (const FeatureId id : m_tree.search(grown(footprint.box, reach))) {
            if (!accepted(accept, id)) {
                continue;
            }
            const auto candidate =
                distance_to(id, footprint, mine.get(), origin,
                            best ? best->distance_m * (1 + k_plane_distortion) + 1 : reach);
            if (candidate && candidate->distance_m <= radius_m &&
                (!best || candidate->distance_m < best->distance_m)) {
                best = candidate;
            }
        }
        return best;
    }

    [[nodiscard]] double depth_m(const ShapeView& footprint, double limit_m,
                                 FeatureFilter accept) const override {
        const Xy origin{footprint.box.x0, footprint.box.y0};
        const Geos zone =
            union_near(grown(footprint.box, limit_m * (1 + k_plane_distortion)), accept, origin);
        const Geos mine = detail::to_geos(footprint, origin);
        const Geos inside = own(GEOSIntersection_r(geos(), mine.get(), zone.get()));
        if (detail::is_empty(inside.get())) {
            return 0;
        }
        const Geos border = own(GEOSBoundary_r(geos(), zone.get()));
        return std::min(limit_m, deepest_mm(inside.get(), border.get()) / 1000.0);
    }

    [[nodiscard]] bool covers(const ShapeView& footprint, FeatureFilter accept) const override {
        const Xy origin{footprint.box.x0, footprint.box.y0};
        const Geos zone = union_near(footprint.box, accept, origin);
        const Geos mine = detail::to_geos(footprint, origin);
        return !detail::is_empty(zone.get()) && GEOSCovers_r(geos(), zone.get(), mine.get()) == 1;
    }

    [[nodiscard]] Geometry intersection(const ShapeView& footprint,
                                        FeatureFilter accept) const override {
        const Xy origin{footprint.box.x0, footprint.box.y0};
        const Geos zone = union_near(footprint.box, accept, origin);
        const Geos mine = detail::to_geos(footprint, origin);
        return detail::from_geos(own(GEOSIntersection_r(geos(), mine.get(), zone.get())).get(),
                                 origin, m_plane);
    }

  private:
    const ShapeSource& m_source;
    PackedTree m_tree;
    const Plane& m_plane;

    [[nodiscard]] Overlap measured(FeatureId id, const ShapeView& footprint, const Geos& common,
                                   Xy origin) const {
        Overlap overlap{id, 0, 0, 0};
        if (footprint.kind == ShapeKind::polygons) {
            overlap.area_m2 = detail::area_of(common.get()) / 1e6;
            return overlap;
        }
        const Geometry parts = detail::from_geos(common.get(), origin, m_plane);
        overlap.points = footprint.kind == ShapeKind::points
                             ? static_cast<std::uint32_t>(parts.points.size())
                             : 0;
        for (const Line& line : parts.lines) {
            overlap.length_m += geodesic_length_m(line);
        }
        return overlap;
    }

    [[nodiscard]] std::optional<Nearest> distance_to(FeatureId id, const ShapeView& footprint,
                                                     const GEOSGeometry* mine, Xy origin,
                                                     double bound_m) const {
        const ShapeView shape = m_source.shape(id);
        if (GEOSIntersects_r(geos(), mine, detail::to_geos(shape, origin).get()) == 1) {
            const LonLat at = m_plane.to_lonlat(footprint.vertices[0]);
            return Nearest{id, 0, at, at};
        }
        const double bound_mm = bound_m * 1000.0;
        const detail::NearestPair pair = detail::nearest_pair(footprint, shape, bound_mm);
        if (pair.squared_mm >= bound_mm * bound_mm) {
            return std::nullopt;
        }
        const auto point = [&](double x, double y) {
            return m_plane.to_lonlat({static_cast<std::int32_t>(std::lround(x)),
                                      static_cast<std::int32_t>(std::lround(y))});
        };
        const LonLat here = point(pair.ax, pair.ay);
        const LonLat there = point(pair.bx, pair.by);
        return Nearest{id, geodesic_distance_m(here, there), here, there};
    }

    [[nodiscard]] Geos union_near(const XyBox& box, FeatureFilter accept, Xy origin) const {
        std::vector<GEOSGeometry*> members;
        for (const FeatureId id : m_tree.search(box)) {
            if (accepted(accept, id) && m_source.shape(id).kind == ShapeKind::polygons) {
                members.push_back(detail::to_geos(m_source.shape(id), origin).release());
            }
        }
        const Geos all =
            own(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, members.data(),
                                            static_cast<unsigned>(members.size())));
        return own(GEOSUnaryUnion_r(geos(), all.get()));
    }

    /// Greatest distance to the border over the vertices of the common part and the centre of its
    /// largest inscribed circle: never more than the true depth, so a doubt stays a doubt.
    [[nodiscard]] static double deepest_mm(const GEOSGeometry* inside, const GEOSGeometry* border) {
        double deepest = 0;
        const auto try_point = [&](const GEOSGeometry* point) {
            double distance = 0;
            GEOSDistance_r(geos(), point, border, &distance);
            deepest = std::max(deepest, distance);
        };
        const Geos vertices = own(GEOSGeom_extractUniquePoints_r(geos(), inside));
        for (int i = 0; i < GEOSGetNumGeometries_r(geos(), vertices.get()); ++i) {
            try_point(GEOSGetGeometryN_r(geos(), vertices.get(), i));
        }
        if (detail::area_of(inside) > 0) {
            if (const GEOSGeometry* circle = GEOSMaximumInscribedCircle_r(geos(), inside, 100.0)) {
                const Geos radius(const_cast<GEOSGeometry*>(circle));
                try_point(own(GEOSGeomGetStartPoint_r(geos(), radius.get())).get());
            }
        }
        return deepest;
    }
};

} // namespace

std::unique_ptr<LayerIndex> make_simple_index(const ShapeSource& source,
                                              std::span<const std::uint32_t> tree,
                                              const Plane& plane) {
    return std::make_unique<SimpleIndex>(source, tree, plane);
}

} // namespace eco::geo
