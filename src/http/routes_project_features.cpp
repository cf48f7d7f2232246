// SPDX-License-Identifier: MulanPSL-2.0
// OGC API Features over kept projects: a map client with an API key shows whatever its owner may
// see.
#include "http/ogc.hpp"
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/office/project_features.hpp"

namespace eco::http {
namespace {

using identity::Permission;
using service::Answer;
using service::refuse;

/// What an account may see is kept by no cache.
Response private_response(Response response) {
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Answer<Response> collection(const Request& request, const Context&) {
    const std::string id(service::k_project_collection);
    return private_response(
        answer_json(service::project_collection(*request.engine, collection_links(request, id)),
                    "application/json"));
}

Answer<Response> queryables(const Request& request, const Context&) {
    return private_response(
        answer_json(service::project_queryables(request.target.path()), "application/schema+json"));
}

Answer<Response> items(const Request& request, const Context& context) {
    const auto query = item_query(request, service::project_properties());
    if (!query) {
        return refuse(query.error());
    }
    const auto page = service::project_items(context.wiring.office, request.caller, *query);
    return page ? Answer<Response>(private_response(page_response(request, *query, *page)))
                : refuse(page.error());
}

Answer<Response> item(const Request& request, const Context& context) {
    const auto crs = crs_of(request);
    if (!crs) {
        return refuse(crs.error());
    }
    auto feature =
        service::project_item(context.wiring.office, request.caller, request.captures[0], *crs);
    if (!feature) {
        return refuse(feature.error());
    }
    Response response;
    response.content_type = k_geojson;
    response.headers.emplace_back("Content-Crs", "<" + crs->uri + ">");
    response.body = *std::move(feature) + "\n";
    return private_response(std::move(response));
}

Route read(std::string_view pattern, Handler handler, std::string_view summary,
           std::string_view produces) {
    Route route = guarded(Method::get, pattern, Permission::project_read, handler, summary);
    route.produces = produces;
    return route;
}

} // namespace

std::vector<Route> project_feature_routes() {
    return {
        read("/ogc/collections/projects", collection, "http.route_project_collection",
             "application/json"),
        read("/ogc/collections/projects/queryables", queryables, "http.route_project_queryables",
             "application/schema+json"),
        with_parameters(
            read("/ogc/collections/projects/items", items, "http.route_project_items", k_geojson),
            {"bbox", "bbox-crs", "crs", "limit", "offset", "filter", "filter-lang"}),
        with_parameters(read("/ogc/collections/projects/items/{id}", item,
                             "http.route_project_item", k_geojson),
                        {"crs"})};
}

} // namespace eco::http
