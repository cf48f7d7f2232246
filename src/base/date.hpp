// SPDX-License-Identifier: MulanPSL-2.0
// LocalDate: a day in China, for law. Every rule, limit and release has a Validity [from, to).
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace eco {

class LocalDate {
  public:
    constexpr LocalDate() = default;
    /// ISO 8601 calendar date "2026-08-15"; refuses 2026-02-30 and the like.
    [[nodiscard]] static Result<LocalDate> parse(std::string_view text);
    [[nodiscard]] static Result<LocalDate> from_ymd(int year, unsigned month, unsigned day);
    [[nodiscard]] static constexpr LocalDate from_days(std::int32_t days_since_1970) {
        return LocalDate(days_since_1970);
    }

    [[nodiscard]] std::string to_string() const;
    [[nodiscard]] constexpr std::int32_t days() const { return m_days; }
    [[nodiscard]] int year() const;
    constexpr auto operator<=>(const LocalDate&) const = default;

  private:
    constexpr explicit LocalDate(std::int32_t days) : m_days(days) {}
    std::int32_t m_days = 0;
};

/// Half-open [from, to); without "to", still in force.
struct Validity {
    LocalDate from;
    std::optional<LocalDate> to;

    [[nodiscard]] constexpr bool contains(LocalDate day) const {
        return day >= from && (!to || day < *to);
    }
    bool operator==(const Validity&) const = default;
};

/// Parses two cells; an empty "to" means open. Errors: base_bad_date, base_empty_validity (to <=
/// from).
[[nodiscard]] Result<Validity> parse_validity(std::string_view from, std::string_view to);

} // namespace eco
