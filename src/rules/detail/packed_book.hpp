// SPDX-License-Identifier: MulanPSL-2.0
// The flat arrays of a compiled book: clauses in the order of their scopes, conditions with texts
// and codes as numbers, and one place's facts in the same terms.
#pragma once

#include "rules/clause.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace eco::rules::detail {

/// How a condition's cell is stored. Booleans and dates are ranges of numbers.
enum class Form : std::uint8_t { always, range, texts, codes };

/// Both ends included, in raw decimals; the ends of int64 stand for "open".
struct Range {
    static constexpr std::int64_t k_lowest = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t k_highest = std::numeric_limits<std::int64_t>::max();
    std::int64_t low = k_lowest, high = k_highest;
};

/// Some of the texts of a fact: one word of its bit set.
struct TextWord {
    std::uint64_t bits = 0;
    std::uint32_t word = 0; ///< index into all words of all facts
};

struct PackedCondition {
    std::uint32_t slot = 0;       ///< of the fact, among the facts of its form
    std::uint32_t first = 0;      ///< into the ranges, text words or code symbols
    std::uint32_t count : 30 = 0; ///< how many of them
    std::uint32_t negated : 1 = 0;
    Form form = Form::range;
};

struct PackedClause {
    std::uint32_t clause = 0; ///< index in the book
    std::uint32_t first = 0;  ///< its conditions: `when`, then `unless`; the key condition first
    std::uint16_t whens = 0, unlesses = 0;
    std::uint16_t roles = 0;       ///< which set of site roles
    std::uint8_t consequence = 0;  ///< after the cap of confidence
    std::int32_t from = 0, to = 0; ///< days; `to` excluded
};

/// The clauses of one scope: those without a key condition, those with one, and their postings.
/// Each list worst first.
struct PackedScope {
    std::uint32_t first = 0, plain_end = 0, end = 0;
    std::uint32_t posting_first = 0, posting_end = 0;
    std::uint32_t where = k_none; ///< slot of the boolean fact that must hold
    static constexpr std::uint32_t k_none = ~0U;
};

/// A stated code: which tested codes it begins with, and which tested codes begin with it.
struct CodeState {
    std::uint32_t prefix_first = 0, prefix_count = 0; ///< into PackedFacts::prefixes
    std::uint32_t longer_first = 0, longer_end = 0;   ///< symbols: the tested code may still hold
    bool known = false;
};

/// A fact that some clause reads, and its slot.
struct Slot {
    FactId fact = 0;
    std::uint32_t first_word = 0;     ///< texts: its bit set begins here
    std::vector<std::string> symbols; ///< texts and codes that cells name, sorted
    /// Codes: the longest other symbol that begins the symbol, or its own index where none does.
    std::vector<std::uint32_t> parents;
};

} // namespace eco::rules::detail
