// SPDX-License-Identifier: MulanPSL-2.0
// /api/v1: plain JSON for the page and for other programs.
#include "base/text.hpp"
#include "geo/crs.hpp"
#include "http/parameters.hpp"
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/clause_book.hpp"
#include "service/import_site.hpp"
#include "service/judge_project.hpp"
#include "service/place.hpp"
#include "service/read_words.hpp"
#include "service/release_facts.hpp"
#include "service/report_desk.hpp"
#include "service/search.hpp"

namespace eco::http {
namespace {

using service::Answer;
using service::refuse;

constexpr CountRange k_search_limit{20, 1, 100};
constexpr CountRange k_clause_limit{50, 1, 500};
constexpr CountRange k_offset{0, 0, 1U << 30U};

Answer<Response> about(const Request& request, const Context& context) {
    Answer<Json> answer = service::about(*request.engine, context.wiring.today());
    if (!answer) {
        return reply(answer);
    }
    const Options& options = context.options;
    const bool exact = options.open_detail.is_exact() && options.restricted_detail.is_exact();
    (*answer)["public_borders"] = exact ? "exact" : "generalised";
    if (const BaseMap& map = options.base_map; !map.url.empty()) {
        (*answer)["base_map"]["url"] = map.url;
        (*answer)["base_map"]["attribution"] = map.attribution;
    }
    return reply(answer);
}

Answer<Response> facts(const Request& request, const Context&) {
    return reply(service::declared_facts(*request.engine));
}

Answer<Response> examples(const Request& request, const Context&) {
    return reply(service::example_list(*request.engine));
}

Answer<Response> example(const Request& request, const Context&) {
    return reply(service::example(*request.engine, request.captures[0]));
}

/// Codes of what was noticed about a project that is judged all the same.
Response judged_response(service::Judged judged) {
    Response response = json_response(std::move(judged.document));
    std::string codes;
    for (const Finding& remark : judged.remarks) {
        codes += (codes.empty() ? "" : ", ") + std::string(code_name(remark.code));
    }
    if (!codes.empty()) {
        response.headers.emplace_back("Ecogate-Remarks", codes);
    }
    return response;
}

using Judge = Answer<service::Judged> (*)(const service::Engine&, std::string_view, LocalDate);

Answer<Response> judge(const Request& request, const Context& context, Judge judge_with) {
    const auto as_of = day_of(request, context);
    if (!as_of) {
        return refuse(as_of.error());
    }
    auto judged = judge_with(*request.engine, request.body, *as_of);
    if (!judged) {
        return tl::unexpected(std::move(judged).error());
    }
    return judged_response(*std::move(judged));
}

Answer<Response> assess(const Request& request, const Context& context) {
    const std::string_view trace = request.query("trace").value_or("full");
    if (trace != "full" && trace != "hits") {
        return refuse(bad_parameter("trace", trace, "full | hits"));
    }
    return judge(request, context, trace == "hits" ? service::assess_hits : service::assess);
}

Answer<Response> classify(const Request& request, const Context& context) {
    return judge(request, context, service::classify);
}

Answer<Response> html_report(const Request& request, const Context& context) {
    auto answer = judge(
        request, context,
        request.lang == Lang::zh
            ? [](const service::Engine& engine, std::string_view body,
                 LocalDate day) { return service::report(engine, body, day, Lang::zh); }
            : [](const service::Engine& engine, std::string_view body, LocalDate day) {
                  return service::report(engine, body, day, Lang::en);
              });
    if (answer) {
        answer->content_type = "text/html; charset=utf-8";
        answer->shield = Shield::report;
    }
    return answer;
}

Answer<Response> report(const Request& request, const Context& context) {
    const std::string_view format = request.query("format").value_or("html");
    if (format == "html") {
        return html_report(request, context);
    }
    const auto& desk = context.options.reports;
    if (desk == nullptr || !service::ReportDesk::knows(format)) {
        return refuse(
            bad_parameter("format", format, desk == nullptr ? "html" : "html | docx | pdf | xlsx"));
    }
    const auto as_of = day_of(request, context);
    if (!as_of) {
        return refuse(as_of.error());
    }
    // The page that verifies is ours, where we serve one and no other was configured.
    const std::string verify = context.options.web.empty() || request.origin().empty()
                                   ? std::string()
                                   : request.origin() + "/#/verify/";
    auto made = desk->make(*request.engine, {request.body, format, *as_of, request.lang, verify});
    if (!made) {
        return tl::unexpected(std::move(made).error());
    }
    Response response = judged_response({std::move(made->bytes), std::move(made->remarks)});
    response.content_type = made->media_type;
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename*=UTF-8''" + percent_encode(made->name));
    return response;
}

Result<geo::LonLat> point_of(const Request& request) {
    ECO_TRY(const double lon, required_number(request, "lon"));
    ECO_TRY(const double lat, required_number(request, "lat"));
    const auto stated = request.query("crs");
    if (!stated) {
        return geo::LonLat{lon, lat};
    }
    ECO_TRY(const geo::Crs crs, geo::parse_crs(*stated));
    ECO_TRY(const geo::Converter converter, geo::Converter::make(crs));
    ECO_TRY(const geo::Conversion converted, converter.to_lonlat({lon, lat}));
    return converted.point;
}

Answer<Response> read(const Request& request, const Context&) {
    auto text = service::read_words(*request.engine, request.body);
    if (!text) {
        return tl::unexpected(std::move(text).error());
    }
    return json_response(*std::move(text));
}

Answer<Response> import_site(const Request& request, const Context&) {
    const auto name = required(request, "name");
    if (!name) {
        return refuse(name.error());
    }
    return reply(service::import_site(*name, request.body, request.query("layer").value_or("")));
}

Answer<Response> units_at(const Request& request, const Context&) {
    const auto point = point_of(request);
    if (!point) {
        return refuse(point.error());
    }
    auto text = service::at_point(*request.engine, *point, request.lang);
    if (!text) {
        return tl::unexpected(std::move(text).error());
    }
    return json_response(*std::move(text));
}

Answer<Response> unit(const Request& request, const Context&) {
    return reply(service::unit_card(*request.engine, request.captures[0], request.lang));
}

Answer<Response> search(const Request& request, const Context&) {
    const auto text = required(request, "q");
    const auto limit = count_of(request, "limit", k_search_limit);
    if (!text || !limit) {
        return refuse(!text ? text.error() : limit.error());
    }
    return reply(service::search(*request.engine, *text, *limit));
}

Answer<Response> clauses(const Request& request, const Context&) {
    const auto limit = count_of(request, "limit", k_clause_limit);
    const auto offset = count_of(request, "offset", k_offset);
    if (!limit || !offset) {
        return refuse(!limit ? limit.error() : offset.error());
    }
    return reply(service::clauses(
        *request.engine, {std::string(request.query("q").value_or("")),
                          std::string(request.query("dimension").value_or("")), *limit, *offset}));
}

} // namespace

std::vector<Route> api_routes() {
    return {
        {Method::get, "/api/v1/about", {}, Weight::light, about, "http.route_about"},
        {Method::get, "/api/v1/facts", {}, Weight::heavy, facts, "http.route_facts"},
        {Method::get, "/api/v1/examples", {}, Weight::light, examples, "http.route_examples"},
        {Method::get, "/api/v1/examples/{name}", {}, Weight::light, example, "http.route_example"},
        {Method::post,
         "/api/v1/assess",
         {"as_of", "release", "trace"},
         Weight::heavy,
         assess,
         "http.route_assess"},
        {Method::post,
         "/api/v1/classify",
         {"as_of", "release"},
         Weight::heavy,
         classify,
         "http.route_classify"},
        {Method::post,
         "/api/v1/report",
         {"as_of", "format", "release"},
         Weight::heavy,
         report,
         "http.route_report",
         "text/html"},
        {Method::post, "/api/v1/read", {}, Weight::heavy, read, "http.route_read"},
        {Method::post,
         "/api/v1/import",
         {"name", "layer"},
         Weight::heavy,
         import_site,
         "http.route_import",
         "application/json",
         "application/octet-stream"},
        {Method::get,
         "/api/v1/units",
         {"lon", "lat", "crs", "release"},
         Weight::light,
         units_at,
         "http.route_units_at"},
        {Method::get, "/api/v1/units/{code}", {"release"}, Weight::heavy, unit, "http.route_unit"},
        {Method::get, "/api/v1/search", {"q", "limit"}, Weight::heavy, search, "http.route_search"},
        {Method::get,
         "/api/v1/clauses",
         {"q", "dimension", "limit", "offset", "release"},
         Weight::heavy,
         clauses,
         "http.route_clauses"},
    };
}

} // namespace eco::http
