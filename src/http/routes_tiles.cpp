// SPDX-License-Identifier: MulanPSL-2.0
// OGC API Tiles, part 1: map data as vector tiles, kept by the browser under the release's digest.
#include "http/routes.hpp"
#include "http/visibility.hpp"
#include "service/tiles.hpp"

#include <charconv>

namespace eco::http {
namespace {

using service::Answer;
using service::refuse;

/// A path segment as a whole number; what is none is no tile.
std::uint32_t number(const std::string& text) {
    std::uint32_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? value : UINT32_MAX;
}

/// The tile's bytes, made or kept.
Answer<service::TileCache::Bytes> bytes_of(const Request& request, const Context& context,
                                           const service::LayerDesk& desk,
                                           const service::TileAddress& address,
                                           const service::DetailLevel& detail) {
    const std::string key =
        request.engine->digest() + request.target.path() + "/" + std::to_string(detail.cell_mm());
    if (auto kept = context.tiles.find(key)) {
        return kept;
    }
    auto made = service::tile(*request.engine, desk, address, detail);
    if (!made) {
        return tl::unexpected(std::move(made).error());
    }
    auto bytes = std::make_shared<const std::string>(*std::move(made));
    context.tiles.keep(key, bytes);
    return bytes;
}

Answer<Response> tile(const Request& request, const Context& context) {
    const auto* desk = request.engine->desk(request.captures[0]);
    if (desk == nullptr) {
        return refuse({ErrorCode::service_unknown_collection, {{"id", request.captures[0]}}, {}});
    }
    const service::TileAddress address{number(request.captures[1]), number(request.captures[3]),
                                       number(request.captures[2])};
    Response response;
    const service::DetailLevel detail = detail_of(request, context, request.captures[0]);
    // The path names the tile: it changes with the release, and with how exactly it may be seen.
    const std::string etag = "\"" + request.engine->digest() +
                             (detail.is_exact() ? "" : "-" + std::to_string(detail.cell_mm())) +
                             "\"";
    response.content_type = "application/vnd.mapbox-vector-tile";
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    add_detail_headers(detail, response);
    if (request.if_none_match == etag) {
        response.status = 304;
        return response;
    }
    const auto bytes = bytes_of(request, context, *desk, address, detail);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    response.status = (*bytes)->empty() ? 204 : 200;
    response.shared_body = *bytes;
    return response;
}

/// The one tile set of a collection (OGC API Tiles, requirement class Tilesets list).
Answer<Response> tile_sets(const Request& request, const Context&) {
    const std::string& id = request.captures[0];
    if (request.engine->desk(id) == nullptr) {
        return refuse({ErrorCode::service_unknown_collection, {{"id", id}}, {}});
    }
    Json tiles;
    tiles["rel"] = "item";
    tiles["type"] = "application/vnd.mapbox-vector-tile";
    tiles["href"] =
        "/ogc/collections/" + id + "/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}";
    tiles["templated"] = true;
    Json one;
    one["title"] = id;
    one["dataType"] = "vector";
    one["crs"] = "http://www.opengis.net/def/crs/EPSG/0/3857";
    one["tileMatrixSetURI"] = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    one["links"] = Json(Json::Array{std::move(tiles)});
    Json json;
    json["tilesets"] = Json(Json::Array{std::move(one)});
    Response response;
    response.body = canonical_json(json) + "\n";
    return response;
}

} // namespace

std::vector<Route> tile_routes() {
    return {{Method::get,
             "/ogc/collections/{id}/tiles",
             {},
             Weight::light,
             tile_sets,
             "http.route_tile_sets"},
            {Method::get,
             "/ogc/collections/{id}/tiles/WebMercatorQuad/{z}/{y}/{x}",
             {"release"},
             Weight::heavy,
             tile,
             "http.route_tile",
             "application/vnd.mapbox-vector-tile",
             "application/json",
             Door::known}};
}

} // namespace eco::http
