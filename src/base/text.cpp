// SPDX-License-Identifier: MulanPSL-2.0
// Text helpers over UTF-8, without locale.
#include "base/text.hpp"

#include <array>
#include <cstdint>
#include <utility>

namespace eco {
namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t size = 0; ///< bytes; 0 = not valid UTF-8
};

/// RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF.
CodePoint decode(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t size = lead >= 0xC2 && lead < 0xE0   ? 2U
                             : (lead & 0xF0U) == 0xE0      ? 3U
                             : lead >= 0xF0 && lead < 0xF5 ? 4U
                                                           : 0U;
    if (size == 0 || text.size() < size) {
        return {};
    }
    std::uint32_t value = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return {};
        }
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    const std::uint32_t least = size == 2 ? 0x80U : size == 3 ? 0x800U : 0x10000U;
    const bool bad = value < least || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF;
    return bad ? CodePoint{} : CodePoint{value, size};
}

CodePoint decode_lenient(std::string_view text) {
    const CodePoint point = decode(text);
    return point.size == 0 ? CodePoint{0xFFFD, 1} : point;
}

void encode(std::string& out, std::uint32_t value) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0U | (value >> 6U));
        put(0x80U | (value & 0x3FU));
    } else {
        put(0xE0U | (value >> 12U));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    }
}

/// East Asian Wide and Fullwidth, by blocks (Unicode 15 EastAsianWidth.txt).
bool is_wide(std::uint32_t c) {
    static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 10> k_wide{
        {{0x1100, 0x115F},
         {0x2E80, 0x303E},
         {0x3041, 0xA4CF},
         {0xAC00, 0xD7A3},
         {0xF900, 0xFAFF},
         {0xFE30, 0xFE6F},
         {0xFF00, 0xFF60},
         {0xFFE0, 0xFFE6},
         {0x1F300, 0x1FAFF},
         {0x20000, 0x3FFFD}}};
    for (const auto& [first, last] : k_wide) {
        if (c >= first && c <= last) {
            return true;
        }
    }
    return false;
}

std::size_t blank_prefix(std::string_view text) {
    for (const std::string_view blank : {"\xE3\x80\x80", "\xEF\xBB\xBF", "\xC2\xA0"}) {
        if (text.starts_with(blank)) {
            return blank.size();
        }
    }
    return !text.empty() && std::string_view(" \t\r\n\v\f").find(text[0]) != std::string_view::npos
               ? 1
               : 0;
}

std::size_t blank_suffix(std::string_view text) {
    for (const std::string_view blank : {"\xE3\x80\x80", "\xEF\xBB\xBF", "\xC2\xA0"}) {
        if (text.ends_with(blank)) {
            return blank.size();
        }
    }
    return !text.empty() &&
                   std::string_view(" \t\r\n\v\f").find(text.back()) != std::string_view::npos
               ? 1
               : 0;
}

/// A piece that may not be broken: one wide character, or a run up to the next blank or wide one.
std::string_view next_piece(std::string_view text) {
    const CodePoint first = decode_lenient(text);
    if (is_wide(first.value) || text[0] == ' ') {
        return text.substr(0, first.size);
    }
    std::size_t at = first.size;
    while (at < text.size()) {
        const CodePoint point = decode_lenient(text.substr(at));
        if (point.value == ' ' || is_wide(point.value)) {
            break;
        }
        at += point.size;
    }
    return text.substr(0, at);
}

} // namespace

std::string_view trim(std::string_view text) {
    while (const std::size_t n = blank_prefix(text)) {
        text.remove_prefix(n);
    }
    while (const std::size_t n = blank_suffix(text)) {
        text.remove_suffix(n);
    }
    return text;
}

std::vector<std::string> split_list(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto at = text.find(separator);
        if (const auto part = trim(text.substr(0, at)); !part.empty()) {
            parts.emplace_back(part);
        }
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += i == 0 ? "" : separator;
        out += parts[i];
    }
    return out;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const CodePoint point = decode(text);
        if (point.size == 0) {
            return false;
        }
        text.remove_prefix(point.size);
    }
    return true;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const CodePoint point = decode_lenient(text);
        width += is_wide(point.value) ? 2 : 1;
        text.remove_prefix(point.size);
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::string_view piece = next_piece(text);
        text.remove_prefix(piece.size());
        const std::size_t columns = display_width(piece);
        if (used + columns > width && !line.empty()) {
            lines.emplace_back(trim(line));
            line.clear();
            used = 0;
        }
        if (piece != " " || !line.empty()) {
            line += piece;
            used += columns;
        }
    }
    if (!line.empty() || lines.empty()) {
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string half_width(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const CodePoint point = decode_lenient(text);
        if (point.value >= 0xFF01 && point.value <= 0xFF5E) {
            encode(out, point.value - 0xFEE0);
        } else if (point.value == 0x3000) {
            out += ' ';
        } else {
            out += text.substr(0, point.size);
        }
        text.remove_prefix(point.size);
    }
    return out;
}

std::string escape_markup(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace eco
