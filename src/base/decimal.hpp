// SPDX-License-Identifier: MulanPSL-2.0
// Decimal: exact decimal numbers for legal thresholds and declared amounts, so that comparing
// 0.1 + 0.2 with 0.3 can never decide an approval. Six decimal places, ±9.2e12.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace eco {

class Decimal {
  public:
    static constexpr std::int64_t k_scale = 1'000'000;

    constexpr Decimal() = default;
    [[nodiscard]] static constexpr Decimal from_int(std::int64_t value) {
        return Decimal(value * k_scale);
    }
    /// Rounds half away from zero at the sixth decimal: for measured lengths and areas only.
    [[nodiscard]] static Decimal from_double(double value);
    /// Exact; refuses more than six decimals, exponents, blanks, and what does not fit.
    [[nodiscard]] static Result<Decimal> parse(std::string_view text);

    [[nodiscard]] double to_double() const;
    /// Shortest plain form: "12", "0.5", "-3.25".
    [[nodiscard]] std::string to_string() const;
    /// value × numerator / denominator, exact or an error (overflow, or a seventh decimal).
    [[nodiscard]] Result<Decimal> scaled(std::int64_t numerator, std::int64_t denominator) const;
    [[nodiscard]] constexpr std::int64_t raw() const { return m_raw; }
    [[nodiscard]] static constexpr Decimal from_raw(std::int64_t raw) { return Decimal(raw); }

    constexpr auto operator<=>(const Decimal&) const = default;

  private:
    constexpr explicit Decimal(std::int64_t raw) : m_raw(raw) {}
    std::int64_t m_raw = 0;
};

} // namespace eco
