// SPDX-License-Identifier: MulanPSL-2.0
#include "rules/table.hpp"
#include "support/facts.hpp"
#include "support/tables.hpp"

namespace eco::rules {
namespace {

using test::day;
using test::known;
using test::table;

const FactRegistry k_facts = test::table_facts();
const LocalDate k_day = day("2026-01-01");

FactVector facts(const std::map<std::string, Value>& stated) {
    FactVector all(k_facts.size());
    for (const auto& [name, value] : stated) {
        all[*k_facts.find(name)] = known(value);
    }
    return all;
}

std::string answer(const DecisionTable& of, const std::map<std::string, Value>& stated) {
    const TableResult result = evaluate(of, k_facts, facts(stated), k_day);
    if (result.outputs[0].value) {
        return to_string(*result.outputs[0].value);
    }
    std::string missing;
    for (const std::string& name : result.outputs[0].missing) {
        missing += (missing.empty() ? "?" : ",") + name;
    }
    return missing.empty() ? "?" : missing;
}

TEST(DecisionTable, unique_answers_with_the_one_row_that_hits) {
    const auto of = table(
        "t", 'U', "id,in:size,out:grade\n1,< 100 t/a,low\n2,[100..500),middle\n3,>= 500,high\n",
        k_facts);
    EXPECT_EQ(answer(of, {{"size", *Decimal::parse("99.9")}}), "low");
    EXPECT_EQ(answer(of, {{"size", Decimal::from_int(100)}}), "middle");
    EXPECT_EQ(answer(of, {{"size", Decimal::from_int(500)}}), "high");
    EXPECT_EQ(answer(of, {}), "?size");
}

TEST(DecisionTable, a_missing_fact_that_cannot_change_the_answer_is_not_asked) {
    const auto of = table(
        "t", 'F',
        "id,in:sector,in:flag,out:grade\n1,\"\"\"C26\"\"\",-,high\n2,-,true,high\n3,-,false,low\n",
        k_facts);
    EXPECT_EQ(answer(of, {{"flag", true}}), "high"); // whatever the sector is
    EXPECT_EQ(answer(of, {{"flag", false}}), "?sector");
    EXPECT_EQ(answer(of, {{"sector", std::string("C2611")}}), "high");
    EXPECT_EQ(answer(of, {}), "?flag,sector");
}

TEST(DecisionTable, rows_that_complement_each_other_answer_without_the_fact) {
    const auto of = table(
        "t", 'U', "id,in:nature,out:second\n1,\"\"\"new\"\"\",yes\n2,\"not(\"\"new\"\")\",yes\n",
        k_facts);
    EXPECT_EQ(answer(of, {}), "yes");
}

TEST(DecisionTable, a_code_known_only_in_part_is_tried_below_what_is_known) {
    const auto of = table(
        "t", 'F',
        "id,in:sector,out:grade\n1,\"\"\"C2611\"\"\",high\n2,\"\"\"C26\"\"\",low\n3,-,middle\n",
        k_facts);
    EXPECT_EQ(answer(of, {{"sector", std::string("C26")}}), "?sector");
    EXPECT_EQ(answer(of, {{"sector", std::string("C2612")}}), "low");
    EXPECT_EQ(answer(of, {{"sector", std::string("C27")}}), "middle");
}

TEST(DecisionTable, priority_takes_the_worst_word_of_the_domain) {
    const auto of = table(
        "t", 'P', "id,in:flag,in:size,out:grade\n1,-,-,low\n2,true,-,middle\n3,-,>= 500,high\n",
        k_facts);
    EXPECT_EQ(answer(of, {{"flag", true}, {"size", Decimal::from_int(1)}}), "middle");
    EXPECT_EQ(answer(of, {{"size", Decimal::from_int(500)}}), "high"); // the flag cannot raise it
    EXPECT_EQ(answer(of, {{"flag", true}}), "?size");
}

TEST(DecisionTable, any_refuses_rows_that_contradict_each_other) {
    const auto of =
        table("t", 'A', "id,in:flag,in:size,out:grade\n1,true,-,low\n2,-,>= 500,high\n", k_facts);
    EXPECT_EQ(answer(of, {{"flag", true}, {"size", Decimal::from_int(1)}}), "low");
    EXPECT_EQ(answer(of, {{"flag", true}, {"size", Decimal::from_int(900)}}), "?");
}

TEST(DecisionTable, collect_gathers_all_and_output_order_sorts_the_rows) {
    const std::string rows = "id,in:flag,in:size,out:groups\n1,-,-,c\n2,true,-,a\n3,-,>= 500,b;a\n";
    const auto stated = facts({{"flag", true}, {"size", Decimal::from_int(500)}});
    const auto collect = evaluate(table("t", 'C', rows, k_facts), k_facts, stated, k_day);
    EXPECT_EQ(to_string(*collect.outputs[0].value), "a;b;c");
    EXPECT_EQ(collect.hit_rows, (std::vector<std::size_t>{0, 1, 2}));
    const auto rule_order = evaluate(table("t", 'R', rows, k_facts), k_facts, stated, k_day);
    EXPECT_EQ(rule_order.hit_rows, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(DecisionTable, a_measured_interval_is_tried_only_inside_its_bounds) {
    const auto of = table("t", 'U', "id,in:size,out:grade\n1,< 100,low\n2,>= 100,high\n", k_facts);
    const auto with = [&](double low, double high) {
        return answer(of,
                      {{"size", Interval{Decimal::from_double(low), Decimal::from_double(high)}}});
    };
    EXPECT_EQ(with(10, 99), "low");
    EXPECT_EQ(with(100, 200), "high");
    EXPECT_EQ(with(99, 100), "?size");
}

TEST(DecisionTable, rows_have_their_own_dates) {
    const auto of =
        table("t", 'U', "id,in:flag,out:grade,from,to\n1,-,low,,2026-08-15\n2,-,high,2026-08-15,\n",
              k_facts);
    EXPECT_EQ(to_string(*evaluate(of, k_facts, facts({}), day("2026-08-14")).outputs[0].value),
              "low");
    EXPECT_EQ(to_string(*evaluate(of, k_facts, facts({}), day("2026-08-15")).outputs[0].value),
              "high");
    EXPECT_FALSE(evaluate(of, k_facts, facts({}), day("2019-12-31")).in_force);
}

TEST(DecisionTable, chained_tables_derive_and_pass_on_what_is_missing) {
    std::vector<DecisionTable> tables;
    tables.push_back(table(
        "late", 'U', "id,in:grade,out:second\n1,\"\"\"high\"\"\",yes\n2,\"not(\"\"high\"\")\",no\n",
        k_facts));
    tables.push_back(table("soon", 'U', "id,in:size,out:grade\n1,< 5,low\n2,>= 5,high\n", k_facts));
    const auto ordered = order_tables(std::move(tables), k_facts);
    ASSERT_TRUE(ordered);
    EXPECT_EQ((*ordered)[0].name, "soon");
    FactVector stated = facts({{"size", Decimal::from_int(7)}});
    EXPECT_EQ(derive(*ordered, k_facts, k_day, stated).size(), 2U);
    EXPECT_EQ(to_string(*stated[*k_facts.find("second")].value), "yes");
    FactVector unknown = facts({});
    derive(*ordered, k_facts, k_day, unknown);
    EXPECT_EQ(unknown[*k_facts.find("second")].missing, (std::set<std::string>{"size"}));
}

TEST(DecisionTable, a_circle_and_two_producers_are_refused) {
    const auto one = table("one", 'U', "id,in:second,out:grade\n1,-,low\n", k_facts);
    const auto two = table("two", 'U', "id,in:grade,out:second\n1,-,yes\n", k_facts);
    const auto circle = order_tables({one, two}, k_facts);
    ASSERT_FALSE(circle);
    EXPECT_EQ(circle.error().code, ErrorCode::rules_table_cycle);
    EXPECT_EQ(circle.error().args.at("cycle"), "one ← two ← one");
    const auto twice = order_tables(
        {one, table("three", 'U', "id,in:flag,out:grade\n1,-,low\n", k_facts)}, k_facts);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, ErrorCode::rules_table_two_producers);
}

std::vector<ErrorCode> codes(const Findings& findings) {
    std::vector<ErrorCode> all;
    for (const Finding& finding : findings) {
        all.push_back(finding.code);
    }
    return all;
}

TEST(CheckTable, finds_overlaps_with_a_witness) {
    const auto of = table(
        "t", 'U',
        "id,in:size,in:flag,out:grade\n1,<= 100,-,low\n2,>= 100,true,high\n3,> 100,false,low\n",
        k_facts);
    const Findings found = check_table(of, k_facts);
    ASSERT_EQ(codes(found), (std::vector{ErrorCode::rules_table_overlap}));
    EXPECT_EQ(found[0].args.at("witness"), "size = 100, flag = true");
    EXPECT_EQ(found[0].where.row, 3U);
}

TEST(CheckTable, finds_gaps_hidden_rows_and_holes_in_time) {
    const auto gap = table("t", 'U', "id,in:size,out:grade\n1,< 100,low\n2,> 100,high\n", k_facts);
    const Findings gaps = check_table(gap, k_facts);
    ASSERT_EQ(codes(gaps), (std::vector{ErrorCode::rules_table_gap}));
    EXPECT_EQ(gaps[0].args.at("witness"), "size = 100");
    const auto hidden = table(
        "t", 'F',
        "id,in:sector,out:grade\n1,\"\"\"C26\"\"\",low\n2,\"\"\"C2611\"\"\",high\n3,-,middle\n",
        k_facts);
    EXPECT_EQ(codes(check_table(hidden, k_facts)),
              (std::vector{ErrorCode::rules_table_unreachable}));
    const auto hole =
        table("t", 'U', "id,in:flag,out:grade,from,to\n1,-,low,,2026-01-01\n", k_facts);
    EXPECT_EQ(codes(check_table(hole, k_facts)), (std::vector{ErrorCode::rules_table_date_hole}));
    const auto sound = table(
        "t", 'U',
        "id,in:processes,out:grade\n1,\"\"\"plating\"\"\",high\n2,\"not(\"\"plating\"\")\",low\n",
        k_facts);
    EXPECT_TRUE(check_table(sound, k_facts).empty());
}

TEST(ReadTable, reports_every_fault_with_its_place) {
    Findings findings;
    const auto csv = parse_csv(
        "id,in:size,out:grade,out:nature,colour\n1,>= 5 km,purple,new,x\n1,abc,low,new,x\n",
        "t.csv");
    EXPECT_FALSE(read_table(test::meta("t", 'Z'), *csv, k_facts, findings));
    EXPECT_EQ(codes(findings), (std::vector{ErrorCode::rules_table_bad_policy,
                                            ErrorCode::rules_table_output_not_derived,
                                            ErrorCode::rules_unknown_column}));
    findings.clear();
    const auto rows = parse_csv("id,in:size,out:grade\n1,>= 5 km,purple\n1,abc,low\n", "t.csv");
    EXPECT_FALSE(read_table(test::meta("t", 'U'), *rows, k_facts, findings));
    EXPECT_EQ(codes(findings),
              (std::vector{ErrorCode::rules_cell_unit, ErrorCode::rules_fact_outside_domain,
                           ErrorCode::rules_table_row_twice, ErrorCode::rules_cell_syntax}));
    EXPECT_EQ(findings[1].where.column, 3U);
}

TEST(DecisionTable, a_certain_answer_of_highest_priority_stands_whatever_weaker_rows_say) {
    const auto of = table("t", 'P',
                          "id,in:size,in:flag,out:grade\n1,>= 100 t/a,-,high\n2,-,true,high\n"
                          "3,-,false,low\n",
                          k_facts);
    EXPECT_EQ(answer(of, {{"size", Decimal::from_int(100)}}), "high");
    EXPECT_EQ(answer(of, {{"size", Decimal::from_int(99)}}), "?flag");
}

TEST(DecisionTable, texts_that_no_cell_tells_apart_are_tried_as_one) {
    std::string domain, cell;
    for (int i = 0; i < 40; ++i) {
        domain += (i == 0 ? "t" : ";t") + std::to_string(i) + "=t|t";
        cell += (i == 0 ? "\"\"t" : ",\"\"t") + std::to_string(i) + "\"\"";
    }
    const auto facts = *FactRegistry::from_csv(
        *parse_csv("name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
                   "kinds,texts,declared,," +
                       domain +
                       ",a,a,q,q\n"
                       "grade,text,derived,,high=h|h;low=l|l,g,g,,\n",
                   "facts.csv"));
    const auto of =
        table("t", 'F', "id,in:kinds,out:grade\n1,\"" + cell + "\",high\n2,-,high\n", facts);
    const auto result = evaluate(of, facts, FactVector(facts.size()), k_day);
    ASSERT_TRUE(result.outputs[0].value.has_value());
    EXPECT_EQ(to_string(*result.outputs[0].value), "high");
}

} // namespace
} // namespace eco::rules
