// SPDX-License-Identifier: MulanPSL-2.0
// From a request to an answer, without a socket: what tests call, and the server too.
#pragma once

#include "http/router.hpp"

#include <string>
#include <string_view>

namespace eco::http {

/// What the server knows of a request before anybody answers it.
struct Plan {
    Match match;
    Weight weight = Weight::light;
};
[[nodiscard]] Plan plan(const Request& request);

/// Always gives an answer; errors become problem details.
[[nodiscard]] Response answer(Request& request, const Plan& plan, const Context& context);

/// Bytes that the body of a request may have: more only for routes that say so, and only for those
/// who show a token.
[[nodiscard]] std::size_t body_limit(const Plan& plan, const Request& request,
                                     const Limits& limits);
/// The most that any route takes.
[[nodiscard]] std::size_t largest_body(const Limits& limits);

/// The head of an answer as bytes: status line, the security headers that fit, length, connection.
struct HeadInput {
    const Response& response;
    std::string_view request_id, digest, date;
    bool keep_alive = true;
    bool secure = false;          ///< came over TLS: browsers are told to stay with it
    std::string_view images = {}; ///< origin of a base map, for the page's policy
};
[[nodiscard]] std::string head_of(const HeadInput& input);

} // namespace eco::http
