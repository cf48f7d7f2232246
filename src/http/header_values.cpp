// SPDX-License-Identifier: MulanPSL-2.0
// Taking header values apart.
#include "http/header_values.hpp"

#include "base/text.hpp"

namespace eco::http {

std::string cookie_value(std::string_view cookies, std::string_view name) {
    for (const std::string& pair : split_list(cookies, ';')) {
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
            return pair.substr(name.size() + 1);
        }
    }
    return {};
}

identity::Secret bearer_token(std::string_view authorization) {
    constexpr std::string_view k_scheme = "Bearer ";
    return identity::Secret(authorization.starts_with(k_scheme)
                                ? std::string(authorization.substr(k_scheme.size()))
                                : std::string());
}

std::string forwarded_client(std::string_view header, const std::string& peer) {
    const auto comma = header.rfind(',');
    const std::string_view last =
        trim(comma == std::string_view::npos ? header : header.substr(comma + 1));
    return last.empty() ? peer : std::string(last);
}

} // namespace eco::http
