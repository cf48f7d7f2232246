// SPDX-License-Identifier: MulanPSL-2.0
// One-time codes by time (RFC 6238 over RFC 4226, SHA-1, 30 s): what every authenticator program
// shows.
#pragma once

#include "identity/password_policy.hpp"
#include "identity/secret.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace eco::identity {

/// The code of a key (raw bytes) at a counter.
[[nodiscard]] std::string hotp(std::string_view key, std::uint64_t counter, unsigned digits);

/// A new key, in base32.
[[nodiscard]] Secret totp_key();
/// The step whose code this is: now, one before or one after (clocks differ), and later than
/// `last`: a code is good for one login. Nothing for a wrong code or key.
[[nodiscard]] std::optional<std::uint64_t> totp_step(const Secret& key, std::string_view code,
                                                     Moment now, std::uint64_t last);
/// otpauth://totp/…: what the QR code holds.
[[nodiscard]] std::string totp_uri(const Secret& key, std::string_view name);

} // namespace eco::identity
