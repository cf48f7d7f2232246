// SPDX-License-Identifier: MulanPSL-2.0
// The flat arrays of a compiled book: clauses in the order of their scopes, conditions with texts
// and codes as numbers, and one place's facts in the same terms. They stand in a release as they
// are here: whoever changes one, or what it means, counts k_compiled_version up.
#pragma once

#include "base/flat_image.hpp"
#include "rules/clause.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace eco::rules::detail {

/// How a condition's cell is stored. Booleans and dates are ranges of numbers.
enum class Form : std::uint8_t { always, range, texts, codes };

constexpr Form form_of(FactType type) {
    switch (type) {
    case FactType::boolean:
    case FactType::number:
    case FactType::date:
        return Form::range;
    case FactType::text:
    case FactType::texts:
        return Form::texts;
    case FactType::code:
        return Form::codes;
    }
    return Form::range;
}

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
    std::uint32_t unused = 0;
};

struct PackedCondition {
    std::uint32_t slot = 0;  ///< of the fact, among the facts of its form
    std::uint32_t first = 0; ///< into the ranges, text words or code symbols
    std::uint32_t count = 0; ///< how many of them
    Form form = Form::range;
    std::uint8_t negated = 0;
    std::uint16_t unused = 0;
};

struct PackedClause {
    std::uint32_t clause = 0; ///< index in the book
    std::uint32_t first = 0;  ///< its conditions: `when`, then `unless`; the key condition first
    std::uint32_t scope = 0;
    std::uint16_t whens = 0, unlesses = 0;
    std::uint16_t roles = 0;      ///< which set of site roles
    std::uint8_t consequence = 0; ///< after the cap of confidence
    std::uint8_t dimension = 0;
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

/// A fact that some clause reads. Its symbols are the texts that cells name, sorted.
struct PackedSlot {
    FactId fact = 0;
    std::uint32_t first_word = 0; ///< texts: its bit set begins here
    std::uint32_t first_symbol = 0, symbols = 0;
};

/// Numbers that stand alone.
struct PackedNumbers {
    std::uint32_t key = PackedScope::k_none; ///< code slot that the postings are about
    std::uint32_t words = 0;                 ///< of the bit sets of all text facts
    std::uint32_t role_sets = 0;
    std::uint32_t unused = 0;
};

/// What a compiled book consists of. List is std::vector while it is made, std::span when it is
/// read where it lies; Texts accordingly.
template <template <class> class List, class Texts>
struct BookArrays {
    List<PackedNumbers> numbers; ///< one
    List<PackedScope> scopes;
    List<PackedClause> clauses;
    List<std::uint32_t> entries; ///< by index in the book: where in `clauses`
    List<PackedCondition> conditions;
    List<Range> ranges;
    List<TextWord> words;
    List<std::uint32_t> codes;                    ///< symbols, counted from their slot's first
    List<std::uint32_t> key_symbols, key_clauses; ///< postings, by scope and symbol
    List<PackedSlot> range_slots, text_slots, code_slots;
    /// By symbol: of codes, the longest other symbol of the slot that begins it, or itself.
    List<std::uint32_t> parents;
    List<std::uint32_t> site_scopes, unit_scopes, package_scopes; ///< of units and packages by name
    List<std::uint8_t> reach;                                     ///< [role × drawn][set of roles]
    Texts symbols, ids, units, packages, roles; ///< roles: role 0 is one that no clause names

    /// Every array, then every list of texts, in the order of the image.
    template <class Visit>
    void each_array(Visit visit) {
        visit(numbers);
        visit(scopes);
        visit(clauses);
        visit(entries);
        visit(conditions);
        visit(ranges);
        visit(words);
        visit(codes);
        visit(key_symbols);
        visit(key_clauses);
        visit(range_slots);
        visit(text_slots);
        visit(code_slots);
        visit(parents);
        visit(site_scopes);
        visit(unit_scopes);
        visit(package_scopes);
        visit(reach);
    }
    template <class Visit>
    void each_texts(Visit visit) {
        visit(symbols);
        visit(ids);
        visit(units);
        visit(packages);
        visit(roles);
    }
};

template <class T>
using Listed = std::vector<T>;
template <class T>
using Viewed = std::span<const T>;

using MadeBook = BookArrays<Listed, FlatTextList>;
using BookView = BookArrays<Viewed, FlatTexts>;

/// The same book, the same bytes.
[[nodiscard]] std::string write_image(MadeBook& book);

/// A stated code: which tested codes it begins with, and which tested codes begin with it.
struct CodeState {
    std::uint32_t prefix_first = 0, prefix_count = 0; ///< into PackedFacts::prefixes
    std::uint32_t longer_first = 0, longer_end = 0;   ///< symbols: the tested code may still hold
    bool known = false;
};

} // namespace eco::rules::detail
