// SPDX-License-Identifier: MulanPSL-2.0
// Links, pages and the parameters of items.
#include "http/ogc.hpp"

#include "base/messages.hpp"
#include "base/text.hpp"
#include "http/parameters.hpp"

#include <fmt/format.h>

#include <charconv>

namespace eco::http {
namespace {

constexpr CountRange k_limit{10, 1, 1000};
constexpr CountRange k_offset{0, 0, 1U << 30U};

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

} // namespace

Json link(const Request& request, std::string_view rel, const std::string& path,
          std::string_view type) {
    Json json;
    json["rel"] = rel;
    json["href"] = request.origin() + path;
    json["type"] = type;
    return json;
}

Json collection_links(const Request& request, const std::string& id) {
    const std::string here = "/ogc/collections/" + id;
    return Json(Json::Array{link(request, "self", here, "application/json"),
                            link(request, "items", here + "/items", k_geojson),
                            link(request, "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                                 here + "/queryables", "application/schema+json")});
}

Response answer_json(const Json& json, std::string_view content_type) {
    Response response;
    response.content_type = content_type;
    response.body = canonical_json(json) + "\n";
    return response;
}

Result<service::OutputCrs> crs_of(const Request& request) {
    const auto stated = request.query("crs");
    return stated ? service::output_crs(*stated, "crs") : service::OutputCrs();
}

Result<service::ItemQuery> item_query(const Request& request,
                                      const std::vector<std::string>& properties) {
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
        ECO_TRY(query.filter, service::Filter::parse(*filter, properties));
    }
    return query;
}

Response page_response(const Request& request, const service::ItemQuery& query,
                       const service::Items& page) {
    Json links{Json::Array{link(request, "self", request.target.path(), k_geojson)}};
    if (query.offset + page.returned < page.matched) {
        links.push_back(
            link(request, "next", next_page(request, query.offset + page.returned), k_geojson));
    }
    Response response;
    response.content_type = k_geojson;
    response.headers.emplace_back("Content-Crs", "<" + query.crs.uri + ">");
    response.body =
        fmt::format("{{\"type\":\"FeatureCollection\",\"notice\":{},\"numberMatched\":{},"
                    "\"numberReturned\":{},\"links\":{},\"features\":[{}]}}\n",
                    canonical_json(Json(text("service.notice", request.lang))), page.matched,
                    page.returned, canonical_json(links), page.features);
    return response;
}

} // namespace eco::http
