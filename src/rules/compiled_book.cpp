// SPDX-License-Identifier: MulanPSL-2.0
// Asking a compiled book: which clauses of the scopes in reach hold, in three values.
#include "rules/compiled_book.hpp"

#include <algorithm>

namespace eco::rules {

using detail::PackedClause;
using detail::PackedCondition;
using detail::PackedScope;
using detail::Range;

namespace {

Tri within(const Range& test, const Range& value) {
    if (value.low >= test.low && value.high <= test.high) {
        return Tri::yes;
    }
    return value.low > test.high || value.high < test.low ? Tri::no : Tri::unknown;
}

/// A tested code against a stated one: its prefix, perhaps (the stated one is shorter), or not.
Tri begins(std::uint32_t tested, const detail::CodeState& stated, const std::uint32_t* prefixes) {
    const auto* const first = prefixes + stated.prefix_first;
    if (std::find(first, first + stated.prefix_count, tested) != first + stated.prefix_count) {
        return Tri::yes;
    }
    return tested >= stated.longer_first && tested < stated.longer_end ? Tri::unknown : Tri::no;
}

struct WorstVisitor {
    Worst worst;

    /// Only a clause that can make it worse is worth evaluating.
    [[nodiscard]] bool wants(const PackedClause& clause) const {
        return static_cast<Consequence>(clause.consequence) > worst.hit;
    }
    [[nodiscard]] bool done() const { return worst.hit == Consequence::not_admissible; }
    void take(const PackedClause& clause, Tri applies) {
        const auto consequence = static_cast<Consequence>(clause.consequence);
        if (applies == Tri::yes) {
            worst.hit = consequence; // worse than what was, or it would not be looked at
        }
        worst.possible = std::max(worst.possible, consequence);
    }
};

struct Collector {
    std::vector<Applies>& out;

