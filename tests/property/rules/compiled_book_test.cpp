// SPDX-License-Identifier: MulanPSL-2.0
// A compiled book answers as looking at every clause does, whatever the book and whatever is known.
#include "rules/compiled_book.hpp"
#include "rules/evaluate.hpp"
#include "support/facts.hpp"
#include "support/linear_book.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::registry();

template <class T>
T one_of(std::vector<T> list) {
    return *rc::gen::elementOf(std::move(list));
}

bool maybe() {
    return *rc::gen::arbitrary<bool>();
}

Condition some_condition() {
    const auto pick = one_of<std::pair<const char*, const char*>>(
        {{"sector", "\"C26\""},          {"sector", "\"C26\",\"C2611\",\"B\""},
         {"sector", "\"C2611\""},        {"sector", "not(\"C2611\",\"B\")"},
         {"sector", "\"C\",\"C2614\""},  {"nature", "\"new\""},
         {"nature", "not(\"rebuild\")"}, {"capacity", ">= 1000"},
         {"capacity", "(1..2]"},         {"capacity", "< 5, [100..200)"},
         {"capacity", "not(1500)"},      {"has_outlet", "true"},
         {"has_outlet", "not(true)"},    {"approved_on", ">= date(\"2020-01-01\")"},
         {"processes", "\"plating\""},   {"processes", "not(\"smelting\",\"plating\")"},
         {"distance_river", "< 1 km"},   {"distance_river", "[500..1500]"},
         {"in_redline", "false"},        {"nature", "-"}});
    const FactId fact = *k_facts.find(pick.first);
    auto cell = Cell::parse(pick.second, k_facts.at(fact), {});
    if (!cell) { // a list of ranges is not written so: test what is
        cell = Cell::parse("-", k_facts.at(fact), {});
    }
    return {fact, *std::move(cell)};
}

Scope some_scope() {
    return one_of<Scope>({{Scope::Kind::everywhere, ""},
                          {Scope::Kind::where, "in_redline"},
                          {Scope::Kind::where, "in_yangtze_basin"},
                          {Scope::Kind::unit, "ZH1"},
                          {Scope::Kind::unit, "ZH2"},
                          {Scope::Kind::package, "PKG"}});
}

Clause some_clause() {
    Clause clause;
    clause.scope = some_scope();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        clause.when.push_back(some_condition());
    }
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        clause.unless.push_back(some_condition());
    }
    clause.parts = one_of<std::vector<std::string>>({{}, {"main"}, {"outlet", "main"}, {"yard"}});
    clause.consequence =
        one_of<Consequence>({Consequence::note, Consequence::conditional, Consequence::needs_review,
                             Consequence::not_admissible});
    clause.confidence = one_of<Confidence>({Confidence::verified, Confidence::recalled});
    clause.validity.from = LocalDate::from_days(*rc::gen::inRange(0, 20));
    if (maybe()) {
        clause.validity.to = LocalDate::from_days(clause.validity.from.days() + 10);
    }
    return clause;
}

FactVector some_facts() {
    FactVector all(k_facts.size());
    const auto set = [&](std::string_view name, Value value) {
        if (*rc::gen::inRange(0, 4) > 0) {
            all[*k_facts.find(name)] = test::known(std::move(value));
        }
    };
    set("sector", one_of<std::string>({"C", "C26", "C2611", "C2615", "C27", "B0610", "", "X"}));
    set("nature", one_of<std::string>({"new", "rebuild", "expand"}));
    set("capacity", Decimal::from_int(one_of<int>({0, 1, 2, 100, 200, 1000, 1500})));
    set("has_outlet", maybe());
    set("approved_on", one_of<LocalDate>({LocalDate::from_days(18262), LocalDate::from_days(9)}));
    set("processes", one_of<Texts>({{}, {"plating"}, {"plating", "smelting"}, {"smelting"}}));
    set("in_redline", maybe());
    set("in_yangtze_basin", maybe());
    const int low = *rc::gen::inRange(0, 2000);
    if (maybe()) {
        set("distance_river", Interval{Decimal::from_int(low), std::nullopt});
    } else {
        set("distance_river",
            Interval{Decimal::from_int(low), Decimal::from_int(low + *rc::gen::inRange(0, 900))});
    }
    return all;
}

test::Where some_place() {
    test::Where place;
    place.whole_site = maybe();
    if (!place.whole_site) {
        place.unit = one_of<std::string>({"ZH1", "ZH2", "ZH3"});
        place.packages = one_of<std::vector<std::string>>({{}, {"PKG"}, {"OTHER"}});
    }
    place.role = one_of<std::string>({"main", "outlet", "yard", "unheard_of"});
    place.drawn = maybe() ? Drawn::yes : Drawn::no;
    place.present = maybe() ? Tri::yes : Tri::unknown;
    place.day = LocalDate::from_days(*rc::gen::inRange(0, 30));
    return place;
}

RC_GTEST_PROP(CompiledBook, answers_as_evaluating_every_clause_does, ()) {
    std::vector<Clause> clauses;
    for (int i = *rc::gen::inRange(0, 30); i > 0; --i) {
        clauses.push_back(some_clause());
    }
    const CompiledBook book = CompiledBook::compile(k_facts, clauses);
    PackedFacts packed; // reused, as on the hot path
    for (int i = 0; i < 4; ++i) {
        const FactVector facts = some_facts();
        const test::Where place = some_place();
        book.pack(facts, packed);
        const std::vector<ScopeId> scopes = test::scopes_of(book, place);
        const PlaceQuery query{packed, scopes, book.role(place.role, place.drawn), place.present,
                               place.day};
        std::vector<Applies> found;
        book.collect(query, found);
        RC_ASSERT(found == test::collect_linearly(clauses, k_facts, facts, place));
        RC_ASSERT(book.worst(query) == test::worst_of(clauses, found));
    }
}

} // namespace
} // namespace eco::rules
