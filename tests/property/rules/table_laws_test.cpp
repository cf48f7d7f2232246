// SPDX-License-Identifier: MulanPSL-2.0
// A table's three-valued answer equals what trying every completion of the unknown facts gives.
#include "support/facts.hpp"
#include "support/tables.hpp"

#include <rapidcheck/gtest.h>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::table_facts();
const LocalDate k_day = test::day("2026-01-01");

/// Every value that cells of some_table can tell apart, and more.
std::vector<Value> all_values(std::string_view fact) {
    if (fact == "nature") {
        return {std::string("new"), std::string("rebuild"), std::string("expand")};
    }
    if (fact == "flag") {
        return {false, true};
    }
    if (fact == "processes") {
        return {Texts{}, Texts{"plating"}, Texts{"smelting"}, Texts{"plating", "smelting"}};
    }
    if (fact == "sector") {
        // The last is of none of the cells below: a completion that the others would not show.
        return {std::string("C2611"), std::string("C2612"), std::string("C27"), std::string("B06"),
                std::string("E4812")};
    }
    return {Decimal::from_int(0), Decimal::from_int(99), Decimal::from_int(100),
            Decimal::from_int(101), Decimal::from_int(500)};
}

const std::vector<std::string> k_inputs{"sector", "nature", "flag", "size", "processes"};

std::string some_cell(const std::string& fact) {
    const std::map<std::string, std::vector<std::string>> cells{
        {"sector", {"-", "\"C26\"", "\"C2611\"", "not(\"C26\")", "\"C27\",\"B\""}},
        {"nature", {"-", "\"new\"", "not(\"new\")", "\"rebuild\",\"expand\""}},
        {"flag", {"-", "true", "false"}},
        {"size", {"-", "< 100", ">= 100", "[100..500)", "> 100"}},
        {"processes",
         {"-", "\"plating\"", "not(\"plating\",\"smelting\")", "\"plating\",\"smelting\""}}};
    return csv_cell(*rc::gen::elementOf(cells.at(fact)));
}

DecisionTable some_table() {
    const char policy = *rc::gen::elementOf(std::string("UAPFCRO"));
    const bool sets = policy == 'C' || policy == 'R' || policy == 'O';
    const std::vector<std::string> outputs =
        sets ? std::vector<std::string>{"a", "b", "a;c"}
             : std::vector<std::string>{"high", "middle", "low"};
    std::string csv = "id";
    for (const std::string& input : k_inputs) {
        csv += ",in:" + input;
    }
    csv += sets ? ",out:groups\n" : ",out:grade\n";
    const int rows = *rc::gen::inRange(1, 5);
    for (int row = 0; row < rows; ++row) {
        csv += std::to_string(row);
        for (const std::string& input : k_inputs) {
            csv += "," + some_cell(input);
        }
        csv += "," + *rc::gen::elementOf(outputs) + "\n";
    }
    return test::table("t", policy, csv, k_facts);
}

FactVector some_facts() {
    FactVector facts(k_facts.size());
    for (const std::string& input : k_inputs) {
        if (*rc::gen::inRange(0, 5) != 0) {
            facts[*k_facts.find(input)] = test::known(*rc::gen::elementOf(all_values(input)));
        }
    }
    return facts;
}

/// All ways in which the facts that are not known can turn out.
std::vector<FactVector> completions(const FactVector& facts) {
    std::vector<FactVector> all{facts};
    for (const std::string& input : k_inputs) {
        const FactId id = *k_facts.find(input);
        if (facts[id].value) {
            continue;
        }
        std::vector<FactVector> wider;
        for (const FactVector& one : all) {
            for (const Value& value : all_values(input)) {
                wider.push_back(one);
                wider.back()[id] = test::known(value);
            }
        }
        all = std::move(wider);
    }
    return all;
}

RC_GTEST_PROP(DecisionTable, knows_exactly_what_every_completion_agrees_on, ()) {
    const DecisionTable table = some_table();
    const FactVector facts = some_facts();
    const FactState answer = evaluate(table, k_facts, facts, k_day).outputs[0];
    std::set<std::string> answers;
    for (const FactVector& full : completions(facts)) {
        const auto value = evaluate(table, k_facts, full, k_day).outputs[0].value;
        answers.insert(value ? to_string(*value) : "none");
    }
    RC_ASSERT((answers.size() == 1) == (answer.value.has_value() || answer.missing.empty()));
    if (answer.value) {
        RC_ASSERT(*answers.begin() == to_string(*answer.value));
    }
}

RC_GTEST_PROP(DecisionTable, a_fact_that_is_not_named_missing_changes_nothing, ()) {
    const DecisionTable table = some_table();
    const FactVector facts = some_facts();
    const std::set<std::string> missing = evaluate(table, k_facts, facts, k_day).outputs[0].missing;
    FactVector asked = facts; // state what is named missing, leave the rest open
    for (const std::string& name : missing) {
        asked[*k_facts.find(name)] = test::known(*rc::gen::elementOf(all_values(name)));
    }
    RC_ASSERT(evaluate(table, k_facts, asked, k_day).outputs[0].missing.empty());
}

RC_GTEST_PROP(CheckTable, finds_an_overlap_exactly_when_two_rows_can_hit_at_once, ()) {
    DecisionTable table = some_table();
    RC_PRE(table.policy == HitPolicy::first);
    table.policy = HitPolicy::unique;
    bool overlap = false;
    for (const FactVector& full : completions(FactVector(k_facts.size()))) {
        int hits = 0;
        for (const TableRow& row : table.rows) {
            bool all = true;
            for (std::size_t i = 0; i < row.inputs.size(); ++i) {
                all = all && row.inputs[i].holds(full[table.inputs[i]]) == Tri::yes;
            }
            hits += all ? 1 : 0;
        }
        overlap = overlap || hits > 1;
    }
    const Findings found = check_table(table, k_facts);
    const bool reported = std::any_of(found.begin(), found.end(), [](const Finding& f) {
        return f.code == ErrorCode::rules_table_overlap;
    });
    RC_ASSERT(reported == overlap);
}

} // namespace
} // namespace eco::rules