    [[nodiscard]] static bool wants(const PackedClause& /*clause*/) { return true; }
    [[nodiscard]] static bool done() { return false; }
    void take(const PackedClause& clause, Tri applies) {
        out.push_back({clause.clause, applies, static_cast<Consequence>(clause.consequence)});
    }
};

} // namespace

Tri CompiledBook::holds(const PackedCondition& condition, const PackedFacts& facts) const {
    Tri result = Tri::no;
    const std::uint32_t end = condition.first + condition.count;
    switch (condition.form) {
    case detail::Form::always:
        return Tri::yes;
    case detail::Form::range:
        if (facts.range_known[condition.slot] == 0) {
            return Tri::unknown;
        }
        for (std::uint32_t i = condition.first; i < end; ++i) {
            result = tri_or(result, within(m_view.ranges[i], facts.ranges[condition.slot]));
        }
        break;
    case detail::Form::texts:
        if (facts.texts_known[condition.slot] == 0) {
            return Tri::unknown;
        }
        for (std::uint32_t i = condition.first; i < end && result == Tri::no; ++i) {
            result = (facts.words[m_view.words[i].word] & m_view.words[i].bits) != 0 ? Tri::yes
                                                                                     : Tri::no;
        }
        break;
    case detail::Form::codes:
        if (!facts.codes[condition.slot].known) {
            return Tri::unknown;
        }
        for (std::uint32_t i = condition.first; i < end && result != Tri::yes; ++i) {
            result = tri_or(result, begins(m_view.codes[i], facts.codes[condition.slot],
                                           facts.prefixes.data()));
        }
        break;
    }
    return condition.negated != 0 ? tri_not(result) : result;
}

/// `skip`: leading conditions that are known to hold.
Tri CompiledBook::applies(const PackedClause& clause, std::uint32_t skip,
                          const PackedFacts& facts) const {
    const PackedCondition* condition = m_view.conditions.data() + clause.first + skip;
    const PackedCondition* const unless = m_view.conditions.data() + clause.first + clause.whens;
    Tri all = Tri::yes;
    for (; condition != unless; ++condition) {
        all = tri_and(all, holds(*condition, facts));
        if (all == Tri::no) {
            return Tri::no;
        }
    }
    if (clause.unlesses == 0) {
        return all;
    }
    Tri excepted = Tri::yes;
    for (const auto* const end = unless + clause.unlesses; condition != end && excepted != Tri::no;
         ++condition) {
        excepted = tri_and(excepted, holds(*condition, facts));
    }
    return tri_and(all, tri_not(excepted));
}

/// Clauses stand worst first, so a look that says "enough" (false) ends a list.
template <class Visitor>
void CompiledBook::visit_scope(const PackedScope& scope, Tri reach, const PlaceQuery& query,
                               Visitor& visitor) const {
    const std::uint8_t* const roles =
        m_view.reach.data() + std::size_t{query.role} * m_view.numbers[0].role_sets;
    const std::int32_t day = query.day.days();
    const auto look = [&](std::uint32_t index, std::uint32_t skip) {
        const PackedClause& clause = m_view.clauses[index];
        if (!visitor.wants(clause)) {
            return false;
        }
        if (day >= clause.from && day < clause.to && roles[clause.roles] != 0) {
            const Tri result = tri_and(reach, applies(clause, skip, query.facts));
            if (result != Tri::no) {
                visitor.take(clause, result);
            }
        }
        return true;
    };
    for (std::uint32_t i = scope.first; i < scope.plain_end && look(i, 0);) {
        ++i;
    }
    const std::uint32_t key = m_view.numbers[0].key;
    if (key == PackedScope::k_none || !query.facts.codes[key].known) {
        for (std::uint32_t i = scope.plain_end; i < scope.end && look(i, 0);) {
            ++i;
        }
        return;
    }
    visit_postings(scope, query.facts, look);
}

/// Clauses of the scope that ask for the stated code: under each of its prefixes, and under the
/// longer codes that it may turn out to be.
template <class Look>
void CompiledBook::visit_postings(const PackedScope& scope, const PackedFacts& facts,
                                  Look look) const {
    const auto begin = m_view.key_symbols.begin();
    auto first = begin + scope.posting_first;
    const auto end = begin + scope.posting_end;
    const detail::CodeState& code = facts.codes[m_view.numbers[0].key];
    for (std::uint32_t i = 0; i < code.prefix_count && first != end; ++i) {
        const std::uint32_t symbol = facts.prefixes[code.prefix_first + i];
        first = std::lower_bound(first, end, symbol); // prefixes come in ascending order
        for (auto it = first; it != end && *it == symbol; ++it) {
            if (!look(m_view.key_clauses[static_cast<std::size_t>(it - begin)], 1)) {
                break; // the key condition holds: it is skipped
            }
        }
    }
    if (code.longer_first < code.longer_end) {
        for (auto it = std::lower_bound(first, end, code.longer_first);
             it != end && *it < code.longer_end; ++it) {
            look(m_view.key_clauses[static_cast<std::size_t>(it - begin)], 0);
        }
    }
}

template <class Visitor>
void CompiledBook::visit(const PlaceQuery& query, Visitor& visitor) const {
    for (const ScopeId id : query.scopes) {
        const PackedScope& scope = m_view.scopes[id];
        Tri reach = query.present;
        if (scope.where != PackedScope::k_none) {
            const bool known = query.facts.range_known[scope.where] != 0;
            const Tri holds_there = !known                                     ? Tri::unknown
                                    : query.facts.ranges[scope.where].low != 0 ? Tri::yes
                                                                               : Tri::no;
            reach = tri_and(reach, holds_there);
        }
        if (reach != Tri::no) {
            visit_scope(scope, reach, query, visitor);
        }
        if (visitor.done()) {
            return;
        }
    }
}

Worst CompiledBook::worst(const PlaceQuery& query) const {
    WorstVisitor visitor;
    visit(query, visitor);
    return visitor.worst;
}

void CompiledBook::collect(const PlaceQuery& query, std::vector<Applies>& out) const {
    out.clear();
    Collector collector{out};
    visit(query, collector);
    // A clause that names a code and a longer one is posted under both; the answers agree.
    std::sort(out.begin(), out.end(),
              [](const Applies& a, const Applies& b) { return a.clause < b.clause; });
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

namespace {

/// Of sorted texts.
std::optional<std::size_t> find(const FlatTexts& texts, std::string_view text) {
    std::size_t low = 0;
    std::size_t high = texts.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (texts[middle] < text) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < texts.size() && texts[low] == text ? std::optional(low) : std::nullopt;
}

} // namespace

const detail::PackedSlot& CompiledBook::slot_of(const detail::PackedCondition& condition) const {
    return (condition.form == detail::Form::range   ? m_view.range_slots
            : condition.form == detail::Form::texts ? m_view.text_slots
                                                    : m_view.code_slots)[condition.slot];
}

void CompiledBook::open_facts(std::uint32_t clause, const PackedFacts& facts,
                              std::vector<FactId>& out) const {
    out.clear();
    const PackedClause& packed = entry(clause);
    for (const PackedCondition& condition :
         m_view.conditions.subspan(packed.first, packed.whens + packed.unlesses)) {
        if (holds(condition, facts) == Tri::unknown) {
            out.push_back(slot_of(condition).fact);
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
}

std::optional<FactId> CompiledBook::scope_fact(std::uint32_t clause) const {
    const std::uint32_t where = m_view.scopes[entry(clause).scope].where;
    return where == PackedScope::k_none ? std::nullopt
                                        : std::optional(m_view.range_slots[where].fact);
}

std::set<FactId> CompiledBook::facts_read() const {
    std::set<FactId> facts;
    for (const auto& slots : {m_view.range_slots, m_view.text_slots, m_view.code_slots}) {
        for (const detail::PackedSlot& slot : slots) {
            facts.insert(slot.fact);
        }
    }
    return facts;
}

std::optional<ScopeId> CompiledBook::unit(std::string_view code) const {
    const auto found = find(m_view.units, code);
    return found ? std::optional(m_view.unit_scopes[*found]) : std::nullopt;
}

std::optional<ScopeId> CompiledBook::package(std::string_view id) const {
    const auto found = find(m_view.packages, id);
    return found ? std::optional(m_view.package_scopes[*found]) : std::nullopt;
}

RoleId CompiledBook::role(std::string_view name, Drawn drawn) const {
    const auto found = find(m_view.roles, name);
    return static_cast<RoleId>(found ? *found + 1 : 0) * 2 + (drawn == Drawn::yes ? 1U : 0U);
}

} // namespace eco::rules
