// SPDX-License-Identifier: MulanPSL-2.0
// OGC API: landing page, conformance, the API's description; Features parts 1 (Core), 2 (CRS) and 3
// (Filtering with CQL2 Basic) over every layer.
#include "http/openapi.hpp"
#include "http/parameters.hpp"
#include "http/routes.hpp"
#include "service/collections.hpp"

#include "base/messages.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace eco::http {
namespace {

using service::Answer;
using service::refuse;

constexpr CountRange k_limit{10, 1, 1000};
constexpr CountRange k_offset{0, 0, 1U << 30U};
constexpr std::string_view k_geojson = "application/geo+json";
constexpr std::string_view k_openapi = "application/vnd.oai.openapi+json;version=3.0";

Json link(const Request& request, std::string_view rel, const std::string& path,
          std::string_view type) {
    Json json;
    json["rel"] = rel;
    json["href"] = request.origin() + path;
    json["type"] = type;
    return json;
}

Response answer_json(const Json& json, std::string_view content_type = "application/json") {
    Response response;
    response.content_type = content_type;
    response.body = canonical_json(json) + "\n";
    return response;
}

Answer<Response> landing(const Request& request, const Context&) {
    Json json;
    json["title"] = text("http.api_title", request.lang);
    json["description"] = text("http.api_description", request.lang);
    json["links"] =
        Json(Json::Array{link(request, "self", "/ogc", "application/json"),
                         link(request, "service-desc", "/ogc/api", k_openapi),
                         link(request, "conformance", "/ogc/conformance", "application/json"),
                         link(request, "data", "/ogc/collections", "application/json"),
                         link(request, "http://www.opengis.net/def/rel/ogc/1.0/processes",
                              "/ogc/processes", "application/json"),
                         link(request, "http://www.opengis.net/def/rel/ogc/1.0/job-list",
                              "/ogc/jobs", "application/json")});
    return answer_json(json);
}

Answer<Response> conformance(const Request&, const Context&) {
    Json json;
    json["conformsTo"] = Json(Json::Array{});
    for (const auto* one :
         {"ogcapi-common-1/1.0/conf/core", "ogcapi-common-1/1.0/conf/json",
          "ogcapi-common-2/1.0/conf/collections", "ogcapi-features-1/1.0/conf/core",
          "ogcapi-features-1/1.0/conf/geojson", "ogcapi-features-1/1.0/conf/oas30",
          "ogcapi-features-2/1.0/conf/crs", "ogcapi-features-3/1.0/conf/queryables",
          "ogcapi-features-3/1.0/conf/filter", "ogcapi-features-3/1.0/conf/features-filter",
          "cql2/1.0/conf/cql2-text", "cql2/1.0/conf/basic-cql2", "ogcapi-tiles-1/1.0/conf/core",
          "ogcapi-tiles-1/1.0/conf/mvt", "ogcapi-processes-1/1.0/conf/core",
          "ogcapi-processes-1/1.0/conf/json", "ogcapi-processes-1/1.0/conf/job-list",
          "ogcapi-processes-1/1.0/conf/dismiss"}) {
        json["conformsTo"].push_back("http://www.opengis.net/spec/" + std::string(one));
    }
    return answer_json(json);
}

Answer<Response> description(const Request& request, const Context& context) {
    return answer_json(openapi(router().routes(), context.wiring.components, request.lang),
                       k_openapi);
}

Json collection_json(const Request& request, const service::LayerDesk& desk) {
    const std::string here = "/ogc/collections/" + desk.layer->info().role;
    return service::collection(
        *request.engine, desk,
        Json(Json::Array{link(request, "self", here, "application/json"),
                         link(request, "items", here + "/items", k_geojson),
                         link(request, "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                              here + "/queryables", "application/schema+json"),
                         link(request, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                              here + "/tiles", "application/json")}));
}

Answer<Response> collections(const Request& request, const Context&) {
    Json json;
    json["links"] =
        Json(Json::Array{link(request, "self", "/ogc/collections", "application/json")});
    json["collections"] = Json(Json::Array{});
    for (const service::LayerDesk& desk : request.engine->desks()) {
        json["collections"].push_back(collection_json(request, desk));
    }
    return answer_json(json);
}

Answer<const service::LayerDesk*> desk_of(const Request& request) {
    const auto* desk = request.engine->desk(request.captures[0]);
    if (desk == nullptr) {
        return refuse({ErrorCode::service_unknown_collection, {{"id", request.captures[0]}}, {}});
    }
    return desk;
}

Answer<Response> collection(const Request& request, const Context&) {
    const auto desk = desk_of(request);
    return desk ? Answer<Response>(answer_json(collection_json(request, **desk)))
                : tl::unexpected(desk.error());
}

Answer<Response> queryables(const Request& request, const Context&) {
    const auto desk = desk_of(request);
    return desk ? Answer<Response>(answer_json(service::queryables(**desk, request.target.path()),
                                               "application/schema+json"))
                : tl::unexpected(desk.error());
}

Result<service::OutputCrs> crs_of(const Request& request) {
    const auto stated = request.query("crs");
    return stated ? service::output_crs(*stated, "crs") : service::OutputCrs();
}

/// Four numbers, in the order that bbox-crs asks for.
Result<geo::LonLatBox> box_of(std::string_view text, bool latitude_first) {
    std::vector<double> numbers;
    for (const std::string& one : split_list(text, ',')) {
        double value = 0;
        const auto read = std::from_chars(one.data(), one.data() + one.size(), value);
        if (read.ec != std::errc() || read.ptr != one.data() + one.size()) {
            return fail(bad_parameter("bbox", text, "106.5,26.4,106.9,26.8"));
        }
        numbers.push_back(value);
    }
    if (numbers.size() != 4 || numbers[0] > numbers[2] || numbers[1] > numbers[3]) {
        return fail(bad_parameter("bbox", text, "106.5,26.4,106.9,26.8"));
    }
    return latitude_first ? geo::LonLatBox{numbers[1], numbers[0], numbers[3], numbers[2]}
                          : geo::LonLatBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

Result<service::ItemQuery> query_of(const Request& request, const service::LayerDesk& desk) {
    service::ItemQuery query;
    ECO_TRY(query.limit, count_of(request, "limit", k_limit));
    ECO_TRY(query.offset, count_of(request, "offset", k_offset));
    ECO_TRY(query.crs, crs_of(request));
    if (const auto box = request.query("bbox")) {
        const auto stated = request.query("bbox-crs");
        ECO_TRY(const service::OutputCrs crs,
                stated ? service::output_crs(*stated, "bbox-crs") : service::OutputCrs());
        ECO_TRY(query.box, box_of(*box, crs.latitude_first));
    }
    if (const auto lang = request.query("filter-lang"); lang && *lang != "cql2-text") {
        return fail(bad_parameter("filter-lang", *lang, "cql2-text"));
    }
    if (const auto filter = request.query("filter")) {
        ECO_TRY(query.filter, service::Filter::parse(*filter, service::properties_of(desk)));
    }
    return query;
}

/// The address of the next page: the same query with another offset.
std::string next_page(const Request& request, std::size_t offset) {
    std::string href = request.target.path() + "?offset=" + std::to_string(offset);
    for (const auto& [name, value] : request.target.query) {
        if (name != "offset") {
            href += "&" + percent_encode(name) + "=" + percent_encode(value);
        }
    }
    return href;
}

/// Some layers are shown place by place, but not given out whole. Errors: service_bulk.
Status check_bulk(const Request& request, const Context& context) {
    const auto& restricted = context.options.restricted_layers;
    const std::string& layer = request.captures[0];
    const bool free = std::find(restricted.begin(), restricted.end(), layer) == restricted.end();
    return free || service::require(context.wiring.office, request.caller,
                                    identity::Permission::zoning_bulk)
               ? Status()
               : fail({ErrorCode::service_bulk, {{"layer", layer}}, {}});
}

Answer<Response> items(const Request& request, const Context& context) {
    const auto desk = desk_of(request);
    if (!desk) {
        return tl::unexpected(desk.error());
    }
    if (const Status allowed = check_bulk(request, context); !allowed) {
        return refuse(allowed.error());
    }
    const auto query = query_of(request, **desk);
    if (!query) {
        return refuse(query.error());
    }
    auto page = service::items(*request.engine, **desk, *query);
    if (!page) {
        return tl::unexpected(std::move(page).error());
    }
    Json links{Json::Array{link(request, "self", request.target.path(), k_geojson)}};
    if (query->offset + page->returned < page->matched) {
        links.push_back(
            link(request, "next", next_page(request, query->offset + page->returned), k_geojson));
    }
    Response response;
    response.content_type = k_geojson;
    response.headers.emplace_back("Content-Crs", "<" + query->crs.uri + ">");
    response.body = fmt::format(
        "{{\"type\":\"FeatureCollection\",\"numberMatched\":{},\"numberReturned\":{},\"links\":{},"
        "\"features\":[{}]}}\n",
        page->matched, page->returned, canonical_json(links), page->features);
    return response;
}

Answer<Response> item(const Request& request, const Context&) {
    const auto desk = desk_of(request);
    if (!desk) {
        return tl::unexpected(desk.error());
    }
    const auto crs = crs_of(request);
    if (!crs) {
        return refuse(crs.error());
    }
    auto feature = service::item(*request.engine, **desk, request.captures[1], *crs);
    if (!feature) {
        return tl::unexpected(std::move(feature).error());
    }
    Response response;
    response.content_type = k_geojson;
    response.headers.emplace_back("Content-Crs", "<" + crs->uri + ">");
    response.body = *std::move(feature) + "\n";
    return response;
}

} // namespace

std::vector<Route> ogc_routes() {
    return {
        {Method::get, "/ogc", {}, Weight::light, landing, "http.route_landing"},
        {Method::get, "/ogc/conformance", {}, Weight::light, conformance, "http.route_conformance"},
        {Method::get, "/ogc/api", {}, Weight::heavy, description, "http.route_api", k_openapi},
        {Method::get, "/ogc/collections", {}, Weight::heavy, collections, "http.route_collections"},
        {Method::get,
         "/ogc/collections/{id}",
         {},
         Weight::light,
         collection,
         "http.route_collection"},
        {Method::get,
         "/ogc/collections/{id}/queryables",
         {},
         Weight::heavy,
         queryables,
         "http.route_queryables",
         "application/schema+json"},
        {Method::get,
         "/ogc/collections/{id}/items",
         {"bbox", "bbox-crs", "crs", "limit", "offset", "filter", "filter-lang"},
         Weight::heavy,
         items,
         "http.route_items",
         k_geojson,
         "application/json",
         Door::known},
        {Method::get,
         "/ogc/collections/{id}/items/{fid}",
         {"crs"},
         Weight::heavy,
         item,
         "http.route_item",
         k_geojson},
    };
}

} // namespace eco::http
