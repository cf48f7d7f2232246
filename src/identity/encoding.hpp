// SPDX-License-Identifier: MulanPSL-2.0
// Bytes as texts: base64url without padding (RFC 4648 §5), base32 (§6).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace eco::identity {

[[nodiscard]] std::string base64url(std::string_view bytes);
/// Nothing for other characters than the alphabet's, or bits left over that are not zero.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);
/// Upper case, unpadded: what authenticator programs take.
[[nodiscard]] std::string base32(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_base32(std::string_view text);

} // namespace eco::identity
