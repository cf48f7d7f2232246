// SPDX-License-Identifier: MulanPSL-2.0
// Reading the template of a base map.
#include "http/base_map.hpp"

#include <algorithm>

namespace eco::http {

std::optional<std::string> origin_of(std::string_view url_template) {
    constexpr std::string_view k_scheme = "https://";
    for (const std::string_view part : {"{z}", "{y}", "{x}"}) {
        if (url_template.find(part) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    if (!url_template.starts_with(k_scheme)) {
        return std::nullopt;
    }
    const auto slash = url_template.find('/', k_scheme.size());
    const std::string_view host = url_template.substr(
        k_scheme.size(), slash == std::string_view::npos ? slash : slash - k_scheme.size());
    const bool plain = !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == ':';
    });
    return plain ? std::optional(std::string(k_scheme) + std::string(host)) : std::nullopt;
}

} // namespace eco::http
