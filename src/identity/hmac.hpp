// SPDX-License-Identifier: MulanPSL-2.0
// Keyed digests (RFC 2104), by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace eco::identity {

enum class HmacKind { sha1, sha256 };

/// Raw bytes.
[[nodiscard]] std::string hmac(HmacKind kind, std::string_view key, std::string_view message);

} // namespace eco::identity
