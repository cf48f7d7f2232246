// SPDX-License-Identifier: MulanPSL-2.0
// Evaluating a cell in three values.
#include "rules/cell.hpp"

namespace eco::rules {
namespace {

bool above(const Test& test, Decimal value) {
    return !test.low || value > test.low->value ||
           (test.low->inclusive && value == test.low->value);
}
bool below(const Test& test, Decimal value) {
    return !test.high || value < test.high->value ||
           (test.high->inclusive && value == test.high->value);
}

Tri tri(bool yes) {
    return yes ? Tri::yes : Tri::no;
}

/// A code matches by prefix. A stated code that is shorter than the tested one might still belong
/// to it.
Tri prefix_holds(const std::string& tested, const std::string& stated) {
    if (stated.starts_with(tested)) {
        return Tri::yes;
    }
    return tested.starts_with(stated) ? Tri::unknown : Tri::no;
}

struct Holds {
    const Test& test;

    Tri operator()(bool value) const {
        return tri(test.kind == Test::Kind::boolean && value == test.boolean);
    }
    Tri operator()(const Decimal& value) const {
        return tri(above(test, value) && below(test, value));
    }
    Tri operator()(const std::string& value) const { return prefix_holds(test.text, value); }
    Tri operator()(const LocalDate& value) const {
        return (*this)(Decimal::from_int(value.days()));
    }
    Tri operator()(const Texts& values) const { return tri(values.contains(test.text)); }

    Tri operator()(const Interval& measured) const {
        const bool low_in = above(test, measured.low) && below(test, measured.low);
        const bool high_in = measured.high
                                 ? above(test, *measured.high) && below(test, *measured.high)
                                 : !test.high && above(test, measured.low);
        if (low_in && high_in) {
            return Tri::yes; // a range is convex
        }
        const bool all_above = !below(test, measured.low);
        const bool all_below = measured.high && !above(test, *measured.high);
        return all_above || all_below ? Tri::no : Tri::unknown;
    }
};

} // namespace

Tri Cell::holds(const FactState& fact) const {
    if (any()) {
        return Tri::yes;
    }
    if (!fact.value) {
        return Tri::unknown;
    }
    Tri result = Tri::no;
    for (const Test& test : m_tests) {
        const auto* text = std::get_if<std::string>(&*fact.value);
        // Texts are equal or not; only codes know prefixes, and a code cell's tests are prefixes by
        // type.
        const Tri one = text != nullptr && !m_prefix ? tri(*text == test.text)
                                                     : std::visit(Holds{test}, *fact.value);
        result = tri_or(result, one);
    }
    return m_negated ? tri_not(result) : result;
}

std::optional<Decimal> Cell::flips_at(const FactState& fact) const {
    const auto* measured = fact.value ? std::get_if<Interval>(&*fact.value) : nullptr;
    if (measured == nullptr || holds(fact) != Tri::unknown) {
        return std::nullopt;
    }
    for (const Test& test : m_tests) {
        for (const auto* bound : {&test.low, &test.high}) {
            if (*bound && (*bound)->value >= measured->low &&
                (!measured->high || (*bound)->value <= *measured->high)) {
                return (*bound)->value;
            }
        }
    }
    return std::nullopt;
}

} // namespace eco::rules
