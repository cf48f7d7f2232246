// SPDX-License-Identifier: MulanPSL-2.0
// Values of facts, and the three-valued logic (Kleene) they are compared in.
#pragma once

#include "base/date.hpp"
#include "base/decimal.hpp"

#include <optional>
#include <set>
#include <string>
#include <variant>

namespace eco::rules {

enum class Tri : unsigned char { no, unknown, yes };

[[nodiscard]] constexpr Tri tri_and(Tri a, Tri b) {
    return a < b ? a : b;
}
[[nodiscard]] constexpr Tri tri_or(Tri a, Tri b) {
    return a > b ? a : b;
}
[[nodiscard]] constexpr Tri tri_not(Tri a) {
    return a == Tri::yes ? Tri::no : a == Tri::no ? Tri::yes : Tri::unknown;
}

/// A measured number known only within bounds (a distance with the layer's tolerance); no upper
/// bound means "at least low".
struct Interval {
    Decimal low;
    std::optional<Decimal> high;
    bool operator==(const Interval&) const = default;
};

using Texts = std::set<std::string>;

/// bool, number (in the fact's base unit), text or code, date, set of texts, measured interval.
using Value = std::variant<bool, Decimal, std::string, LocalDate, Texts, Interval>;

enum class UnknownBecause {
    not_stated,    ///< the applicant has not said
    layer_missing, ///< the release lacks the layer
    tolerance,     ///< geometry within the layer's tolerance of a border that matters
    place_vague,   ///< the site is known only by county
    not_derivable, ///< a table could not derive it; see `missing`
};

/// What is known of one fact.
struct FactState {
    std::optional<Value> value;
    UnknownBecause because = UnknownBecause::not_stated; ///< meaningful when there is no value
    std::set<std::string> missing; ///< not_derivable: names of the facts that would decide it
};

[[nodiscard]] std::string to_string(const Value& value);

} // namespace eco::rules
