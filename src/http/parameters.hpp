// SPDX-License-Identifier: MulanPSL-2.0
// Query parameters into values; every complaint names the parameter.
#pragma once

#include "base/date.hpp"
#include "http/context.hpp"
#include "http/message.hpp"
#include "service/answer.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace eco::http {

/// Errors: http_missing_parameter.
[[nodiscard]] Result<std::string_view> required(const Request& request, std::string_view name);
/// Errors: http_missing_parameter, http_bad_parameter.
[[nodiscard]] Result<double> required_number(const Request& request, std::string_view name);

struct CountRange {
    std::size_t fallback = 0, least = 0, most = 0; ///< greater numbers are cut to the most
};
/// Errors: http_bad_parameter.
[[nodiscard]] Result<std::size_t> count_of(const Request& request, std::string_view name,
                                           const CountRange& range);
/// "as_of", else today in China. Errors: http_bad_parameter.
[[nodiscard]] Result<LocalDate> day_of(const Request& request, const Context& context);

[[nodiscard]] Error bad_parameter(std::string_view name, std::string_view value,
                                  std::string_view expected);

} // namespace eco::http
