// SPDX-License-Identifier: MulanPSL-2.0
// The unit table of the trade (generated from data/messages/units.toml) and amounts with units.
#include "base/quantity.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace eco {
namespace {

struct UnitAlias {
    std::string_view alias;
    Unit unit;
};

#include "units_table.inc"

constexpr std::array<std::string_view, 15> k_base_symbols{
    "", "m", "m2", "m3", "t", "t/a", "m3/a", "m3/d", "tce", "kW", "kV", "yuan", "%", "/a", "a"};
constexpr std::array<std::string_view, 15> k_dimension_names{
    "none",   "length", "area",    "volume", "mass",    "mass_rate",  "volume_rate_year", "flow",
    "energy", "power",  "voltage", "money",  "percent", "count_rate", "duration_year"};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Folds what people type: full-width forms, superscripts, blanks.
std::string folded(std::string_view text) {
    std::string out = half_width(trim(text));
    replace_all(out, "\u00B2", "2");
    replace_all(out, "\u00B3", "3");
    replace_all(out, "\u33A1", "m2");
    replace_all(out, " ", "");
    return out;
}

} // namespace

Result<Unit> parse_unit(std::string_view text) {
    const std::string key = folded(text);
    const auto* found =
        std::lower_bound(std::begin(k_units), std::end(k_units), key,
                         [](const UnitAlias& u, const std::string& k) { return u.alias < k; });
    if (found == std::end(k_units) || found->alias != key) {
        return fail({ErrorCode::base_unknown_unit, {{"unit", std::string(text)}}, {}});
    }
    return found->unit;
}

std::string_view base_symbol(Dimension dimension) {
    return k_base_symbols[static_cast<std::size_t>(dimension)];
}
std::string_view dimension_name(Dimension dimension) {
    return k_dimension_names[static_cast<std::size_t>(dimension)];
}

Result<Amount> parse_amount(std::string_view text) {
    std::string plain = folded(text);
    plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
    const auto end = plain.find_first_not_of("+-0123456789.");
    ECO_TRY(const Decimal number, Decimal::parse(std::string_view(plain).substr(0, end)));
    if (end == std::string::npos) {
        return Amount{number, Dimension::none};
    }
    ECO_TRY(const Unit unit, parse_unit(std::string_view(plain).substr(end)));
    // 1 mu = 2000/3 m2 is not a finite decimal: the area is rounded at the sixth decimal of a m2.
    if (const auto exact = number.scaled(unit.num, unit.den)) {
        return Amount{*exact, unit.dimension};
    }
    ECO_TRY(const Decimal multiplied, number.scaled(unit.num, 1));
    const std::int64_t half = multiplied.raw() < 0 ? -unit.den / 2 : unit.den / 2;
    return Amount{Decimal::from_raw((multiplied.raw() + half) / unit.den), unit.dimension};
}

std::string to_string(const Amount& amount) {
    const std::string number = amount.value.to_string();
    return amount.dimension == Dimension::none
               ? number
               : number + " " + std::string(base_symbol(amount.dimension));
}

} // namespace eco
