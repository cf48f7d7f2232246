// SPDX-License-Identifier: MulanPSL-2.0
// Proleptic Gregorian calendar on std::chrono's civil types (no time zone is involved).
#include "base/date.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace eco {
namespace {

std::chrono::year_month_day civil(std::int32_t days) {
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days)));
}

template <class T>
bool read_number(std::string_view text, T& out) {
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return false;
        }
    }
    return std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc();
}

Error bad_date(std::string_view text) {
    return {ErrorCode::base_bad_date, {{"text", std::string(text)}}, {}};
}

} // namespace

Result<LocalDate> LocalDate::from_ymd(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (!ymd.ok()) {
        return fail(bad_date(fmt::format("{:04}-{:02}-{:02}", year, month, day)));
    }
    return LocalDate(
        static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count()));
}

Result<LocalDate> LocalDate::parse(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        read_number(text.substr(0, 4), year) &&
                        read_number(text.substr(5, 2), month) &&
                        read_number(text.substr(8, 2), day);
    if (!shaped) {
        return fail(bad_date(text));
    }
    return from_ymd(year, month, day);
}

std::string LocalDate::to_string() const {
    const auto ymd = civil(m_days);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

int LocalDate::year() const {
    return static_cast<int>(civil(m_days).year());
}

Result<Validity> parse_validity(std::string_view from, std::string_view to) {
    ECO_TRY(const LocalDate begin, LocalDate::parse(from));
    if (to.empty()) {
        return Validity{begin, std::nullopt};
    }
    ECO_TRY(const LocalDate end, LocalDate::parse(to));
    if (end <= begin) {
        return fail({ErrorCode::base_empty_validity,
                     {{"from", std::string(from)}, {"to", std::string(to)}},
                     {}});
    }
    return Validity{begin, end};
}

} // namespace eco
