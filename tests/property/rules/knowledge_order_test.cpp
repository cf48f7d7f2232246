// SPDX-License-Identifier: MulanPSL-2.0
// Learning a fact never turns a certain answer around; negation is an involution of the answer.
#include "rules/evaluate.hpp"
#include "support/facts.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::registry();

FactVector some_facts() {
    FactVector all(k_facts.size());
    const auto set = [&](std::string_view name, Value value) {
        all[*k_facts.find(name)] = test::known(std::move(value));
    };
    set("sector",
        std::string(*rc::gen::elementOf(std::vector<const char*>{"C26", "C2611", "C27", "B0610"})));
    set("nature",
        std::string(*rc::gen::elementOf(std::vector<const char*>{"new", "rebuild", "expand"})));
    set("has_outlet", *rc::gen::arbitrary<bool>());
    const int low = *rc::gen::inRange(0, 2000);
    all[*k_facts.find("distance_river")] = test::metres(low, low + *rc::gen::inRange(0, 200));
    return all;
}

Condition some_condition() {
    const auto pick = *rc::gen::elementOf(
        std::vector<std::pair<const char*, const char*>>{{"sector", "\"C26\""},
                                                         {"sector", "not(\"C2611\",\"B\")"},
                                                         {"nature", "\"new\""},
                                                         {"nature", "not(\"rebuild\")"},
                                                         {"has_outlet", "true"},
                                                         {"distance_river", "< 1 km"},
                                                         {"distance_river", "[500..1500]"}});
    const FactId fact = *k_facts.find(pick.first);
    return {fact, *Cell::parse(pick.second, k_facts.at(fact), {})};
}

Clause some_clause() {
    Clause clause;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        clause.when.push_back(some_condition());
    }
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        clause.unless.push_back(some_condition());
    }
    return clause;
}

RC_GTEST_PROP(Evaluate, names_the_same_condition_with_a_trace_and_without, ()) {
    const Clause clause = some_clause();
    const FactVector facts = some_facts();
    RC_ASSERT(decided_by(clause, facts) == evaluate(clause, facts).decided_by);
}

RC_GTEST_PROP(Evaluate, is_monotone_in_what_is_known, ()) {
    const Clause clause = some_clause();
    const FactVector full = some_facts();
    FactVector partial = full;
    for (FactState& state : partial) {
        if (*rc::gen::arbitrary<bool>()) {
            state = {};
        }
    }
    const Tri before = evaluate(clause, partial).applies;
    RC_ASSERT(before == Tri::unknown || before == evaluate(clause, full).applies);
}

RC_GTEST_PROP(Cell, negation_mirrors_the_answer, ()) {
    const Condition condition = some_condition();
    const std::string& source = condition.cell.source();
    const std::string mirrored = source.starts_with("not(") ? source.substr(4, source.size() - 5)
                                                            : fmt::format("not({})", source);
    const auto other = Cell::parse(mirrored, k_facts.at(condition.fact), {});
    const FactVector facts = some_facts();
    RC_ASSERT(other->holds(facts[condition.fact]) ==
              tri_not(condition.cell.holds(facts[condition.fact])));
}

} // namespace
} // namespace eco::rules
