// SPDX-License-Identifier: MulanPSL-2.0
#include "office/detail/base64.hpp"

#include <cstdint>

namespace eco::office::detail {
namespace {

constexpr std::string_view k_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string to_base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view three = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            bits = bits << 8U | (k < three.size() ? static_cast<unsigned char>(three[k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            const auto sextet = bits >> (18 - 6 * k) & 63U;
            out += k <= three.size() ? k_alphabet[sextet] : '=';
        }
    }
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string out;
    std::uint32_t bits = 0;
    unsigned held = 0;    // bits not yet given out
    std::size_t read = 0; // characters, padding among them
    bool ended = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            continue;
        }
        ++read;
        if (c == '=') {
            ended = true;
            continue;
        }
        const std::size_t sextet = k_alphabet.find(c);
        if (ended || sextet == std::string_view::npos) {
            return std::nullopt;
        }
        bits = (bits << 6U | static_cast<std::uint32_t>(sextet)) & 0xFFFU;
        held += 6;
        if (held >= 8) {
            held -= 8;
            out += static_cast<char>(bits >> held & 0xFFU);
        }
    }
    return read % 4 == 0 ? std::optional<std::string>(std::move(out)) : std::nullopt;
}

} // namespace eco::office::detail
