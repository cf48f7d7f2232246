// SPDX-License-Identifier: MulanPSL-2.0
// The target of a request taken apart: path segments and query, percent-decoded, checked. Tricks
// with paths end here: nothing behind this sees "..", a backslash, a zero byte or broken UTF-8.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eco::http {

struct Target {
    std::vector<std::string> segments; ///< "/" has none
    std::vector<std::pair<std::string, std::string>> query;

    [[nodiscard]] std::string path() const;
};

/// Errors: http_bad_target.
[[nodiscard]] Result<Target> parse_target(std::string_view text);
/// For links: keeps what RFC 3986 calls unreserved.
[[nodiscard]] std::string percent_encode(std::string_view text);

} // namespace eco::http
