// SPDX-License-Identifier: MulanPSL-2.0
// Quantities: values that carry their unit in the type. Built by named factories, read by named
// getters; only legal operators exist. Also the trade's unit texts ("万t/a", "亩", "m3/d") → base
// unit.
#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace eco {

/// A double with a tag. Tag names the base unit.
template <class Tag>
class Quantity {
  public:
    constexpr Quantity() = default;
    [[nodiscard]] static constexpr Quantity from_base(double value) { return Quantity(value); }
    [[nodiscard]] constexpr double base() const { return m_value; }
    constexpr auto operator<=>(const Quantity&) const = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        return Quantity(a.m_value + b.m_value);
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        return Quantity(a.m_value - b.m_value);
    }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.m_value / b.m_value; }
    friend constexpr Quantity operator*(double k, Quantity a) { return Quantity(k * a.m_value); }

  private:
    constexpr explicit Quantity(double value) : m_value(value) {}
    double m_value = 0;
};

using Metres = Quantity<struct MetresTag>;
using SquareMetres = Quantity<struct SquareMetresTag>;
using TonnesPerYear = Quantity<struct TonnesPerYearTag>;
using CubicMetresPerDay = Quantity<struct CubicMetresPerDayTag>;
using TonnesCoalEquivalent = Quantity<struct TceTag>;
using Yuan = Quantity<struct YuanTag>;

[[nodiscard]] constexpr double hectares(SquareMetres a) {
    return a.base() / 10'000.0;
}
[[nodiscard]] constexpr double square_kilometres(SquareMetres a) {
    return a.base() / 1'000'000.0;
}
[[nodiscard]] constexpr double kilometres(Metres l) {
    return l.base() / 1000.0;
}

/// The dimensions a fact can have (data/facts.csv column "unit" names the base unit of one).
enum class Dimension {
    none,
    length,
    area,
    volume,
    mass,
    mass_rate,
    volume_rate_year,
    flow,
    energy,
    power,
    voltage,
    money,
    percent,
    count_rate,
    duration_year
};

/// A unit of the trade and how it maps to its dimension's base unit: value × num / den.
struct Unit {
    std::string_view symbol; ///< canonical symbol, e.g. "t/a"
    Dimension dimension = Dimension::none;
    std::int64_t num = 1;
    std::int64_t den = 1;
};

/// Looks a unit text up: "t/a", "吨/年", "万t/a", "㎡", "hm2", "亩", "万元", "m³/d" … Errors:
/// base_unknown_unit.
[[nodiscard]] Result<Unit> parse_unit(std::string_view text);
/// The symbol of a dimension's base unit: m, m2, m3, t, t/a, m3/a, m3/d, tce, kW, kV, yuan, %, /a,
/// a.
[[nodiscard]] std::string_view base_symbol(Dimension dimension);
[[nodiscard]] std::string_view dimension_name(Dimension dimension);

/// A declared amount: an exact number in the base unit of a dimension.
struct Amount {
    Decimal value;
    Dimension dimension = Dimension::none;
    bool operator==(const Amount&) const = default;
};

/// "4290 t/a", "43.5万吨/年", "12 km". A number without unit has Dimension::none.
[[nodiscard]] Result<Amount> parse_amount(std::string_view text);
[[nodiscard]] std::string to_string(const Amount& amount);

} // namespace eco
