// SPDX-License-Identifier: MulanPSL-2.0
// Collections, their items, and items as GeoJSON text.
#include "service/collections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace eco::service {
namespace {

constexpr const char* k_crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
constexpr const char* k_4490 = "http://www.opengis.net/def/crs/EPSG/0/4490";
constexpr const char* k_4326 = "http://www.opengis.net/def/crs/EPSG/0/4326";

/// GeoJSON text; eight decimals are a millimetre.
class Writer {
  public:
    Writer(const geo::Plane& plane, const OutputCrs& crs) : m_plane(plane), m_crs(crs) {}

    std::string geometry(const geo::ShapeView& shape) {
        m_out.clear();
        switch (shape.kind) {
        case geo::ShapeKind::points:
            points(shape);
            break;
        case geo::ShapeKind::lines:
            lines(shape);
            break;
        case geo::ShapeKind::polygons:
            polygons(shape);
            break;
        }
        return std::move(m_out);
    }

  private:
    const geo::Plane& m_plane;
    const OutputCrs& m_crs;
    std::string m_out;

    void vertex(geo::Xy at) {
        const geo::LonLat p = m_plane.to_lonlat(at);
        fmt::format_to(std::back_inserter(m_out), "[{:.8f},{:.8f}]",
                       m_crs.latitude_first ? p.lat : p.lon, m_crs.latitude_first ? p.lon : p.lat);
    }
    void run(const geo::ShapeView& shape, const geo::Part& part) {
        m_out += '[';
        for (std::uint32_t i = 0; i < part.count; ++i) {
            m_out += i == 0 ? "" : ",";
            vertex(shape.vertices[part.first + i]);
        }
        m_out += ']';
    }
    void points(const geo::ShapeView& shape) {
        m_out += R"({"type":"MultiPoint","coordinates":)";
        run(shape, shape.parts[0]);
        m_out += '}';
    }
    void lines(const geo::ShapeView& shape) {
        m_out += R"({"type":"MultiLineString","coordinates":[)";
        for (std::size_t i = 0; i < shape.parts.size(); ++i) {
            m_out += i == 0 ? "" : ",";
            run(shape, shape.parts[i]);
        }
        m_out += "]}";
    }
    void polygons(const geo::ShapeView& shape) {
        m_out += R"({"type":"MultiPolygon","coordinates":[)";
        for (std::size_t i = 0; i < shape.parts.size(); ++i) {
            const bool first = i == 0 || shape.parts[i].polygon != shape.parts[i - 1].polygon;
            m_out += i == 0 ? "[" : first ? "],[" : ",";
            run(shape, shape.parts[i]);
        }
        m_out += "]]}";
    }
};

std::string feature_text(const Engine& engine, const LayerDesk& desk, geo::FeatureId id,
                         const OutputCrs& crs, const DetailLevel& detail) {
    Json properties{Json::Object{}};
    for (const auto& [key, value] : desk.layer->attributes(id)) {
        properties[key] = value;
    }
    Writer writer(engine.release().plane(), crs);
    const geo::ShapeView shape = desk.layer->shape(id);
    return fmt::format(R"({{"type":"Feature","id":{},"properties":{},"geometry":{}}})",
                       canonical_json(Json(desk.ids[id])), canonical_json(properties),
                       writer.geometry(detail.is_exact() ? shape : coarse(shape, detail).view()));
}

/// The features that meet the box, exactly; the box is cut to the release's extent first.
Answer<std::vector<geo::FeatureId>> inside(const Engine& engine, const LayerDesk& desk,
                                           const geo::LonLatBox& wanted) {
    const geo::Plane& plane = engine.release().plane();
    const geo::LonLatBox& extent = plane.definition().extent;
    const double west = std::max(wanted.west, extent.west);
    const double east = std::min(wanted.east, extent.east);
    const double south = std::max(wanted.south, extent.south);
    const double north = std::min(wanted.north, extent.north);
    std::vector<geo::FeatureId> found;
    if (west > east || south > north) {
        return found;
    }
    // A parallel bends on the plane: enough corners keep the box within a metre of it.
    constexpr int k_steps = 64;
    geo::Geometry box;
    geo::Ring ring;
    for (int i = 0; i < k_steps; ++i) {
        ring.push_back({west + (east - west) * i / k_steps, south});
    }
    for (int i = 0; i <= k_steps; ++i) {
        ring.push_back({east - (east - west) * i / k_steps, north});
    }
    ring.push_back(ring.front());
    box.polygons.push_back({std::move(ring), {}});
    const auto shape = geo::to_shape(box, plane);
    if (!shape) {
        return refuse(shape.error());
    }
    for (const geo::Overlap& one : desk.layer->index().overlaps(shape->view())) {
        found.push_back(one.feature);
    }
    return found;
}

} // namespace

