// SPDX-License-Identifier: MulanPSL-2.0
// Clauses: read with every fault, evaluated with a trace.
#include "rules/evaluate.hpp"

#include "support/facts.hpp"

#include <gtest/gtest.h>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::registry();
const std::string k_header =
    "id,title_zh,title_en,tier,scope,dimension,kind,parts,when:sector,when:distance_river,unless:"
    "nature,consequence,text_zh,text_en,measures,basis,refusal_ground,"
    "source,from,to,confidence\n";
const std::string k_row =
    "YRPL-26,岸线一公里,one km,law,where:in_yangtze_basin,layout,prohibit,-,\"\"\"C26\"\"\",< 1 "
    "km,\"\"\"rebuild\"\"\",not_admissible,文,text,,yrpl#26,1,src,2021-03-01,,verified\n";

std::vector<Clause> read(const std::string& rows, Findings& findings) {
    return read_clauses(*parse_csv(k_header + rows, "c.csv"), k_facts, findings);
}

Clause clause() {
    Findings findings;
    return read(k_row, findings).at(0);
}

FactVector facts(std::optional<std::string> sector, double distance,
                 std::optional<std::string> nature) {
    FactVector all(k_facts.size());
    const auto set = [&](std::string_view name, std::optional<std::string> value) {
        if (value) {
            all[*k_facts.find(name)] = test::known(*value);
        }
    };
    set("sector", std::move(sector));
    set("nature", std::move(nature));
    all[*k_facts.find("distance_river")] = test::metres(distance - 50, distance + 50);
    return all;
}

TEST(Clause, reads_scope_conditions_and_validity) {
    const Clause one = clause();
    EXPECT_EQ(one.scope, (Scope{Scope::Kind::where, "in_yangtze_basin"}));
    EXPECT_EQ(one.when.size(), 2U);
    EXPECT_EQ(one.unless.size(), 1U);
    EXPECT_FALSE(one.validity.contains(*LocalDate::parse("2021-02-28")));
}

TEST(Clause, reports_every_fault_with_row_and_column) {
    Findings findings;
    EXPECT_TRUE(read("A,t,t,law,somewhere,layout,forbid,-,\"C26\",< 1 "
                     "t,-,not_admissible,文,text,,,9,,2021-03-01,2020-01-01,verified\n",
                     findings)
                    .empty());
    std::set<std::size_t> columns;
    for (const Finding& finding : findings) {
        EXPECT_EQ(finding.where.row, 2U);
        columns.insert(finding.where.column);
    }
    EXPECT_EQ(columns, (std::set<std::size_t>{5, 7, 9, 10, 17, 18, 19}));
}

TEST(Clause, refuses_a_column_that_names_no_fact) {
    Findings findings;
    (void)read_clauses(*parse_csv("id,when:ghost\n", "c.csv"), k_facts, findings);
    ASSERT_FALSE(findings.empty());
    findings.clear();
    std::string header = k_header;
    header.replace(header.find("when:sector"), 11, "when:ghost!");
    (void)read_clauses(*parse_csv(header, "c.csv"), k_facts, findings);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::rules_undeclared_fact);
}

TEST(Clause, recalled_rules_yield_at_worst_a_review) {
    Clause one = clause();
    EXPECT_EQ(one.effective_consequence(), Consequence::not_admissible);
    one.confidence = Confidence::recalled;
    EXPECT_EQ(one.effective_consequence(), Consequence::needs_review);
}

TEST(Evaluate, hits_and_names_what_decided_or_is_missing) {
    EXPECT_EQ(evaluate(clause(), facts("C2611", 900, "new")).applies, Tri::yes);
    const auto far = evaluate(clause(), facts("C2611", 1200, "new"));
    EXPECT_EQ(far.applies, Tri::no);
    EXPECT_EQ(k_facts.at(far.conditions.at(*far.decided_by).fact).name, "distance_river");
    const auto doubtful = evaluate(clause(), facts("C2611", 990, "new"));
    EXPECT_EQ(doubtful.applies, Tri::unknown);
    EXPECT_EQ(doubtful.conditions.at(1).flips_at, *Decimal::parse("1000"));
    const auto silent = facts("C2611", 900, std::nullopt);
    EXPECT_EQ(missing_facts(evaluate(clause(), silent), silent, k_facts),
              std::set<std::string>{"nature"});
}

TEST(Evaluate, lets_an_exception_decide) {
    const auto excepted = evaluate(clause(), facts("C2611", 900, "rebuild"));
    EXPECT_EQ(excepted.applies, Tri::no);
    EXPECT_TRUE(excepted.conditions.at(*excepted.decided_by).exception);
}

TEST(Evaluate, does_not_ask_for_a_fact_that_cannot_matter) {
    const auto far = facts(std::nullopt, 1200, std::nullopt);
    EXPECT_EQ(evaluate(clause(), far).applies, Tri::no);
}

} // namespace
} // namespace eco::rules
