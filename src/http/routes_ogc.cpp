// SPDX-License-Identifier: MulanPSL-2.0
// OGC API: landing page, conformance, the API's description; Features parts 1 (Core), 2 (CRS) and 3
// (Filtering with CQL2 Basic) over every layer.
#include "http/ogc.hpp"
#include "http/openapi.hpp"
#include "http/routes.hpp"
#include "http/visibility.hpp"
#include "service/collections.hpp"
#include "service/office/project_features.hpp"

#include "base/messages.hpp"

namespace eco::http {
namespace {

using service::Answer;
using service::refuse;

constexpr std::string_view k_openapi = "application/vnd.oai.openapi+json;version=3.0";

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
    return answer_json(json, "application/json");
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
    return answer_json(json, "application/json");
}

Answer<Response> description(const Request& request, const Context& context) {
    return answer_json(openapi(router().routes(), context.wiring.components, request.lang),
                       k_openapi);
}

Json collection_json(const Request& request, const service::LayerDesk& desk) {
    const std::string& id = desk.layer->info().role;
    Json links = collection_links(request, id);
    links.push_back(link(request, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                         "/ogc/collections/" + id + "/tiles", "application/json"));
    return service::collection(*request.engine, desk, std::move(links));
}

Answer<Response> collections(const Request& request, const Context& context) {
    Json json;
    json["links"] =
        Json(Json::Array{link(request, "self", "/ogc/collections", "application/json")});
    json["collections"] = Json(Json::Array{});
    for (const service::LayerDesk& desk : request.engine->desks()) {
        json["collections"].push_back(collection_json(request, desk));
    }
    if (service::require(context.wiring.office, request.caller,
                         identity::Permission::project_read)) {
        json["collections"].push_back(service::project_collection(
            *request.engine,
            collection_links(request, std::string(service::k_project_collection))));
    }
    return answer_json(json, "application/json");
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
    return desk
               ? Answer<Response>(answer_json(collection_json(request, **desk), "application/json"))
               : tl::unexpected(desk.error());
}

Answer<Response> queryables(const Request& request, const Context&) {
    const auto desk = desk_of(request);
    return desk ? Answer<Response>(answer_json(service::queryables(**desk, request.target.path()),
                                               "application/schema+json"))
                : tl::unexpected(desk.error());
}

Answer<Response> items(const Request& request, const Context& context) {
    const auto desk = desk_of(request);
    if (!desk) {
        return tl::unexpected(desk.error());
    }
    if (const Status allowed = check_bulk(request, context); !allowed) {
        return refuse(allowed.error());
    }
    auto query = item_query(request, service::properties_of(**desk));
    if (!query) {
        return refuse(query.error());
    }
    query->detail = detail_of(request, context, request.captures[0]);
    auto page = service::items(*request.engine, **desk, *query);
    if (!page) {
        return tl::unexpected(std::move(page).error());
    }
    Response response = page_response(request, *query, *page);
    add_detail_headers(query->detail, response);
    return response;
}

Answer<Response> item(const Request& request, const Context& context) {
    const auto desk = desk_of(request);
    if (!desk) {
        return tl::unexpected(desk.error());
    }
    const auto crs = crs_of(request);
    if (!crs) {
        return refuse(crs.error());
    }
    const service::DetailLevel detail = detail_of(request, context, request.captures[0]);
    auto feature = service::item(*request.engine, **desk, request.captures[1], *crs, detail);
    if (!feature) {
        return tl::unexpected(std::move(feature).error());
    }
    Response response;
    response.content_type = k_geojson;
    response.headers.emplace_back("Content-Crs", "<" + crs->uri + ">");
    add_detail_headers(detail, response);
    response.body = *std::move(feature) + "\n";
    return response;
}

} // namespace

std::vector<Route> ogc_routes() {
    return {
        {Method::get, "/ogc", {}, Weight::light, landing, "http.route_landing"},
        {Method::get, "/ogc/conformance", {}, Weight::light, conformance, "http.route_conformance"},
        {Method::get, "/ogc/api", {}, Weight::heavy, description, "http.route_api", k_openapi},
        {Method::get,
         "/ogc/collections",
         {},
         Weight::heavy,
         collections,
         "http.route_collections",
         "application/json",
         "application/json",
         Door::known},
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
         k_geojson,
         "application/json",
         Door::known},
    };
}

} // namespace eco::http
