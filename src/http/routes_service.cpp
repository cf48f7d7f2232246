// SPDX-License-Identifier: MulanPSL-2.0
// Health, readiness, metrics; the page's files.
#include "http/routes.hpp"

#include <algorithm>

namespace eco::http {
namespace {

using service::Answer;

Response plain(std::string body, std::string_view content_type) {
    Response response;
    response.content_type = content_type;
    response.body = std::move(body);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Answer<Response> healthy(const Request&, const Context&) {
    return plain("ok\n", "text/plain; charset=utf-8");
}

/// Ready is who has a release and reaches the record.
Answer<Response> ready(const Request& request, const Context& context) {
    const auto head = context.wiring.office.record.head();
    if (!head) {
        return service::refuse(head.error());
    }
    Json json;
    json["status"] = "ready";
    json["release"] = request.engine->digest();
    json["events"] = static_cast<double>(head->seq);
    return plain(canonical_json(json) + "\n", "application/json; charset=utf-8");
}

Answer<Response> metrics(const Request& request, const Context& context) {
    return plain(context.metrics.prometheus(request.engine->digest()),
                 "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace

std::vector<Route> service_routes() {
    return {
        {Method::get, "/healthz", {}, Weight::light, healthy, "http.route_healthy", "text/plain"},
        {Method::get, "/readyz", {}, Weight::heavy, ready, "http.route_ready"},
        {Method::get, "/metrics", {}, Weight::light, metrics, "http.route_metrics", "text/plain"}};
}

Answer<Response> page_file(const Request& request, const Context& context) {
    const std::string path = request.target.path();
    const StaticFile* file = context.files.find(path);
    if (file == nullptr) {
        return service::refuse({ErrorCode::http_not_found, {{"path", path}}, {}});
    }
    Response response;
    response.content_type = file->content_type;
    response.shield = Shield::page;
    response.headers.emplace_back("ETag", file->etag);
    response.headers.emplace_back(
        "Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
    if (request.if_none_match == file->etag) {
        response.status = 304;
    } else {
        response.shared_body = file->bytes;
    }
    return response;
}

} // namespace eco::http
