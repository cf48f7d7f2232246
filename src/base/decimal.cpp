// SPDX-License-Identifier: MulanPSL-2.0
// Decimal: parsing and printing without any floating point.
#include "base/decimal.hpp"

#include <cmath>
#include <limits>

namespace eco {
namespace {

// 128-bit intermediate: GCC and Clang both have it; -Wpedantic wants the extension marked.
__extension__ using Wide = __int128;

constexpr std::int64_t k_max = std::numeric_limits<std::int64_t>::max();

Error bad(std::string_view text) {
    return {ErrorCode::base_bad_decimal, {{"text", std::string(text)}}, {}};
}
Error overflow(std::string_view text) {
    return {ErrorCode::base_decimal_overflow, {{"text", std::string(text)}}, {}};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

Decimal Decimal::from_double(double value) {
    return Decimal(static_cast<std::int64_t>(std::round(value * static_cast<double>(k_scale))));
}

Result<Decimal> Decimal::parse(std::string_view text) {
    std::size_t i = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const bool negative = i == 1 && text[0] == '-';
    Wide raw = 0;
    int decimals = -1;
    std::size_t digits = 0;
    for (; i < text.size(); ++i) {
        if (text[i] == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (!is_digit(text[i])) {
            return fail(bad(text));
        }
        ++digits;
        decimals += decimals >= 0 ? 1 : 0;
        if (decimals > 6) {
            if (text[i] != '0') {
                return fail(bad(text));
            }
            continue;
        }
        raw = raw * 10 + (text[i] - '0');
        if (raw > Wide{k_max}) {
            return fail(overflow(text));
        }
    }
    if (digits == 0 || decimals == 0) {
        return fail(bad(text));
    }
    for (int d = decimals < 0 ? 0 : decimals; d < 6; ++d) {
        raw *= 10;
    }
    if (raw > Wide{k_max}) {
        return fail(overflow(text));
    }
    return Decimal(static_cast<std::int64_t>(negative ? -raw : raw));
}

double Decimal::to_double() const {
    return static_cast<double>(m_raw) / static_cast<double>(k_scale);
}

std::string Decimal::to_string() const {
    const bool negative = m_raw < 0;
    const auto magnitude = negative ? std::uint64_t{0} - static_cast<std::uint64_t>(m_raw)
                                    : static_cast<std::uint64_t>(m_raw);
    std::string out = (negative ? "-" : "") + std::to_string(magnitude / k_scale);
    std::string fraction = std::to_string(magnitude % k_scale);
    fraction.insert(0, 6 - fraction.size(), '0');
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return fraction.empty() ? out : out + "." + fraction;
}

Result<Decimal> Decimal::scaled(std::int64_t numerator, std::int64_t denominator) const {
    const Wide product = Wide{m_raw} * numerator;
    if (product % denominator != 0) {
        return fail(bad(to_string()));
    }
    const Wide raw = product / denominator;
    if (raw > Wide{k_max} || raw < -Wide{k_max}) {
        return fail(overflow(to_string()));
    }
    return Decimal(static_cast<std::int64_t>(raw));
}

} // namespace eco
