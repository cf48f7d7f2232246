// SPDX-License-Identifier: MulanPSL-2.0
// Walks OGR geometries of any nesting.
#include "formats/detail/ogr_geometry.hpp"

#include <ogr_geometry.h>

namespace eco::formats::detail {
namespace {

Result<std::vector<geo::LonLat>> converted(const OGRSimpleCurve& curve,
                                           const geo::Converter& converter) {
    std::vector<geo::LonLat> out;
    out.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        ECO_TRY(const geo::Conversion vertex, converter.to_lonlat({curve.getX(i), curve.getY(i)}));
        out.push_back(vertex.point);
    }
    return out;
}

Status add_polygon(const OGRPolygon& from, const geo::Converter& converter, geo::Geometry& out) {
    if (from.getExteriorRing() == nullptr) {
        return {};
    }
    geo::Polygon polygon;
    ECO_TRY(polygon.outer, converted(*from.getExteriorRing(), converter));
    for (int i = 0; i < from.getNumInteriorRings(); ++i) {
        ECO_TRY(auto hole, converted(*from.getInteriorRing(i), converter));
        polygon.holes.push_back(std::move(hole));
    }
    out.polygons.push_back(std::move(polygon));
    return {};
}

} // namespace

Status add_geometry(const OGRGeometry& from, const geo::Converter& converter, geo::Geometry& out) {
    if (from.IsEmpty() != 0) {
        return {};
    }
    switch (wkbFlatten(from.getGeometryType())) {
    case wkbPoint: {
        ECO_TRY(const geo::Conversion vertex,
                converter.to_lonlat({from.toPoint()->getX(), from.toPoint()->getY()}));
        out.points.push_back(vertex.point);
        return {};
    }
    case wkbLineString: {
        ECO_TRY(auto line, converted(*from.toLineString(), converter));
        out.lines.push_back(std::move(line));
        return {};
    }
    case wkbPolygon:
        return add_polygon(*from.toPolygon(), converter, out);
    default:
        break;
    }
    if (OGR_GT_IsSubClassOf(wkbFlatten(from.getGeometryType()), wkbGeometryCollection) != 0) {
        for (const OGRGeometry* member : *from.toGeometryCollection()) {
            ECO_CHECK(add_geometry(*member, converter, out));
        }
    }
    return {};
}

} // namespace eco::formats::detail
