// SPDX-License-Identifier: MulanPSL-2.0
// Tokens: 256 random bits that a client keeps. We keep only their digest, so that who reads the
// store cannot act as anybody.
#pragma once

#include "identity/secret.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace eco::identity {

/// From the system's source. A failing one is a broken machine: throws.
[[nodiscard]] std::string random_bytes(std::size_t count);

struct Token {
    Secret text;        ///< for the client, once
    std::string digest; ///< what is stored: SHA-256 in hex
};
/// `prefix` tells people and leak scanners what it is, e.g. "egk_".
[[nodiscard]] Token make_token(std::string_view prefix);
[[nodiscard]] std::string token_digest(std::string_view text);

/// The CSRF token of a session: a function of the session's token that does not give it away
/// (HMAC-SHA-256), so nothing more is stored.
[[nodiscard]] std::string csrf_of(std::string_view session_token);

/// For ids of things: 96 random bits in hex; not secret, not guessable either.
[[nodiscard]] std::string random_id();

/// A password for one use, that a person can type: 20 characters of four classes.
[[nodiscard]] Secret one_time_password();

} // namespace eco::identity
