// SPDX-License-Identifier: MulanPSL-2.0
// The cell grammar and its three-valued meaning.
#include "rules/cell.hpp"

#include "base/text.hpp"
#include "support/facts.hpp"

#include <gtest/gtest.h>

namespace eco::rules {
namespace {

using test::known;

const FactRegistry k_facts = test::registry();
const Where k_place{"book.csv", {}, {}, 7, 3};

const FactDeclaration& fact(std::string_view name) {
    return k_facts.at(*k_facts.find(name));
}

Tri holds(std::string_view name, std::string_view text, const FactState& state) {
    return Cell::parse(text, fact(name), k_place)->holds(state);
}

Decimal number(const char* text) {
    return *Decimal::parse(text);
}

TEST(Cell, compares_numbers_in_the_unit_of_the_fact) {
    EXPECT_EQ(holds("capacity", ">= 1000", known(number("1000"))), Tri::yes);
    EXPECT_EQ(holds("capacity", "> 0.1万t/a", known(number("1000"))), Tri::no);
    EXPECT_EQ(holds("capacity", "[100..500)", known(number("500"))), Tri::no);
    EXPECT_EQ(holds("capacity", "(100 .. 500]", known(number("500"))), Tri::yes);
    EXPECT_EQ(holds("capacity", "5,7", known(number("7"))), Tri::yes);
}

TEST(Cell, matches_codes_by_prefix) {
    EXPECT_EQ(holds("sector", "\"C26\"", known(std::string("C2611"))), Tri::yes);
    EXPECT_EQ(holds("sector", "\"C26\"", known(std::string("C27"))), Tri::no);
    EXPECT_EQ(holds("sector", "\"C2611\"", known(std::string("C26"))), Tri::unknown);
}

TEST(Cell, compares_other_texts_whole) {
    EXPECT_EQ(holds("nature", "\"new\",\"expand\"", known(std::string("expand"))), Tri::yes);
    EXPECT_EQ(holds("nature", "not(\"new\")", known(std::string("new"))), Tri::no);
}

TEST(Cell, looks_into_sets_booleans_and_dates) {
    EXPECT_EQ(holds("processes", "\"plating\"", known(Texts{"plating", "smelting"})), Tri::yes);
    EXPECT_EQ(holds("has_outlet", "false", known(false)), Tri::yes);
    EXPECT_EQ(
        holds("approved_on", "< date(\"2026-08-15\")", known(*LocalDate::parse("2026-08-14"))),
        Tri::yes);
}

TEST(Cell, is_unknown_without_a_value_and_yes_when_blank) {
    EXPECT_EQ(holds("capacity", "> 1", {}), Tri::unknown);
    EXPECT_EQ(holds("capacity", "not(> 1)", {}), Tri::unknown);
    EXPECT_EQ(holds("capacity", "-", {}), Tri::yes);
}

TEST(Cell, keeps_a_doubt_within_tolerance_and_says_where_it_flips) {
    const Cell cell = *Cell::parse("< 1 km", fact("distance_river"), k_place);
    EXPECT_EQ(cell.holds(test::metres(850, 950)), Tri::yes);
    EXPECT_EQ(cell.holds(test::metres(940, 1040)), Tri::unknown);
    EXPECT_EQ(cell.flips_at(test::metres(940, 1040)), number("1000"));
    EXPECT_EQ(cell.holds(test::metres(960, 1060)), Tri::unknown);
    EXPECT_EQ(cell.holds(test::metres(1150, 1250)), Tri::no);
    EXPECT_EQ(cell.holds(known(Interval{number("2000"), std::nullopt})), Tri::no);
    EXPECT_EQ(cell.holds(known(Interval{number("500"), std::nullopt})), Tri::unknown);
}

TEST(Cell, refuses_what_does_not_parse_or_fit_with_the_place) {
    const std::vector<std::tuple<const char*, const char*, ErrorCode>> cases{
        {"capacity", ">= ", ErrorCode::rules_cell_syntax},
        {"capacity", "[1..", ErrorCode::rules_cell_syntax},
        {"capacity", "[5..1]", ErrorCode::rules_cell_empty_range},
        {"capacity", "> 5 km", ErrorCode::rules_cell_unit},
        {"capacity", "> 5 斗", ErrorCode::rules_cell_unit},
        {"capacity", "\"x\"", ErrorCode::rules_cell_type},
        {"nature", "\"old\"", ErrorCode::rules_cell_outside_domain},
        {"nature", "not(\"new\" or \"expand\")", ErrorCode::rules_cell_syntax},
        {"nature", "> 5", ErrorCode::rules_cell_type},
        {"sector", "\"化工\"", ErrorCode::rules_cell_type},
        {"has_outlet", "\"true\"", ErrorCode::rules_cell_type},
        {"approved_on", "> 5", ErrorCode::rules_cell_type},
        {"nature", "\"new", ErrorCode::rules_cell_syntax},
        {"has_outlet", "maybe", ErrorCode::rules_cell_syntax}};
    for (const auto& [name, text, code] : cases) {
        const auto cell = Cell::parse(text, fact(name), k_place);
        ASSERT_FALSE(cell) << text;
        EXPECT_EQ(cell.error().code, code) << text;
        EXPECT_EQ(cell.error().where, k_place) << text;
        EXPECT_EQ(cell.error().args.at("text"), trim(text)) << text;
    }
}

} // namespace
} // namespace eco::rules
