// SPDX-License-Identifier: MulanPSL-2.0
// Facts: declared once, read in their own unit, refused with what may be said.
#include "rules/fact.hpp"

#include "support/facts.hpp"

#include <gtest/gtest.h>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::registry();
const FactDeclaration& fact(std::string_view name) {
    return k_facts.at(*k_facts.find(name));
}

TEST(FactRegistry, survives_a_release) {
    const auto again = FactRegistry::from_json(k_facts.to_json());
    ASSERT_TRUE(again);
    EXPECT_EQ(canonical_json(again->to_json()), canonical_json(k_facts.to_json()));
}

TEST(FactRegistry, refuses_a_second_declaration_and_a_bad_cell) {
    const std::string header =
        "name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n";
    EXPECT_EQ(FactRegistry::from_csv(
                  *parse_csv(header + "a,text,declared,,,,,,\na,text,declared,,,,,,\n", "f"))
                  .error()
                  .code,
              ErrorCode::rules_fact_twice);
    const auto bad =
        FactRegistry::from_csv(*parse_csv(header + "a,number,declared,斗,,,,,\n", "f.csv"));
    EXPECT_EQ(bad.error().code, ErrorCode::rules_fact_bad_declaration);
    EXPECT_EQ(bad.error().where.row, 2U);
}

TEST(ReadValue, converts_to_the_base_unit) {
    EXPECT_EQ(std::get<Decimal>(*read_value(fact("capacity"), Json("43.5万吨/年"), {})).to_string(),
              "435000");
    EXPECT_EQ(write_value(fact("capacity"), *read_value(fact("capacity"), Json("43.5万吨/年"), {})),
              Json("435000 t/a"));
}

TEST(ReadValue, refuses_silence_about_the_unit_wrong_units_and_impossible_values) {
    const std::vector<std::pair<Json, ErrorCode>> cases{
        {Json(4290), ErrorCode::rules_fact_unit_missing},
        {Json("4290"), ErrorCode::rules_fact_unit_missing},
        {Json("4290 km"), ErrorCode::rules_fact_wrong_unit},
        {Json("4290 斗"), ErrorCode::rules_fact_wrong_unit},
        {Json("-1 t/a"), ErrorCode::rules_fact_impossible_value},
        {Json("many"), ErrorCode::rules_fact_wrong_type},
        {Json(true), ErrorCode::rules_fact_wrong_type}};
    for (const auto& [stated, code] : cases) {
        const auto value =
            read_value(fact("capacity"), stated, {"p.toml", "/facts/capacity", {}, 3, 1});
        ASSERT_FALSE(value);
        EXPECT_EQ(value.error().code, code) << canonical_json(stated);
        EXPECT_EQ(value.error().where.pointer, "/facts/capacity");
    }
}

TEST(ReadValue, keeps_texts_inside_their_domain) {
    const auto value = read_value(fact("nature"), Json("old"), {});
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, ErrorCode::rules_fact_outside_domain);
    EXPECT_EQ(value.error().args.at("allowed"), "new, rebuild, expand");
    EXPECT_EQ(std::get<Texts>(*read_value(fact("processes"), Json(Json::Array{"plating"}), {})),
              Texts{"plating"});
}

} // namespace
} // namespace eco::rules
