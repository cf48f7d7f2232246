// SPDX-License-Identifier: MulanPSL-2.0
// A request and an answer, as the routes see them: no sockets, no library types.
#pragma once

#include "base/messages.hpp"
#include "http/target.hpp"
#include "identity/secret.hpp"
#include "service/engine.hpp"
#include "service/office/office.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eco::http {

enum class Method { get, head, post, put, patch, remove, options, other };

struct Request {
    Method method = Method::get;
    Target target;
    std::string body;
    std::string content_type, if_none_match, host, accept;
    std::string if_match, csrf, prefer;
    identity::Secret session, bearer; ///< tokens as the client sent them
    std::string login_state;          ///< cookie of a login elsewhere that has begun
    bool secure = false;              ///< TLS, ours or of a proxy in front of us
    std::string client;               ///< address; for the rate limit only, never logged
    std::string id;
    Lang lang = Lang::zh;
    std::vector<std::string> captures; ///< what {…} of the route stands for
    std::shared_ptr<const service::Engine> engine;
    service::Caller caller; ///< who asks, where the route wants to know

    /// Value of a query parameter; the first where it is given twice.
    [[nodiscard]] std::optional<std::string_view> query(std::string_view name) const;
    /// Scheme and host as the client named us: clients of the trade resolve no relative links.
    /// Empty where the host has other characters than hosts have.
    [[nodiscard]] std::string origin() const;
};

/// What may run in the page that is answered: the header set that goes with it.
enum class Shield { data, page, report };

struct Response {
    unsigned status = 200;
    std::string content_type = "application/json; charset=utf-8";
    Shield shield = Shield::data;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<const std::string> shared_body; ///< instead of body, where it is kept

    [[nodiscard]] std::string_view bytes() const {
        return shared_body ? std::string_view(*shared_body) : std::string_view(body);
    }
};

} // namespace eco::http
