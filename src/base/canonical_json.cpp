// SPDX-License-Identifier: MulanPSL-2.0
// RFC 8785 (JSON Canonicalization Scheme): one byte form of a value. Numbers as ECMAScript prints
// them, keys in the order of their UTF-16 code units.
#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace eco {
namespace {

/// The rest of print_number: numbers so large or small that they are written with an exponent, or
/// nearly so.
std::string scientific_text(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view printed(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto e = printed.find('e');
    std::string digits(printed.substr(0, 1));
    if (e > 2) {
        digits += printed.substr(2, e - 2);
    }
    int exponent = 0;
    const auto sign_and_digits = printed.substr(printed[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(sign_and_digits.data(), sign_and_digits.data() + sign_and_digits.size(),
                    exponent);
    const int n = exponent + 1; // position of the decimal point behind the first digit
    const int k = static_cast<int>(digits.size());
    const std::string sign = value < 0 ? "-" : "";
    if (k <= n && n <= 21) {
        return sign + digits + std::string(static_cast<std::size_t>(n - k), '0');
    }
    if (0 < n && n <= 21) {
        return sign + digits.substr(0, static_cast<std::size_t>(n)) + "." +
               digits.substr(static_cast<std::size_t>(n));
    }
    if (-6 < n && n <= 0) {
        return sign + "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
    }
    const std::string mantissa = k == 1 ? digits : digits.substr(0, 1) + "." + digits.substr(1);
    return fmt::format("{}{}e{}{}", sign, mantissa, n - 1 < 0 ? "-" : "+", std::abs(n - 1));
}

/// ECMAScript Number::toString (ES2023 §6.1.6.1.20) from the shortest digits.
void print_number(std::string& out, double value) {
    if (!std::isfinite(value)) {
        throw std::logic_error("JSON has no NaN or infinity");
    }
    constexpr double k_exact = 9007199254740992.0; // 2^53
    std::array<char, 32> buffer{};
    char* const end = buffer.data() + buffer.size();
    const double size = std::abs(value);
    if (size < k_exact && value == std::trunc(value)) { // -0 prints as 0
        const auto whole = std::to_chars(buffer.data(), end, static_cast<std::int64_t>(value));
        out.append(buffer.data(), whole.ptr);
    } else if (size >= 1e-6 && size < k_exact) { // the shortest digits, as they stand
        const auto fixed = std::to_chars(buffer.data(), end, value, std::chars_format::fixed);
        out.append(buffer.data(), fixed.ptr);
    } else {
        out += scientific_text(value);
    }
}

constexpr bool is_escaped(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void print_escaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
}

/// How many bytes at the beginning need no escape: eight at a time, as most texts need none at all.
/// Bit tricks of Warren, Hacker's Delight, 2nd ed., §6-1: a byte's high bit says that it is one.
std::size_t plain_run(std::string_view text) {
    constexpr std::uint64_t k_ones = 0x0101010101010101U;
    constexpr std::uint64_t k_high = 0x80 * k_ones;
    const auto below = [](std::uint64_t word, std::uint64_t limit) {
        return (word - limit * k_ones) & ~word & k_high;
    };
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof word);
        if ((below(word, 0x20) | below(word ^ (k_ones * '"'), 1) |
             below(word ^ (k_ones * '\\'), 1)) != 0) {
            break;
        }
    }
    while (i < text.size() && !is_escaped(text[i])) {
        ++i;
    }
    return i;
}

void print_string(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t plain = plain_run(text);
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (!text.empty()) {
            print_escaped(out, text.front());
            text.remove_prefix(1);
        }
    }
    out += '"';
}

/// UTF-8 order equals code-point order; UTF-16 order differs from it only in that the surrogates
/// (code points from U+10000, lead byte >= 0xF0) sort before U+E000..U+FFFF (lead byte 0xEE, 0xEF).
bool utf16_less(std::string_view a, std::string_view b) {
    const auto rank = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte >= 0xF0 ? byte - 2 : byte;
    };
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [&](char x, char y) { return rank(x) < rank(y); });
}

using Member = Json::Object::value_type;

std::vector<const Member*> canonical_members(const Json::Object& object) {
    std::vector<const Member*> members;
    members.reserve(object.size());
    for (const auto& member : object) {
        members.push_back(&member);
    }
    const auto less = [](const Member* a, const Member* b) {
        return utf16_less(a->first, b->first);
    };
    // They stand in the order of bytes, which is nearly always the same.
    if (!std::is_sorted(members.begin(), members.end(), less)) {
        std::sort(members.begin(), members.end(), less);
    }
    return members;
}

enum class Layout { canonical, pretty };

class Printer {
  public:
    std::string out;
    explicit Printer(Layout layout) : m_layout(layout) {}

    void print(const Json& value, std::size_t depth) {
        if (value.is_null()) {
            out += "null";
        } else if (value.is_bool()) {
            out += value.as_bool() ? "true" : "false";
        } else if (value.is_number()) {
            print_number(out, value.as_number());
        } else if (value.is_string()) {
            print_string(out, value.as_string());
        } else if (value.is_array()) {
            print_array(value.as_array(), depth);
        } else {
            print_object(value.as_object(), depth);
        }
    }

  private:
    Layout m_layout;

    void line(std::size_t depth) {
        if (m_layout == Layout::pretty) {
            out += '\n';
            out.append(2 * depth, ' ');
        }
    }

    void print_array(const Json::Array& array, std::size_t depth) {
        out += '[';
        for (std::size_t i = 0; i < array.size(); ++i) {
            out += i == 0 ? "" : ",";
            line(depth + 1);
            print(array[i], depth + 1);
        }
        if (!array.empty()) {
            line(depth);
        }
        out += ']';
    }

    void print_object(const Json::Object& object, std::size_t depth) {
        out += '{';
        bool first = true;
        for (const Member* member : canonical_members(object)) {
            out += first ? "" : ",";
            first = false;
            line(depth + 1);
            print_string(out, member->first);
            out += m_layout == Layout::pretty ? ": " : ":";
            print(member->second, depth + 1);
        }
        if (!object.empty()) {
            line(depth);
        }
        out += '}';
    }
};

} // namespace

void append_canonical(std::string& out, std::string_view text) {
    print_string(out, text);
}

void append_canonical(std::string& out, double number) {
    print_number(out, number);
}

std::string canonical_json(const Json& value) {
    Printer printer(Layout::canonical);
    printer.print(value, 0);
    return std::move(printer.out);
}

std::string pretty_json(const Json& value) {
    Printer printer(Layout::pretty);
    printer.print(value, 0);
    return std::move(printer.out) + "\n";
}

} // namespace eco
