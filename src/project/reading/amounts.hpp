// SPDX-License-Identifier: MulanPSL-2.0
// Amounts in a text: a number (digits or numerals), multiples, a unit, a period: "12.5万t/a",
// "年产三千吨", "2×660MW". What they are amounts of is decided in scale.cpp.
#pragma once

#include "project/reading/knowledge.hpp"

namespace eco::project::reading {

struct FoundAmount {
    std::size_t from = 0, to = 0; ///< number and unit, in folded characters
    Decimal value;                ///< in the base unit of its kind (t, m3, m2, m, kW, kV, yuan …)
    std::string kind;             ///< "mass/year"; empty: a bare number
    std::size_t cue_from = 0;     ///< where the words before it may begin
};

/// From left to right; numbers that overflow or have no meaning as amounts are left out.
[[nodiscard]] std::vector<FoundAmount> find_amounts(std::u32string_view text,
                                                    const Knowledge& knowledge);

} // namespace eco::project::reading
