// SPDX-License-Identifier: MulanPSL-2.0
// Signatures of JSON Web Tokens (RFC 7515, 7517, 7518): RS256 and ES256, by OpenSSL.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>

namespace eco::identity {

struct SignedText {
    std::string_view message, signature; ///< signature: raw bytes as JWS has them
    std::string_view algorithm;          ///< "RS256" or "ES256"
};

/// `key`: one JSON Web Key. False for a wrong signature, another algorithm than the key is for, or
/// a key under 2048 bits.
[[nodiscard]] bool is_signed_by(const Json& key, const SignedText& text);

} // namespace eco::identity
