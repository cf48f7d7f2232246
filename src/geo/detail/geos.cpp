// SPDX-License-Identifier: MulanPSL-2.0
// Conversions between our values and GEOS geometries.
#include "geo/detail/geos.hpp"

#include <stdexcept>

namespace eco::geo::detail {
namespace {

void ignore(const char*, void*) {}

struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    Context() {
        GEOSContext_setNoticeMessageHandler_r(handle, ignore, nullptr);
        GEOSContext_setErrorMessageHandler_r(handle, ignore, nullptr);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { GEOS_finish_r(handle); }
};

template <class Points, class Coordinate>
GEOSCoordSequence* sequence(const Points& points, Coordinate coordinate) {
    GEOSCoordSequence* made =
        GEOSCoordSeq_create_r(geos(), static_cast<unsigned>(points.size()), 2);
    unsigned i = 0;
    for (const auto& p : points) {
        const auto [x, y] = coordinate(p);
        GEOSCoordSeq_setXY_r(geos(), made, i++, x, y);
    }
    return made;
}

Geos collection(int type, std::vector<GEOSGeometry*>& members) {
    if (members.size() == 1) {
        return own(members[0]);
    }
    return own(GEOSGeom_createCollection_r(geos(), type, members.data(),
                                           static_cast<unsigned>(members.size())));
}

template <class Rings, class Coordinate>
GEOSGeometry* polygon(const Rings& outer, const std::vector<Rings>& holes, Coordinate coordinate) {
    GEOSGeometry* shell =
        own(GEOSGeom_createLinearRing_r(geos(), sequence(outer, coordinate))).release();
    std::vector<GEOSGeometry*> inner;
    for (const Rings& hole : holes) {
        inner.push_back(
            own(GEOSGeom_createLinearRing_r(geos(), sequence(hole, coordinate))).release());
    }
    return own(GEOSGeom_createPolygon_r(geos(), shell, inner.data(),
                                        static_cast<unsigned>(inner.size())))
        .release();
}

template <class Convert>
std::vector<LonLat> vertices(const GEOSGeometry* simple, Convert convert) {
    const GEOSCoordSequence* from = GEOSGeom_getCoordSeq_r(geos(), simple);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(geos(), from, &count);
    std::vector<LonLat> out;
    out.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        double x = 0;
        double y = 0;
        GEOSCoordSeq_getXY_r(geos(), from, i, &x, &y);
        out.push_back(convert(x, y));
    }
    return out;
}

template <class Convert>
void collect(const GEOSGeometry* geometry, Convert convert, Geometry& out) {
    if (is_empty(geometry)) {
        return;
    }
    switch (GEOSGeomTypeId_r(geos(), geometry)) {
    case GEOS_POINT:
        out.points.push_back(vertices(geometry, convert).front());
        return;
    case GEOS_LINESTRING:
    case GEOS_LINEARRING:
        out.lines.push_back(vertices(geometry, convert));
        return;
    case GEOS_POLYGON: {
        Polygon made{vertices(GEOSGetExteriorRing_r(geos(), geometry), convert), {}};
        for (int i = 0; i < GEOSGetNumInteriorRings_r(geos(), geometry); ++i) {
            made.holes.push_back(vertices(GEOSGetInteriorRingN_r(geos(), geometry, i), convert));
        }
        out.polygons.push_back(std::move(made));
        return;
    }
    default:
        for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry); ++i) {
            collect(GEOSGetGeometryN_r(geos(), geometry, i), convert, out);
        }
    }
}

} // namespace

GEOSContextHandle_t geos() {
    thread_local const Context k_context;
    return k_context.handle;
}

Geos own(GEOSGeometry* geometry) {
    if (geometry == nullptr) {
        throw std::runtime_error("GEOS failed on checked input");
    }
    return Geos(geometry);
}

Geos to_geos(const Geometry& geometry) {
    const auto coordinate = [](LonLat p) { return std::pair(p.lon, p.lat); };
    std::vector<GEOSGeometry*> members;
    for (const LonLat p : geometry.points) {
        members.push_back(own(GEOSGeom_createPointFromXY_r(geos(), p.lon, p.lat)).release());
    }
    for (const Line& line : geometry.lines) {
        members.push_back(
            own(GEOSGeom_createLineString_r(geos(), sequence(line, coordinate))).release());
    }
    for (const Polygon& p : geometry.polygons) {
        members.push_back(polygon(p.outer, p.holes, coordinate));
    }
    const bool only_polygons = geometry.points.empty() && geometry.lines.empty();
    return collection(only_polygons ? GEOS_MULTIPOLYGON : GEOS_GEOMETRYCOLLECTION, members);
}

Geometry from_geos(const GEOSGeometry* geometry) {
    Geometry out;
    collect(
        geometry,
        [](double x, double y) {
            return LonLat{x, y};
        },
        out);
    return out;
}

Geos to_geos(const ShapeView& shape, Xy origin) {
    using Run = std::span<const Xy>;
    const auto coordinate = [origin](Xy p) {
        return std::pair(static_cast<double>(p.x) - origin.x, static_cast<double>(p.y) - origin.y);
    };
    const auto run = [&](const Part& part) {
        return shape.vertices.subspan(part.first, part.count);
    };
    std::vector<GEOSGeometry*> members;
    for (std::size_t i = 0; i < shape.parts.size(); ++i) {
        const Part& part = shape.parts[i];
        if (shape.kind == ShapeKind::polygons) {
            std::vector<Run> holes;
            while (i + 1 < shape.parts.size() && shape.parts[i + 1].hole == 1) {
                holes.push_back(run(shape.parts[++i]));
            }
            members.push_back(polygon(run(part), holes, coordinate));
        } else if (shape.kind == ShapeKind::lines) {
            members.push_back(
                own(GEOSGeom_createLineString_r(geos(), sequence(run(part), coordinate)))
                    .release());
        } else {
            for (const Xy p : run(part)) {
                const auto [x, y] = coordinate(p);
                members.push_back(own(GEOSGeom_createPointFromXY_r(geos(), x, y)).release());
            }
        }
    }
    const int type = shape.kind == ShapeKind::polygons ? GEOS_MULTIPOLYGON
                     : shape.kind == ShapeKind::lines  ? GEOS_MULTILINESTRING
                                                       : GEOS_MULTIPOINT;
    return collection(type, members);
}

Geometry from_geos(const GEOSGeometry* geometry, Xy origin, const Plane& plane) {
    Geometry out;
    collect(
        geometry,
        [&](double x, double y) {
            return plane.to_lonlat(
                {static_cast<std::int32_t>(x + origin.x), static_cast<std::int32_t>(y + origin.y)});
        },
        out);
    return out;
}

double area_of(const GEOSGeometry* geometry) {
    double area = 0;
    GEOSArea_r(geos(), geometry, &area);
    return area;
}

bool is_empty(const GEOSGeometry* geometry) {
    return GEOSisEmpty_r(geos(), geometry) != 0;
}

} // namespace eco::geo::detail
