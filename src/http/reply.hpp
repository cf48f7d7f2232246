// SPDX-License-Identifier: MulanPSL-2.0
// From the values of use cases to answers, and the parameters that lists share.
#pragma once

#include "http/parameters.hpp"
#include "http/router.hpp"
#include "service/office/users.hpp"

#include <string>

namespace eco::http {

[[nodiscard]] inline Response json_response(std::string text) {
    Response response;
    response.body = std::move(text);
    return response;
}

[[nodiscard]] inline service::Answer<Response> reply(const service::Answer<Json>& answer) {
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    return json_response(canonical_json(*answer) + "\n");
}

/// What an account may see is kept by no cache.
[[nodiscard]] inline service::Answer<Response> private_reply(const Result<Json>& result) {
    if (!result) {
        return service::refuse(result.error());
    }
    Response response = json_response(canonical_json(*result) + "\n");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

[[nodiscard]] inline service::Answer<Response> private_reply(const service::Answer<Json>& answer) {
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    return private_reply(Result<Json>(*answer));
}

/// Errors: http_bad_parameter.
[[nodiscard]] inline Result<service::Page> page_of(const Request& request) {
    ECO_TRY(const std::size_t limit, count_of(request, "limit", {50, 1, 500}));
    ECO_TRY(const std::size_t offset, count_of(request, "offset", {0, 0, 1U << 30U}));
    return service::Page{limit, offset};
}

[[nodiscard]] inline std::string parameter(const Request& request, std::string_view name) {
    return std::string(request.query(name).value_or(""));
}

/// A route behind a permission.
[[nodiscard]] inline Route guarded(Method method, std::string_view pattern,
                                   identity::Permission permission, Handler handler,
                                   std::string_view summary) {
    Route route{method, pattern, {}, Weight::heavy, handler, summary};
    route.door = Door::guarded;
    route.permission = permission;
    return route;
}

[[nodiscard]] inline Route with_schemas(Route route, std::string_view asks,
                                        std::string_view gives) {
    route.asks = asks;
    route.gives = gives;
    return route;
}

[[nodiscard]] inline Route with_parameters(Route route, std::vector<std::string_view> parameters) {
    route.parameters = std::move(parameters);
    return route;
}

[[nodiscard]] inline Route created(Route route) {
    route.success = 201;
    return route;
}

} // namespace eco::http
