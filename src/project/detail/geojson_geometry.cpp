// SPDX-License-Identifier: MulanPSL-2.0
// From JSON to a geometry and back; every position is checked and converted.
#include "project/detail/geojson_geometry.hpp"

#include "geo/validity.hpp"

#include <fmt/format.h>

namespace eco::project::detail {
namespace {

class Reader {
  public:
    Reader(const geo::Converter& converter, const Where& where)
        : m_converter(converter), m_where(where) {}

    Result<ConvertedGeometry> read(const std::string& type, const Json& coordinates) {
        geo::Geometry& g = m_out.geometry;
        if (type == "Point") {
            ECO_TRY(const geo::LonLat p, position(coordinates));
            g.points.push_back(p);
        } else if (type == "MultiPoint") {
            ECO_TRY(g.points, line(coordinates, 1));
        } else if (type == "LineString") {
            ECO_TRY(geo::Line one, line(coordinates, 2));
            g.lines.push_back(std::move(one));
        } else if (type == "MultiLineString") {
            ECO_CHECK(each(coordinates, [&](const Json& one) -> Status {
                ECO_TRY(geo::Line read, line(one, 2));
                g.lines.push_back(std::move(read));
                return {};
            }));
        } else if (type == "Polygon") {
            ECO_TRY(geo::Polygon one, polygon(coordinates));
            g.polygons.push_back(std::move(one));
        } else if (type == "MultiPolygon") {
            ECO_CHECK(each(coordinates, [&](const Json& one) -> Status {
                ECO_TRY(geo::Polygon read, polygon(one));
                g.polygons.push_back(std::move(read));
                return {};
            }));
        } else {
            return bad("type", type);
        }
        return std::move(m_out);
    }

  private:
    const geo::Converter& m_converter;
    const Where& m_where;
    ConvertedGeometry m_out;

    [[nodiscard]] tl::unexpected<Error> bad(const char* what, const std::string& text) const {
        return fail({ErrorCode::project_bad_geometry,
                     {{"what", what}, {"text", text.substr(0, 60)}},
                     m_where});
    }

    template <class Visit>
    Status each(const Json& list, Visit visit) {
        if (!list.is_array()) {
            return bad("coordinates", canonical_json(list));
        }
        for (const Json& one : list.as_array()) {
            ECO_CHECK(visit(one));
        }
        return {};
    }

    Result<geo::LonLat> position(const Json& json) {
        const bool numbers = json.is_array() && json.as_array().size() >= 2 &&
                             json.as_array()[0].is_number() && json.as_array()[1].is_number();
        if (!numbers) {
            return bad("position", canonical_json(json));
        }
        auto converted =
            m_converter.to_lonlat({json.as_array()[0].as_number(), json.as_array()[1].as_number()});
        if (!converted) {
            Error error = std::move(converted).error();
            error.where = m_where;
            return fail(std::move(error));
        }
        m_out.error_m = std::max(m_out.error_m, converted->error_metres);
        return converted->point;
    }

    Result<geo::Line> line(const Json& json, std::size_t least) {
        geo::Line points;
        ECO_CHECK(each(json, [&](const Json& one) -> Status {
            ECO_TRY(const geo::LonLat p, position(one));
            points.push_back(p);
            return {};
        }));
        if (!points.empty() && points.size() < least) {
            return bad("line", canonical_json(json));
        }
        return points;
    }

    Result<geo::Ring> ring(const Json& json) {
        ECO_TRY(geo::Ring points, line(json, 4));
        if (!points.empty() && points.front() != points.back()) {
            return bad("ring", canonical_json(json));
        }
        return points;
    }

    Result<geo::Polygon> polygon(const Json& json) {
        geo::Polygon polygon;
        bool outer = true;
        ECO_CHECK(each(json, [&](const Json& one) -> Status {
            ECO_TRY(geo::Ring read, ring(one));
            if (outer) {
                polygon.outer = std::move(read);
            } else {
                polygon.holes.push_back(std::move(read));
            }
            outer = false;
            return {};
        }));
        return polygon;
    }
};

/// Leaves of the nested arrays: numbers of positions, before any is looked at.
std::size_t positions(const Json& json) {
    if (!json.is_array() || json.as_array().empty()) {
        return 0;
    }
    if (json.as_array()[0].is_number()) {
        return 1;
    }
    std::size_t count = 0;
    for (const Json& one : json.as_array()) {
        count += positions(one);
    }
    return count;
}

Status few_enough(std::size_t count, const Where& where) {
    return count <= k_max_vertices ? Status()
                                   : fail({ErrorCode::project_too_many_vertices,
                                           {{"count", std::to_string(count)},
                                            {"limit", std::to_string(k_max_vertices)}},
                                           where});
}

Json position(geo::LonLat p) {
    return Json(Json::Array{Json(p.lon), Json(p.lat)});
}
Json line(const std::vector<geo::LonLat>& points) {
    Json list{Json::Array{}};
    for (const geo::LonLat p : points) {
        list.push_back(position(p));
    }
    return list;
}
Json rings(const geo::Polygon& polygon) {
    Json list{Json::Array{line(polygon.outer)}};
    for (const geo::Ring& hole : polygon.holes) {
        list.push_back(line(hole));
    }
    return list;
}

/// One part stands alone; several make the "Multi" type.
template <class Parts, class Write>
Json shaped(const char* type, const Parts& parts, Write write) {
    Json all{Json::Array{}};
    for (const auto& part : parts) {
        all.push_back(write(part));
    }
    Json json;
    const bool one = parts.size() == 1;
    json["type"] = one ? std::string(type) : std::string("Multi") + type;
    json["coordinates"] = one ? all.as_array()[0] : all;
    return json;
}

} // namespace

Result<ConvertedGeometry> read_geometry(const Json& json, const geo::Crs& crs, const Where& where) {
    const Json* coordinates = json.find("coordinates");
    if (coordinates == nullptr) {
        return fail({ErrorCode::project_bad_geometry,
                     {{"what", "coordinates"}, {"text", canonical_json(json).substr(0, 60)}},
                     where});
    }
    ECO_CHECK(few_enough(positions(*coordinates), where));
    ECO_TRY(const geo::Converter converter, geo::Converter::make(crs));
    ECO_TRY(ConvertedGeometry read,
            Reader(converter, where).read(json.string_or("type", ""), *coordinates));
    ECO_CHECK(check_geometry(read.geometry, where));
    return read;
}

Status check_geometry(const geo::Geometry& geometry, const Where& where) {
    if (geometry.vertex_count() == 0) {
        return fail({ErrorCode::geo_empty_geometry, {}, where});
    }
    ECO_CHECK(few_enough(geometry.vertex_count(), where));
    if (const auto invalid = geo::find_invalidity(geometry)) {
        return fail({ErrorCode::project_self_crossing,
                     {{"reason", invalid->reason},
                      {"at", fmt::format("{:.6f}, {:.6f}", invalid->at.lon, invalid->at.lat)}},
                     where});
    }
    return {};
}

Json write_geometry(const geo::Geometry& geometry) {
    if (!geometry.polygons.empty()) {
        return shaped("Polygon", geometry.polygons, rings);
    }
    return geometry.lines.empty() ? shaped("Point", geometry.points, position)
                                  : shaped("LineString", geometry.lines, line);
}

} // namespace eco::project::detail
