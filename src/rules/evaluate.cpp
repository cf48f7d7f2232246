// SPDX-License-Identifier: MulanPSL-2.0
// One clause, one part: Kleene conjunction of its conditions, minus its exception.
#include "rules/evaluate.hpp"

#include <algorithm>

namespace eco::rules {
namespace {

ConditionOutcome outcome_of(const Condition& condition, const FactVector& facts, bool exception) {
    const FactState& state = facts[condition.fact];
    return {condition.fact, exception, condition.cell.holds(state), condition.cell.flips_at(state)};
}

} // namespace

ClauseOutcome evaluate(const Clause& clause, const FactVector& facts) {
    ClauseOutcome out;
    Tri all = Tri::yes;
    for (const Condition& condition : clause.when) {
        out.conditions.push_back(outcome_of(condition, facts, false));
        all = tri_and(all, out.conditions.back().holds);
        if (out.conditions.back().holds == Tri::no && !out.decided_by) {
            out.decided_by = out.conditions.size() - 1;
        }
    }
    Tri excepted = clause.unless.empty() ? Tri::no : Tri::yes;
    for (const Condition& condition : clause.unless) {
        out.conditions.push_back(outcome_of(condition, facts, true));
        excepted = tri_and(excepted, out.conditions.back().holds);
    }
    if (excepted == Tri::yes && !out.decided_by) {
        out.decided_by = clause.when.size();
    }
    out.applies = tri_and(all, tri_not(excepted));
    return out;
}

std::optional<std::size_t> decided_by(const Clause& clause, const FactVector& facts) {
    const auto holds = [&](const Condition& condition) {
        return condition.cell.holds(facts[condition.fact]);
    };
    for (std::size_t i = 0; i < clause.when.size(); ++i) {
        if (holds(clause.when[i]) == Tri::no) {
            return i;
        }
    }
    const bool excepted = std::all_of(clause.unless.begin(), clause.unless.end(),
                                      [&](const auto& one) { return holds(one) == Tri::yes; });
    return excepted && !clause.unless.empty() ? std::optional(clause.when.size()) : std::nullopt;
}

std::set<std::string> missing_facts(const ClauseOutcome& outcome, const FactVector& facts,
                                    const FactRegistry& registry) {
    std::set<std::string> names;
    for (const ConditionOutcome& condition : outcome.conditions) {
        const FactDeclaration& fact = registry.at(condition.fact);
        if (condition.holds != Tri::unknown) {
            continue;
        }
        if (fact.origin == FactOrigin::declared) {
            names.insert(fact.name);
        } else if (fact.origin == FactOrigin::derived) {
            names.insert(facts[condition.fact].missing.begin(),
                         facts[condition.fact].missing.end());
        }
    }
    return names;
}

} // namespace eco::rules
