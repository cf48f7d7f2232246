// SPDX-License-Identifier: MulanPSL-2.0
// One cell of a rule: an S-FEEL unary test (OMG DMN 1.3 §9). Comparisons, intervals open and
// closed, lists, negation, dates, strings, code prefixes; parsed into a typed cell, evaluated in
// three values.
//
//   -                        anything            "C26"              text, or code prefix where the
//   fact is a code
//   >= 1000   < 5 km         comparison          [100..500)  (1..2] interval
//   "new","rebuild"          any of              not("existing")    none of
//   true  false              boolean             date("2026-08-15") >= date("…")   dates
// Numbers may carry a unit of the fact's dimension; without one they are in the base unit.
// For a fact of type texts: a text holds when the set contains it.
#pragma once

#include "rules/fact.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace eco::rules {

struct Bound {
    Decimal value; ///< dates: days since 1970
    bool inclusive = false;
    bool operator==(const Bound&) const = default;
};

/// One positive test. Exactly one kind of content.
struct Test {
    enum class Kind { range, text, boolean } kind = Kind::text;
    std::optional<Bound> low, high; ///< range (comparisons are half-open ranges)
    std::string text;
    bool boolean = false;
};

class Cell {
  public:
    Cell() = default; ///< "-": always yes
    /// Errors: rules_cell_syntax, rules_cell_type, rules_cell_unit, rules_cell_outside_domain;
    /// args: text, at.
    [[nodiscard]] static Result<Cell> parse(std::string_view text, const FactDeclaration& fact,
                                            const Where& where);

    [[nodiscard]] bool any() const { return m_tests.empty(); }
    [[nodiscard]] bool negated() const { return m_negated; }
    [[nodiscard]] const std::vector<Test>& tests() const { return m_tests; }
    [[nodiscard]] const std::string& source() const { return m_source; }

    [[nodiscard]] Tri holds(const FactState& fact) const;
    /// For a measured interval that straddles a bound: the bound at which the answer flips.
    [[nodiscard]] std::optional<Decimal> flips_at(const FactState& fact) const;

  private:
    std::vector<Test> m_tests;
    bool m_negated = false;
    bool m_prefix = false; ///< the fact is a code: texts match by prefix
    std::string m_source = "-";
};

} // namespace eco::rules
