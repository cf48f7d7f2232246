// SPDX-License-Identifier: MulanPSL-2.0
// A base map from elsewhere (such as 天地图), which only the operator can switch on: without it the
// page asks no other host.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace eco::http {

struct BaseMap {
    std::string url;         ///< https://… with {z}, {y}, {x}; empty: none
    std::string attribution; ///< shown on the map, as the provider asks
};

/// "https://host" of a template that names {z}, {y} and {x}; nothing where it is none. Only
/// characters that can stand in a header as they are.
[[nodiscard]] std::optional<std::string> origin_of(std::string_view url_template);

} // namespace eco::http
