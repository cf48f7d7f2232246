// SPDX-License-Identifier: MulanPSL-2.0
// Coverage check. Every ring is a sum of directed edges; over a true tiling, members minus
// territory sum to nothing, and (Stokes) only then. What is left over bounds exactly the faults, so
// only that is overlaid.
#include "geo/coverage.hpp"

#include "geo/detail/geos.hpp"
#include "geo/detail/point_in_shape.hpp"
#include "geo/packed_tree.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo {
namespace {

using detail::Geos;
using detail::geos;
using detail::own;

/// An undirected edge (a < b) and how often it is walked a→b minus b→a.
struct Edge {
    Xy a, b;
    std::int32_t balance = 0;
    auto operator<=>(const Edge&) const = default;
};

void add_edges(const ShapeSource& source, std::int32_t sign, std::vector<Edge>& edges) {
    for (FeatureId id = 0; id < source.size(); ++id) {
        const ShapeView shape = source.shape(id);
        for (const Part& part : shape.parts) {
            const auto ring = shape.vertices.subspan(part.first, part.count);
            for (std::size_t i = 1; i < ring.size(); ++i) {
                const bool forward = ring[i - 1] < ring[i];
                edges.push_back(forward ? Edge{ring[i - 1], ring[i], sign}
                                        : Edge{ring[i], ring[i - 1], -sign});
            }
        }
    }
}

/// Edges that do not cancel.
std::vector<Edge> left_over(std::vector<Edge> edges) {
    std::sort(edges.begin(), edges.end());
    std::vector<Edge> rest;
    for (std::size_t i = 0; i < edges.size();) {
        Edge sum{edges[i].a, edges[i].b, 0};
        for (; i < edges.size() && edges[i].a == sum.a && edges[i].b == sum.b; ++i) {
            sum.balance += edges[i].balance;
        }
        if (sum.balance != 0) {
            rest.push_back(sum);
        }
    }
    return rest;
}

/// The faces that the edges enclose.
Geos faces_of(const std::vector<Edge>& edges, Xy origin) {
    std::vector<GEOSGeometry*> lines;
    for (const Edge& edge : edges) {
        const std::vector<Xy> vertices{edge.a, edge.b};
        const std::vector<Part> parts{{0, 2, 0, 0}};
        lines.push_back(
            detail::to_geos(ShapeView{ShapeKind::lines, vertices, parts, {}}, origin).release());
    }
    const Geos all = own(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, lines.data(),
                                                     static_cast<unsigned>(lines.size())));
    const Geos noded = own(GEOSUnaryUnion_r(geos(), all.get()));
    const GEOSGeometry* input = noded.get();
    return own(GEOSPolygonize_r(geos(), &input, 1));
}

std::vector<FeatureId> holders(const ShapeSource& source, const PackedTree& tree, Xy point) {
    std::vector<FeatureId> found;
    for (const FeatureId id : tree.search({point.x, point.y, point.x, point.y})) {
        if (detail::locate(source.shape(id), point) != detail::Location::outside) {
            found.push_back(id);
        }
    }
    return found;
}

Xy interior_point(const GEOSGeometry* face, Xy origin) {
    const Geos point = own(GEOSPointOnSurface_r(geos(), face));
    double x = 0;
    double y = 0;
    GEOSGeomGetX_r(geos(), point.get(), &x);
    GEOSGeomGetY_r(geos(), point.get(), &y);
    return {static_cast<std::int32_t>(std::lround(x)) + origin.x,
            static_cast<std::int32_t>(std::lround(y)) + origin.y};
}

std::optional<CoverageFault::Kind> kind_of(std::size_t members, std::size_t territories) {
    if (members > 1) {
        return CoverageFault::Kind::overlap;
    }
    if (members == 0 && territories > 0) {
        return CoverageFault::Kind::gap;
    }
    return members == 1 && territories == 0 ? std::optional(CoverageFault::Kind::outside)
                                            : std::nullopt;
}

} // namespace

std::vector<CoverageFault> check_coverage(const ShapeSource& members, const ShapeSource& territory,
                                          const Plane& plane, double min_area_m2) {
    std::vector<Edge> edges;
    add_edges(members, 1, edges);
    add_edges(territory, -1, edges);
    edges = left_over(std::move(edges));
    std::vector<CoverageFault> faults;
    if (edges.empty()) {
        return faults;
    }
    const auto member_words = build_packed_tree(members);
    const auto territory_words = build_packed_tree(territory);
    const Xy origin = edges.front().a;
    const Geos faces = faces_of(edges, origin);
    for (int i = 0; i < GEOSGetNumGeometries_r(geos(), faces.get()); ++i) {
        const GEOSGeometry* face = GEOSGetGeometryN_r(geos(), faces.get(), i);
        const double area = detail::area_of(face) / 1e6;
        if (area < min_area_m2) {
            continue;
        }
        const Xy at = interior_point(face, origin);
        auto inside = holders(members, PackedTree(member_words), at);
        const auto kind =
            kind_of(inside.size(), holders(territory, PackedTree(territory_words), at).size());
        if (kind) {
            faults.push_back({*kind, std::move(inside), area, plane.to_lonlat(at)});
        }
    }
    std::stable_sort(faults.begin(), faults.end(),
                     [](const CoverageFault& a, const CoverageFault& b) {
                         return a.kind != b.kind ? a.kind < b.kind : a.area_m2 > b.area_m2;
                     });
    return faults;
}

std::vector<Excess> outside_of(const ShapeSource& inner, const LayerIndex& outer,
                               FeatureFilter accept, const Plane& plane, double min_area_m2) {
    std::vector<Excess> found;
    for (FeatureId id = 0; id < inner.size(); ++id) {
        const ShapeView shape = inner.shape(id);
        if (outer.covers(shape, accept)) {
            continue;
        }
        const Geos whole = detail::to_geos(to_geometry(shape, plane));
        const Geos covered = detail::to_geos(outer.intersection(shape, accept));
        const Geometry rest =
            detail::from_geos(own(GEOSDifference_r(geos(), whole.get(), covered.get())).get());
        const auto planar = to_shape(Geometry{{}, {}, rest.polygons}, plane);
        const double area = planar ? area_m2(planar->view()) : 0;
        if (area >= min_area_m2) {
            const Geos at = own(GEOSPointOnSurface_r(geos(), detail::to_geos(rest).get()));
            found.push_back({id, area, detail::from_geos(at.get()).points.front()});
        }
    }
    return found;
}

} // namespace eco::geo
