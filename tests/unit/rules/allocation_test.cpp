// SPDX-License-Identifier: MulanPSL-2.0
// Asking a compiled book takes no memory once it has been asked a few times: a program of its own,
// because it counts what operator new is asked for.
#include "rules/compiled_book.hpp"
#include "support/counted_new.hpp"
#include "support/facts.hpp"

#include <gtest/gtest.h>

#include <array>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::registry();

Condition condition(const char* fact, const char* cell) {
    return test::condition(k_facts, fact, cell);
}

/// Clauses of every kind of scope and condition, some three hundred a scope.
std::vector<Clause> clauses() {
    const std::array<Scope, 4> scopes{{{Scope::Kind::everywhere, ""},
                                       {Scope::Kind::where, "in_redline"},
                                       {Scope::Kind::unit, "ZH1"},
                                       {Scope::Kind::package, "PKG"}}};
    std::vector<Clause> all;
    for (int i = 0; i < 1200; ++i) {
        Clause clause;
        clause.scope = scopes[static_cast<std::size_t>(i) % scopes.size()];
        clause.when.push_back(condition("sector", i % 3 == 0 ? "\"C26\"" : "\"C2611\",\"B\""));
        clause.when.push_back(condition("capacity", i % 2 == 0 ? ">= 1000" : "(1..2]"));
        clause.unless.push_back(condition("processes", "\"plating\""));
        clause.consequence = Consequence::conditional;
        all.push_back(std::move(clause));
    }
    return all;
}

FactVector facts(const char* sector, int capacity) {
    FactVector all(k_facts.size());
    all[*k_facts.find("sector")] = test::known(std::string(sector));
    all[*k_facts.find("capacity")] = test::known(Decimal::from_int(capacity));
    all[*k_facts.find("processes")] = test::known(Texts{"smelting"});
    all[*k_facts.find("in_redline")] = test::known(true);
    return all;
}

TEST(CompiledBook, asks_for_no_memory_once_it_is_warm) {
    const CompiledBook book = CompiledBook::compile(k_facts, clauses());
    const std::array<FactVector, 3> projects{facts("C2611", 1500), facts("C26", 2), facts("", 1)};
    const std::array<ScopeId, 2> in_unit{*book.unit("ZH1"), *book.package("PKG")};
    PackedFacts packed;
    std::vector<Applies> found;
    std::size_t sum = 0;
    const auto ask = [&] {
        for (const FactVector& project : projects) {
            book.pack(project, packed);
            for (const std::span<const ScopeId> scopes :
                 {book.site_scopes(), std::span<const ScopeId>(in_unit)}) {
                const PlaceQuery query{packed, scopes, book.role("main", Drawn::yes), Tri::yes,
                                       LocalDate::from_days(20000)};
                sum += static_cast<std::size_t>(book.worst(query).hit);
                book.collect(query, found);
                sum += found.size();
            }
        }
    };
    ask();
    EXPECT_GT(sum, 300U);
    const std::size_t before = eco::test::allocations();
    ask();
    EXPECT_EQ(eco::test::allocations() - before, 0U);
}

} // namespace
} // namespace eco::rules
