// SPDX-License-Identifier: MulanPSL-2.0
// Printing and reading moments: the calendar is LocalDate's, the rest is arithmetic.
#include "base/instant.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

#include <optional>

namespace eco {
namespace {

constexpr std::int64_t k_day = 86'400'000;

/// A number of exactly these digits, or nothing.
std::optional<std::int64_t> digits(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::string Instant::to_string() const {
    std::int64_t day = m_millis / k_day;
    std::int64_t rest = m_millis % k_day;
    if (rest < 0) {
        rest += k_day;
        --day;
    }
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z",
                       LocalDate::from_days(static_cast<std::int32_t>(day)).to_string(),
                       rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

Result<Instant> Instant::parse(std::string_view text) {
    const auto bad = [&] {
        return fail({ErrorCode::base_bad_instant, {{"text", std::string(text)}}, {}});
    };
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != '.' || text[23] != 'Z') {
        return bad();
    }
    const auto date = LocalDate::parse(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    const auto milli = digits(text.substr(20, 3));
    if (!date || !hour || !minute || !second || !milli || *hour > 23 || *minute > 59 ||
        *second > 59) {
        return bad();
    }
    return Instant(date->days() * k_day + *hour * 3'600'000 + *minute * 60'000 + *second * 1000 +
                   *milli);
}

} // namespace eco
