// SPDX-License-Identifier: MulanPSL-2.0
// Loading layers into GEOS. What is loaded lives until the program ends.
#include "peers/geos_layers.hpp"

namespace eco::bench {
namespace {

constexpr int k_piece = 128; ///< vertices
constexpr int k_deepest = 24;

GEOSCoordSequence* sequence(const Ring& ring, bool closed) {
    std::vector<double> metres;
    for (std::size_t i = 0; i < ring.size() + (closed ? 1 : 0); ++i) {
        metres.push_back(ring[i % ring.size()].x / 1000.0);
        metres.push_back(ring[i % ring.size()].y / 1000.0);
    }
    return GEOSCoordSeq_copyFromBuffer_r(geos(), metres.data(),
                                         static_cast<unsigned>(metres.size() / 2), 0, 0);
}

} // namespace

GEOSContextHandle_t geos() {
    static const GEOSContextHandle_t handle = GEOS_init_r();
    return handle;
}

Geometry to_point(Place p) {
    return Geometry(GEOSGeom_createPointFromXY_r(geos(), p.x / 1000.0, p.y / 1000.0));
}

Geometry to_line(const Ring& line) {
    return Geometry(GEOSGeom_createLineString_r(geos(), sequence(line, false)));
}

Geometry to_polygon(const Polygon& polygon) {
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < polygon.size(); ++i) {
        holes.push_back(GEOSGeom_createLinearRing_r(geos(), sequence(polygon[i], true)));
    }
    return Geometry(GEOSGeom_createPolygon_r(
        geos(), GEOSGeom_createLinearRing_r(geos(), sequence(polygon[0], true)), holes.data(),
        static_cast<unsigned>(holes.size())));
}

GeosLayers::GeosLayers(const DataFolder& data, const std::vector<std::string>& names, Cut cut) {
    std::uint64_t id = 0;
    for (const std::string& name : names) {
        for (const Polygon& polygon : data.polygons(name)) {
            for (const Ring& ring : polygon) {
                m_vertices += static_cast<double>(ring.size() + 1);
            }
            if (cut == Cut::pieces) {
                cut_up(to_polygon(polygon), id, 0);
            } else {
                add(to_polygon(polygon), id);
            }
            ++id;
        }
    }
    m_tree = GEOSSTRtree_create_r(geos(), 10);
    for (Item& item : m_items) {
        GEOSSTRtree_insert_r(geos(), m_tree, item.geometry, &item);
        item.prepared = GEOSPrepare_r(geos(), item.geometry);
    }
    std::vector<const Item*> none;
    near(to_point({}).get(), none); // the tree is built by the first question
}

void GeosLayers::near(const GEOSGeometry* geometry, std::vector<const Item*>& out) const {
    out.clear();
    GEOSSTRtree_query_r(
        geos(), m_tree, geometry,
        [](void* item, void* list) {
            static_cast<std::vector<const Item*>*>(list)->push_back(static_cast<Item*>(item));
        },
        &out);
}

void GeosLayers::add(Geometry geometry, std::uint64_t id) {
    m_items.push_back({id, geometry.release(), nullptr});
}

void GeosLayers::cut_up(Geometry geometry, std::uint64_t id, int depth) {
    const int type = GEOSGeomTypeId_r(geos(), geometry.get());
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry.get()); ++i) {
            cut_up(
                Geometry(GEOSGeom_clone_r(geos(), GEOSGetGeometryN_r(geos(), geometry.get(), i))),
                id, depth);
        }
        return;
    }
    if (type != GEOS_POLYGON || GEOSisEmpty_r(geos(), geometry.get()) != 0) {
        return;
    }
    if (GEOSGetNumCoordinates_r(geos(), geometry.get()) <= k_piece || depth > k_deepest) {
        add(std::move(geometry), id);
        return;
    }
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
    GEOSGeom_getXMin_r(geos(), geometry.get(), &x0);
    GEOSGeom_getYMin_r(geos(), geometry.get(), &y0);
    GEOSGeom_getXMax_r(geos(), geometry.get(), &x1);
    GEOSGeom_getYMax_r(geos(), geometry.get(), &y1);
    const bool wide = x1 - x0 > y1 - y0;
    const double middle = wide ? (x0 + x1) / 2 : (y0 + y1) / 2;
    Geometry low(GEOSClipByRect_r(geos(), geometry.get(), x0 - 1, y0 - 1, wide ? middle : x1 + 1,
                                  wide ? y1 + 1 : middle));
    Geometry high(GEOSClipByRect_r(geos(), geometry.get(), wide ? middle : x0 - 1,
                                   wide ? y0 - 1 : middle, x1 + 1, y1 + 1));
    for (Geometry* half : {&low, &high}) {
        if (*half) {
            cut_up(std::move(*half), id, depth + 1);
        }
    }
}

} // namespace eco::bench
