// SPDX-License-Identifier: MulanPSL-2.0
// Tables stand in dependency order, so one pass finds what depends on the place.
#include "admission/derivation.hpp"

#include <algorithm>
#include <set>

namespace eco::admission {
namespace {

using rules::FactId;

void tell(const rules::DecisionTable& table, const rules::TableResult& result,
          rules::FactVector& facts) {
    for (std::size_t i = 0; result.in_force && i < table.outputs.size(); ++i) {
        facts[table.outputs[i]] = result.outputs[i];
    }
}

} // namespace

Derivation Derivation::plan(const rules::Book& book, std::string release) {
    Derivation plan;
    plan.m_release = std::move(release);
    std::set<FactId> local; // facts that depend on the place
    for (const rules::DecisionTable& table : book.tables) {
        const auto depends = [&](FactId fact) {
            return book.facts.at(fact).origin == rules::FactOrigin::spatial || local.contains(fact);
        };
        const bool here = std::any_of(table.inputs.begin(), table.inputs.end(), depends);
        plan.m_everywhere.push_back(here ? 0 : 1);
        if (here) {
            local.insert(table.outputs.begin(), table.outputs.end());
        }
    }
    std::set<FactId> stated;
    for (std::size_t t = 0; t < book.tables.size(); ++t) {
        for (const FactId fact : book.tables[t].inputs) {
            if (plan.m_everywhere[t] != 0 &&
                book.facts.at(fact).origin == rules::FactOrigin::declared) {
                stated.insert(fact);
            }
        }
    }
    plan.m_stated.assign(stated.begin(), stated.end());
    return plan;
}

/// An edition that depends on the place may give a fact that another edition gives everywhere;
/// tables are therefore always told in their order.
void Derivation::derive(const rules::Book& book, LocalDate as_of, rules::FactVector& facts,
                        DerivedEverywhere& kept, std::vector<rules::TableResult>& results) const {
    const bool same =
        kept.release == m_release && kept.as_of == as_of &&
        std::equal(m_stated.begin(), m_stated.end(), kept.stated.begin(), kept.stated.end(),
                   [&](FactId fact, const auto& value) { return facts[fact].value == value; });
    if (!same) {
        keep(book, as_of, facts, kept);
    }
    results.resize(book.tables.size());
    for (std::size_t t = 0; t < book.tables.size(); ++t) {
        const rules::DecisionTable& table = book.tables[t];
        results[t] = m_everywhere[t] != 0 ? kept.results[t]
                                          : rules::evaluate(table, book.facts, facts, as_of);
        tell(table, results[t], facts);
    }
}

void Derivation::keep(const rules::Book& book, LocalDate as_of, rules::FactVector& facts,
                      DerivedEverywhere& kept) const {
    kept.release = m_release;
    kept.as_of = as_of;
    kept.stated.clear();
    for (const FactId fact : m_stated) {
        kept.stated.push_back(facts[fact].value);
    }
    kept.results.resize(book.tables.size());
    for (std::size_t t = 0; t < book.tables.size(); ++t) {
        if (m_everywhere[t] != 0) {
            kept.results[t] = rules::evaluate(book.tables[t], book.facts, facts, as_of);
            tell(book.tables[t], kept.results[t], facts);
        }
    }
}

} // namespace eco::admission
