// SPDX-License-Identifier: MulanPSL-2.0
// Randomness by OpenSSL.
#include "identity/token.hpp"

#include "base/digest.hpp"
#include "identity/encoding.hpp"
#include "identity/hmac.hpp"

#include <openssl/rand.h>

#include <array>
#include <stdexcept>

namespace eco::identity {
namespace {

constexpr std::size_t k_token_bytes = 32;
constexpr std::size_t k_id_bytes = 12;

std::string hex_of(std::string_view bytes) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += k_digits[byte >> 4U];
        out += k_digits[byte & 15U];
    }
    return out;
}

} // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
        throw std::runtime_error("no random numbers");
    }
    return bytes;
}

Token make_token(std::string_view prefix) {
    std::string text = std::string(prefix) + base64url(random_bytes(k_token_bytes));
    std::string digest = token_digest(text);
    return {Secret(std::move(text)), std::move(digest)};
}

std::string token_digest(std::string_view text) {
    return sha256_hex(text);
}

std::string csrf_of(std::string_view session_token) {
    return base64url(hmac(HmacKind::sha256, session_token, "ecogate csrf 1"));
}

std::string random_id() {
    return hex_of(random_bytes(k_id_bytes));
}

Secret one_time_password() {
    // No 0 O 1 l I; 32 letters, so that a byte's low five bits choose evenly.
    constexpr std::string_view k_letters = "abcdefghjkmnpqrstuvwxyz23456789A";
    constexpr std::size_t k_groups = 4;
    constexpr std::size_t k_group = 4;
    const std::string bytes = random_bytes(k_groups * k_group);
    std::string text = "Eg";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += i % k_group == 0 ? "-" : "";
        text += k_letters[static_cast<unsigned char>(bytes[i]) % k_letters.size()];
    }
    return Secret(text + "-7"); // capital, small, sign and digit, whatever was drawn
}

} // namespace eco::identity
