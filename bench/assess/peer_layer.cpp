// SPDX-License-Identifier: MulanPSL-2.0
// Metres on the release's plane, as ours.
#include "peer_layer.hpp"

namespace eco::bench {

PeerLayer::PeerLayer(GEOSContextHandle_t geos, const zoning::Layer& layer) : m_geos(geos) {
    m_tree = GEOSSTRtree_create_r(geos, 16);
    for (geo::FeatureId id = 0; id < layer.size(); ++id) {
        m_shapes.push_back(geometry(layer.shape(id)));
        GEOSSTRtree_insert_r(geos, m_tree, m_shapes.back(), m_shapes.back());
    }
}

GEOSGeometry* PeerLayer::geometry(const geo::ShapeView& shape) const {
    std::vector<GEOSGeometry*> polygons;
    for (std::size_t i = 0; i < shape.parts.size();) {
        GEOSGeometry* outer = ring(shape, shape.parts[i++]);
        std::vector<GEOSGeometry*> holes;
        while (i < shape.parts.size() && shape.parts[i].hole != 0) {
            holes.push_back(ring(shape, shape.parts[i++]));
        }
        polygons.push_back(GEOSGeom_createPolygon_r(m_geos, outer, holes.data(),
                                                    static_cast<unsigned>(holes.size())));
    }
    return GEOSGeom_createCollection_r(m_geos, GEOS_MULTIPOLYGON, polygons.data(),
                                       static_cast<unsigned>(polygons.size()));
}

double PeerLayer::area_inside(GEOSGeometry* footprint) const {
    std::vector<GEOSGeometry*> near;
    GEOSSTRtree_query_r(
        m_geos, m_tree, footprint,
        [](void* item, void* list) {
            static_cast<std::vector<GEOSGeometry*>*>(list)->push_back(
                static_cast<GEOSGeometry*>(item));
        },
        &near);
    double sum = 0;
    for (GEOSGeometry* shape : near) {
        GEOSGeometry* part = GEOSIntersection_r(m_geos, shape, footprint);
        double area = 0;
        GEOSArea_r(m_geos, part, &area);
        GEOSGeom_destroy_r(m_geos, part);
        sum += area;
    }
    return sum;
}

GEOSGeometry* PeerLayer::ring(const geo::ShapeView& shape, const geo::Part& part) const {
    GEOSCoordSequence* run = GEOSCoordSeq_create_r(m_geos, part.count, 2);
    for (std::uint32_t i = 0; i < part.count; ++i) {
        const geo::Xy p = shape.vertices[part.first + i];
        GEOSCoordSeq_setXY_r(m_geos, run, i, p.x / 1000.0, p.y / 1000.0);
    }
    return GEOSGeom_createLinearRing_r(m_geos, run);
}

} // namespace eco::bench
