// SPDX-License-Identifier: MulanPSL-2.0
// Base64 (RFC 4648 §4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace eco::office::detail {

[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Blanks and line breaks are passed over; nothing where there is anything else.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

} // namespace eco::office::detail
