// SPDX-License-Identifier: MulanPSL-2.0
// Vertices are copied one by one; nothing is repaired or simplified on the way out.
#include "formats/detail/ogr_write.hpp"

#include <array>
#include <utility>

namespace eco::formats::detail {
namespace {

void fill(OGRSimpleCurve& curve, const std::vector<geo::LonLat>& vertices) {
    curve.setNumPoints(static_cast<int>(vertices.size()));
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        curve.setPoint(static_cast<int>(i), vertices[i].lon, vertices[i].lat);
    }
}

std::unique_ptr<OGRGeometry> of_polygons(const std::vector<geo::Polygon>& polygons) {
    auto multi = std::make_unique<OGRMultiPolygon>();
    for (const geo::Polygon& polygon : polygons) {
        OGRPolygon made;
        OGRLinearRing ring;
        fill(ring, polygon.outer);
        made.addRing(&ring);
        for (const geo::Ring& hole : polygon.holes) {
            fill(ring, hole);
            made.addRing(&ring);
        }
        multi->addGeometry(&made);
    }
    return multi;
}

std::unique_ptr<OGRGeometry> of_lines(const std::vector<geo::Line>& lines) {
    auto multi = std::make_unique<OGRMultiLineString>();
    for (const geo::Line& line : lines) {
        OGRLineString made;
        fill(made, line);
        multi->addGeometry(&made);
    }
    return multi;
}

std::unique_ptr<OGRGeometry> of_points(const std::vector<geo::LonLat>& points) {
    auto multi = std::make_unique<OGRMultiPoint>();
    for (const geo::LonLat& point : points) {
        OGRPoint made(point.lon, point.lat);
        multi->addGeometry(&made);
    }
    return multi;
}

std::unique_ptr<OGRGeometry> of_geometry(const geo::Geometry& geometry, OGRwkbGeometryType type) {
    const bool fits = type == wkbMultiPolygon      ? !geometry.polygons.empty()
                      : type == wkbMultiLineString ? !geometry.lines.empty()
                                                   : !geometry.points.empty();
    if (!fits) {
        return nullptr;
    }
    return type == wkbMultiPolygon      ? of_polygons(geometry.polygons)
           : type == wkbMultiLineString ? of_lines(geometry.lines)
                                        : of_points(geometry.points);
}

std::unique_ptr<OGRGeometry> of_geojson(const std::string& text, OGRwkbGeometryType type) {
    std::unique_ptr<OGRGeometry> read(OGRGeometryFactory::createFromGeoJson(text.c_str()));
    if (!read) {
        return nullptr;
    }
    read->flattenTo2D();
    std::unique_ptr<OGRGeometry> multi(OGRGeometryFactory::forceTo(read.release(), type, nullptr));
    return multi && wkbFlatten(multi->getGeometryType()) == type ? std::move(multi) : nullptr;
}

} // namespace

std::unique_ptr<OGRGeometry>
multi_geometry(const std::variant<geo::Geometry, std::string>& geometry, OGRwkbGeometryType type) {
    const auto* text = std::get_if<std::string>(&geometry);
    return text != nullptr ? of_geojson(*text, type)
                           : of_geometry(std::get<geo::Geometry>(geometry), type);
}

void add_style_columns(OGRLayer& layer) {
    static constexpr std::array<std::pair<const char*, OGRFieldType>, 12> k_columns = {
        {{"f_table_catalog", OFTString},
         {"f_table_schema", OFTString},
         {"f_table_name", OFTString},
         {"f_geometry_column", OFTString},
         {"styleName", OFTString},
         {"styleQML", OFTString},
         {"styleSLD", OFTString},
         {"useAsDefault", OFTInteger},
         {"description", OFTString},
         {"owner", OFTString},
         {"ui", OFTString},
         {"update_time", OFTDateTime}}};
    for (const auto& [name, type] : k_columns) {
        OGRFieldDefn field(name, type);
        if (type == OFTInteger) {
            field.SetSubType(OFSTBoolean);
        }
        layer.CreateField(&field);
    }
}

} // namespace eco::formats::detail
