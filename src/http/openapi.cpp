// SPDX-License-Identifier: MulanPSL-2.0
// From routes to paths.
#include "http/openapi.hpp"

#include "base/messages.hpp"
#include "http/cookie.hpp"

#include <set>

namespace eco::http {
namespace {

Json schema(std::string_view type) {
    Json json;
    json["type"] = type;
    return json;
}

/// Query parameters that are numbers; all others are texts.
bool is_number(std::string_view name) {
    static const std::set<std::string_view> k_numbers{"lon", "lat", "limit", "offset"};
    return k_numbers.contains(name);
}

/// The page offers the reports that stand here.
Json report_formats() {
    Json json = schema("string");
    json["enum"] = Json(Json::Array{"html", "docx", "pdf", "xlsx"});
    return json;
}
Json parameter(std::string_view name, bool in_path, Lang lang) {
    Json json;
    json["name"] = name;
    json["in"] = in_path ? "path" : "query";
    json["required"] = in_path;
    json["description"] = text("http.parameter_" + std::string(name), lang);
    json["schema"] = name == "format" && !in_path ? report_formats()
                                                  : schema(is_number(name) ? "number" : "string");
    return json;
}

Json parameters(const Route& route, Lang lang) {
    Json list{Json::Array{}};
    std::string_view rest = route.pattern;
    while (true) {
        const auto open = rest.find('{');
        if (open == std::string_view::npos) {
            break;
        }
        const auto close = rest.find('}', open);
        list.push_back(parameter(rest.substr(open + 1, close - open - 1), true, lang));
        rest.remove_prefix(close);
    }
    for (const std::string_view name : route.parameters) {
        list.push_back(parameter(name, false, lang));
    }
    list.push_back(parameter("lang", false, lang));
    return list;
}

Json reference(std::string_view name) {
    Json json;
    json["$ref"] = "#/components/responses/" + std::string(name);
    return json;
}

Json component(std::string_view family, std::string_view name) {
    Json json;
    json["$ref"] = "#/components/" + std::string(family) + "/" + std::string(name);
    return json;
}

/// `name`: the schema of the components, and of its example; empty: any.
Json content(std::string_view media_type, std::string_view name) {
    Json json;
    Json& one = json[media_type];
    if (!name.empty()) {
        one["schema"] = component("schemas", name);
        one["examples"]["example"] = component("examples", name);
        return json;
    }
    one["schema"] =
        media_type.find("json") == std::string_view::npos ? schema("string") : schema("object");
    if (media_type == "application/octet-stream" || media_type == k_any_type) {
        one["schema"]["format"] = "binary";
    }
    return json;
}

std::string method_of(const Route& route) {
    switch (route.method) {
    case Method::post:
        return "post";
    case Method::put:
        return "put";
    case Method::patch:
        return "patch";
    case Method::remove:
        return "delete";
    default:
        return "get";
    }
}

/// A body is asked for where the route says of what form it is, or nothing at all of it.
bool wants_body(const Route& route) {
    const bool may = route.method == Method::post || route.method == Method::put ||
                     route.method == Method::patch;
    return may && (route.door == Door::open || !route.asks.empty() ||
                   route.consumes != "application/json");
}

Json security(const Route& route) {
    Json list{Json::Array{}};
    for (const auto* name : {"session", "key"}) {
        Json one;
        one[name] = Json(Json::Array{});
        list.push_back(std::move(one));
    }
    if (route.door == Door::known) {
        list.push_back(Json(Json::Object{}));
    }
    return list;
}

Json security_schemes() {
    Json json;
    json["session"]["type"] = "apiKey";
    json["session"]["in"] = "cookie";
    json["session"]["name"] = k_session_cookie;
    json["key"]["type"] = "http";
    json["key"]["scheme"] = "bearer";
    return json;
}

/// "get" and "/api/v1/units/{code}" make get_api_v1_units_code.
std::string operation_id(const Route& route) {
    std::string id = method_of(route);
    for (const char c : route.pattern) {
        if (c == '/') {
            id += '_';
        } else if (c != '{' && c != '}') {
            id += c;
        }
    }
    return id;
}

Json operation(const Route& route, Lang lang) {
    Json json;
    json["operationId"] = operation_id(route);
    json["summary"] = text(route.summary, lang);
    json["description"] = text(route.summary, lang);
    json["tags"] = Json(Json::Array{route.pattern.starts_with("/ogc")
                                        ? "ogc"
                                        : (route.pattern.starts_with("/api") ? "api" : "service")});
    json["parameters"] = parameters(route, lang);
    Json& answer = json["responses"][std::to_string(route.success)];
    answer["description"] = text("http.answer_ok", lang);
    if (route.success == 200 || route.success == 201) {
        answer["content"] = content(route.produces, route.gives);
    }
    if (!route.queued.empty()) {
        Json& later = json["responses"]["201"];
        later["description"] = text("http.answer_ok", lang);
        later["content"] = content("application/json", route.queued);
    }
    json["responses"]["default"] = reference("Problem");
    if (wants_body(route)) {
        json["requestBody"]["required"] = true;
        json["requestBody"]["content"] = content(route.consumes, route.asks);
    }
    if (route.door != Door::open) {
        json["security"] = security(route);
    }
    if (route.door == Door::guarded) {
        json["x-permission"] = identity::name_of(route.permission);
    }
    return json;
}

} // namespace

Json openapi(const std::vector<Route>& routes, const Json& components, Lang lang) {
    Json json;
    json["openapi"] = "3.0.3";
    json["info"]["title"] = text("http.api_title", lang);
    json["info"]["description"] = text("http.api_description", lang);
    json["info"]["version"] = "1.0.0";
    json["info"]["contact"]["name"] = "ecogate";
    json["info"]["license"]["name"] = "MulanPSL-2.0";
    json["info"]["license"]["url"] = "http://license.coscl.org.cn/MulanPSL2";
    json["servers"] = Json(Json::Array{});
    Json here;
    here["url"] = "/";
    json["servers"].push_back(std::move(here));
    json["tags"] = Json(Json::Array{});
    for (const auto* name : {"api", "ogc", "service"}) {
        Json tag;
        tag["name"] = name;
        tag["description"] = text("http.tag_" + std::string(name), lang);
        json["tags"].push_back(std::move(tag));
    }
    for (const Route& route : routes) {
        json["paths"][route.pattern][method_of(route)] = operation(route, lang);
    }
    json["components"] = components;
    json["components"]["securitySchemes"] = security_schemes();
    Json& problem = json["components"]["responses"]["Problem"];
    problem["description"] = text("http.answer_problem", lang);
    problem["content"] = content("application/problem+json", "Problem");
    return json;
}

} // namespace eco::http
