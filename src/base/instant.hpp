// SPDX-License-Identifier: MulanPSL-2.0
// Instant: a moment in UTC, to the millisecond, for logs and records. Law uses LocalDate.
// There is no clock here: the programs and the server read theirs and pass the moment on.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace eco {

class Instant {
  public:
    constexpr Instant() = default;
    [[nodiscard]] static constexpr Instant from_millis(std::int64_t since_1970) {
        return Instant(since_1970);
    }
    /// RFC 3339 in UTC as printed below: "2026-11-28T06:24:17.123Z". Errors: base_bad_instant.
    [[nodiscard]] static Result<Instant> parse(std::string_view text);

    [[nodiscard]] std::string to_string() const;
    [[nodiscard]] constexpr std::int64_t millis() const { return m_millis; }
    [[nodiscard]] constexpr Instant plus_millis(std::int64_t millis) const {
        return Instant(m_millis + millis);
    }
    constexpr auto operator<=>(const Instant&) const = default;

  private:
    constexpr explicit Instant(std::int64_t millis) : m_millis(millis) {}
    std::int64_t m_millis = 0;
};

} // namespace eco