const std::vector<std::string>& crs_uris() {
    static const std::vector<std::string> k_uris{k_crs84, k_4490, k_4326};
    return k_uris;
}

Result<OutputCrs> output_crs(std::string_view uri, std::string_view parameter) {
    if (std::find(crs_uris().begin(), crs_uris().end(), uri) == crs_uris().end()) {
        return fail({ErrorCode::service_unknown_crs,
                     {{"crs", std::string(uri)}},
                     {"query", "/" + std::string(parameter), {}, 0, 0}});
    }
    return OutputCrs{std::string(uri), uri != k_crs84};
}

std::vector<std::string> properties_of(const LayerDesk& desk) {
    std::set<std::string> names;
    for (geo::FeatureId id = 0; id < desk.layer->size(); ++id) {
        for (const auto& [key, value] : desk.layer->attributes(id)) {
            names.insert(key);
        }
    }
    return {names.begin(), names.end()};
}

void describe_place(const Engine& engine, Json& json) {
    const geo::LonLatBox& extent = engine.release().plane().definition().extent;
    json["itemType"] = "feature";
    json["extent"]["spatial"]["bbox"] =
        Json::Array{Json(Json::Array{extent.west, extent.south, extent.east, extent.north})};
    json["extent"]["spatial"]["crs"] = k_crs84;
    json["crs"] = Json(Json::Array{});
    for (const std::string& uri : crs_uris()) {
        json["crs"].push_back(uri);
    }
    json["storageCrs"] = k_4490;
}

Json collection(const Engine& engine, const LayerDesk& desk, Json links) {
    const zoning::LayerInfo& info = desk.layer->info();
    Json json;
    json["id"] = info.role;
    json["title"] = info.title_zh;
    json["description"] = info.title_en + (info.source.empty() ? "" : "; " + info.source);
    describe_place(engine, json);
    json["links"] = std::move(links);
    return json;
}

Json queryables_of(const std::vector<std::string>& names, const std::string& title,
                   const std::string& id) {
    Json json;
    json["$schema"] = "https://json-schema.org/draft/2019-09/schema";
    json["$id"] = id;
    json["type"] = "object";
    json["title"] = title;
    json["properties"] = Json(Json::Object{});
    for (const std::string& name : names) {
        json["properties"][name]["type"] = "string";
    }
    json["additionalProperties"] = false;
    return json;
}

Json queryables(const LayerDesk& desk, const std::string& id) {
    return queryables_of(properties_of(desk), desk.layer->info().title_zh, id);
}

Answer<Items> items(const Engine& engine, const LayerDesk& desk, const ItemQuery& query) {
    std::vector<geo::FeatureId> candidates;
    if (query.box) {
        auto found = inside(engine, desk, *query.box);
        if (!found) {
            return tl::unexpected(std::move(found).error());
        }
        candidates = *std::move(found);
    } else {
        for (geo::FeatureId id = 0; id < desk.layer->size(); ++id) {
            candidates.push_back(id);
        }
    }
    if (query.filter) {
        std::erase_if(candidates, [&](geo::FeatureId id) {
            return !query.filter->selects(desk.layer->attributes(id));
        });
    }
    Items page;
    page.matched = candidates.size();
    for (std::size_t i = query.offset; i < candidates.size() && page.returned < query.limit; ++i) {
        page.features += page.returned == 0 ? "" : ",\n";
        page.features += feature_text(engine, desk, candidates[i], query.crs, query.detail);
        ++page.returned;
    }
    return page;
}

Answer<std::string> item(const Engine& engine, const LayerDesk& desk, std::string_view id,
                         const OutputCrs& crs, const DetailLevel& detail) {
    const auto found = desk.find(id);
    if (!found) {
        return refuse({ErrorCode::service_unknown_feature,
                       {{"collection", desk.layer->info().role}, {"id", std::string(id)}},
                       {}});
    }
    return feature_text(engine, desk, *found, crs, detail);
}

} // namespace eco::service
