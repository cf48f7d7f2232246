// SPDX-License-Identifier: MulanPSL-2.0
// One loop for both alphabets: 5 or 6 bits a character.
#include "identity/encoding.hpp"

#include <cstdint>

namespace eco::identity {
namespace {

struct Alphabet {
    std::string_view letters;
    unsigned bits = 0;
};

constexpr Alphabet k_base64url{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
                               6};
constexpr Alphabet k_base32{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5};

std::string encode(std::string_view bytes, const Alphabet& alphabet) {
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= alphabet.bits;) {
            bits -= alphabet.bits;
            text += alphabet.letters[(held >> bits) & (alphabet.letters.size() - 1)];
        }
        held &= (1U << bits) - 1;
    }
    if (bits > 0) {
        text += alphabet.letters[(held << (alphabet.bits - bits)) & (alphabet.letters.size() - 1)];
    }
    return text;
}

std::optional<std::string> decode(std::string_view text, const Alphabet& alphabet) {
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const auto value = alphabet.letters.find(c);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        held = (held << alphabet.bits) | static_cast<std::uint32_t>(value);
        bits += alphabet.bits;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(held >> bits);
        }
        held &= (1U << bits) - 1;
    }
    const bool whole = held == 0 && bits < alphabet.bits;
    return whole ? std::optional<std::string>(std::move(bytes)) : std::nullopt;
}

} // namespace

std::string base64url(std::string_view bytes) {
    return encode(bytes, k_base64url);
}

std::optional<std::string> from_base64url(std::string_view text) {
    return decode(text, k_base64url);
}

std::string base32(std::string_view bytes) {
    return encode(bytes, k_base32);
}

std::optional<std::string> from_base32(std::string_view text) {
    return decode(text, k_base32);
}

} // namespace eco::identity
