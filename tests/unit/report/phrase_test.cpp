// SPDX-License-Identifier: MulanPSL-2.0
#include "report/phrase.hpp"

#include "rules/labels.hpp"
#include "support/small_assessment.hpp"

#include <gtest/gtest.h>

namespace eco::report {
namespace {

const Json& facts_only() {
    static const Json k_json = *parse_json(
        R"({"facts":{"nature":{"label_zh":"建设性质","label_en":"nature","values":{"new":{"zh":"新建","en":"new"},"expand":{"zh":"扩建","en":"expansion"}}},
            "distance":{"label_zh":"距离","label_en":"distance","values":{}}},"coverage":{"sites":[],"roles":{"outlet":{"zh":"排污口","en":"outlet"}}}})",
        "facts");
    return k_json;
}

Json json(const char* text) {
    return *parse_json(text, "t");
}

TEST(Phrases, cells_are_said_with_the_labels_of_values) {
    const Phrases zh(facts_only(), Lang::zh);
    EXPECT_EQ(zh.cell("nature", "\"new\",\"expand\""), "新建、扩建");
    EXPECT_EQ(zh.cell("nature", "not(\"new\")"), "除“新建”外");
    EXPECT_EQ(zh.cell("distance", "<= 1000 m"), "不大于 1000 m");
    EXPECT_EQ(zh.cell("flag", "false"), "否");
    EXPECT_EQ(Phrases(facts_only(), Lang::en).cell("nature", "not(\"new\")"), "anything but new");
}

TEST(Phrases, cells_say_ranges_dates_and_comparisons_in_words) {
    const Phrases zh(facts_only(), Lang::zh);
    const Phrases en(facts_only(), Lang::en);
    EXPECT_EQ(zh.cell("distance", "< 5 km"), "小于 5 km");
    EXPECT_EQ(zh.cell("distance", "> 5 km"), "大于 5 km");
    EXPECT_EQ(zh.cell("distance", "[100..500)"), "100（含）至 500（不含）");
    EXPECT_EQ(en.cell("distance", "(1..2]"), "1 (not included) to 2 (included)");
    EXPECT_EQ(zh.cell("day", "<= date(\"2026-08-15\")"), "不晚于 2026-08-15");
    EXPECT_EQ(en.cell("day", ">= date(\"2026-08-15\")"), "not before 2026-08-15");
    // A comma inside quotes or brackets does not part two tests.
    EXPECT_EQ(zh.cell("free", "\"a,b\",\"c\""), "a,b、c");
    EXPECT_EQ(zh.cell("free", "not(< 3, [5..6])"), "除“小于 3、5（含）至 6（含）”外");
}

TEST(Phrases, cells_that_are_no_cells_are_shown_as_they_stand) {
    const Phrases zh(facts_only(), Lang::zh);
    for (const char* odd : {"", "-", "[..", "..", "not(", "(", "\"", "C26"}) {
        EXPECT_EQ(zh.cell("free", odd), odd);
    }
}

TEST(Phrases, states_say_what_is_known_and_how_well) {
    const Phrases zh(facts_only(), Lang::zh);
    EXPECT_EQ(zh.state("nature", json(R"({"value":"new"})")), "新建");
    EXPECT_EQ(zh.state("distance", json(R"({"low":"850 m","high":"950 m"})")), "850 m 至 950 m");
    EXPECT_EQ(zh.state("distance", json(R"({"low":"5000 m"})")), "不小于 5000 m");
    EXPECT_EQ(zh.state("nature", json(R"({"unknown":"not_stated"})")), "未填报");
    EXPECT_EQ(zh.state("x", json(R"({"unknown":"tolerance","distance_m":30.04})")),
              "在图层容差以内 (相距 30.0 m)");
}

TEST(Phrases, bases_name_law_and_article_and_sites_their_role) {
    const Phrases zh(facts_only(), Lang::zh);
    EXPECT_EQ(
        zh.basis(json(R"([{"law":"L","article":"26","title_zh":"长江保护法","title_en":"x"}])")),
        "长江保护法 第26条");
    EXPECT_EQ(
        zh.basis(json(R"([{"law":"GB 18599","article":"siting","title_zh":"","title_en":""}])")),
        "GB 18599");
    EXPECT_EQ(zh.site(json(R"({"site":null,"role":"outlet"})")), "排污口");
}

template <class Enum>
void every_word_has_a_text(const char* prefix, int count) {
    for (int i = 0; i < count; ++i) {
        const std::string key =
            std::string(prefix) + std::string(rules::word(static_cast<Enum>(i)));
        EXPECT_TRUE(has_text(key)) << key;
    }
}

TEST(Texts, every_word_of_the_rules_has_one_in_both_languages) {
    every_word_has_a_text<rules::Tier>("tier.", 8);
    every_word_has_a_text<rules::Dimension4>("dimension.", 4);
    every_word_has_a_text<rules::ClauseKind>("kind.", 11);
    every_word_has_a_text<rules::Consequence>("consequence.", 4);
    every_word_has_a_text<rules::Confidence>("confidence.", 5);
    every_word_has_a_text<rules::UnknownBecause>("unknown.", 5);
    for (const char* key : {"verdict.admissible", "verdict.conditional", "verdict.needs_review",
                            "verdict.undetermined", "verdict.not_admissible", "status.hit",
                            "status.unknown", "status.not_hit", "status.not_applicable"}) {
        EXPECT_TRUE(has_text(key)) << key;
    }
}

} // namespace
} // namespace eco::report
