// SPDX-License-Identifier: MulanPSL-2.0
// The two cookies there are. No script can read them, no other site's page sends the session's.
#pragma once

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace eco::http {

inline constexpr std::string_view k_session_cookie = "ecogate_session";
inline constexpr std::string_view k_login_cookie = "ecogate_login";

/// Lax: also sent when another site leads the browser here, as the end of a login elsewhere does.
enum class SameSite { strict, lax };

/// An empty value takes the cookie away.
inline void set_cookie(Response& response, std::string_view name, std::string_view value,
                       SameSite site, bool secure) {
    std::string text =
        std::string(name) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=";
    text += site == SameSite::strict ? "Strict" : "Lax";
    text += secure ? "; Secure" : "";
    text += value.empty() ? "; Max-Age=0" : "";
    response.headers.emplace_back("Set-Cookie", std::move(text));
    response.headers.emplace_back("Cache-Control", "no-store");
}

} // namespace eco::http
