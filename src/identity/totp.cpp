// SPDX-License-Identifier: MulanPSL-2.0
// Counting steps.
#include "identity/totp.hpp"

#include "identity/encoding.hpp"
#include "identity/hmac.hpp"
#include "identity/token.hpp"

#include <fmt/format.h>

#include <array>

namespace eco::identity {
namespace {

constexpr std::uint64_t k_step_seconds = 30;
constexpr unsigned k_digits = 6;
constexpr std::size_t k_key_bytes = 20; // RFC 4226 §4 R6

} // namespace

std::string hotp(std::string_view key, std::uint64_t counter, unsigned digits) {
    std::string message(8, '\0');
    for (std::size_t i = 0; i < message.size(); ++i) {
        message[message.size() - 1 - i] = static_cast<char>(counter >> (8 * i));
    }
    const std::string mac = hmac(HmacKind::sha1, key, message);
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[i]));
    };
    const std::size_t at = byte(mac.size() - 1) & 15U; // RFC 4226 §5.3
    const std::uint32_t cut =
        ((byte(at) & 127U) << 24U) | (byte(at + 1) << 16U) | (byte(at + 2) << 8U) | byte(at + 3);
    std::uint32_t range = 1;
    for (unsigned i = 0; i < digits; ++i) {
        range *= 10;
    }
    return fmt::format("{:0{}}", cut % range, digits);
}

Secret totp_key() {
    return Secret(base32(random_bytes(k_key_bytes)));
}

std::optional<std::uint64_t> totp_step(const Secret& key, std::string_view code, Moment now,
                                       std::uint64_t last) {
    const auto raw = from_base32(key.reveal());
    if (!raw || raw->empty()) {
        return std::nullopt;
    }
    const auto step = static_cast<std::uint64_t>(now.time_since_epoch().count()) / k_step_seconds;
    for (const std::uint64_t tried : std::array{step, step - 1, step + 1}) {
        if (tried > last && equal_secretly(hotp(*raw, tried, k_digits), code)) {
            return tried;
        }
    }
    return std::nullopt;
}

std::string totp_uri(const Secret& key, std::string_view name) {
    std::string label;
    for (const char c : name) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        label += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return fmt::format("otpauth://totp/ecogate:{}?secret={}&issuer=ecogate&algorithm=SHA1&digits={}"
                       "&period={}",
                       label, key.reveal(), k_digits, k_step_seconds);
}

} // namespace eco::identity
