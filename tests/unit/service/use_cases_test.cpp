// SPDX-License-Identifier: MulanPSL-2.0
#include "service/clause_book.hpp"
#include "service/judge_project.hpp"
#include "service/place.hpp"
#include "service/read_words.hpp"
#include "service/release_facts.hpp"
#include "service/search.hpp"
#include "support/service_engine.hpp"

namespace eco::service {
namespace {

const Engine& engine() {
    return *test::service_engine();
}
const LocalDate k_day = LocalDate::parse("2026-11-24").value();

constexpr const char* k_plant =
    R"({"project":{"name":"某厂"},"facts":{"sector":"C2611","nature":"new"},)"
    R"("site":[{"role":"main","crs":"CGCS2000","geometry":{"type":"Point","coordinates":[106.05,26.05]}}]})";

TEST(Assess, gives_the_canonical_document_and_refuses_site_files) {
    const auto judged = assess(engine(), k_plant, k_day);
    ASSERT_TRUE(judged);
    const Json json = parse_json(judged->document, "").value();
    EXPECT_EQ(canonical_json(json) + "\n", judged->document);
    EXPECT_EQ(json.string_or("verdict", ""), "not_admissible");
    const auto refused = assess(
        engine(),
        R"({"project":{"name":"x"},"facts":{},"site":[{"role":"main","file":"/etc/passwd"}]})",
        k_day);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error()[0].code, ErrorCode::service_site_file);
    EXPECT_EQ(assess(engine(), "{", k_day).error()[0].code, ErrorCode::base_bad_json);
}

TEST(AtPoint, tells_units_and_zones_and_refuses_what_lies_outside) {
    const auto answer = at_point(engine(), {106.05, 26.05}, Lang::zh);
    ASSERT_TRUE(answer);
    const Json json = parse_json(*answer, "").value();
    EXPECT_EQ(json.find("units")->as_array()[0].string_or("code", ""), "ZH99990110001");
    EXPECT_EQ(at_point(engine(), {120, 30}, Lang::zh).error()[0].code,
              ErrorCode::service_outside_release);
}

TEST(UnitCard, holds_the_packages_with_their_clauses) {
    const auto card = unit_card(engine(), "ZH99990110001", Lang::zh);
    ASSERT_TRUE(card);
    EXPECT_NE(canonical_json(*card).find("PKG-1"), std::string::npos);
    EXPECT_FALSE(unit_card(engine(), "ZH00000000000", Lang::zh));
}

TEST(ReadWords, gives_proposals_and_the_project_that_accepting_makes) {
    const auto answer = read_words(engine(), R"({"text":"仁怀市年产2000千升酱香型白酒新建项目"})");
    ASSERT_TRUE(answer);
    const Json json = parse_json(*answer, "").value();
    EXPECT_EQ(json.find("accepted")->find("facts")->string_or("sector", ""), "C1512");
    EXPECT_EQ(read_words(engine(), R"({"words":1})").error()[0].code, ErrorCode::service_no_text);
    const Json nothing = parse_json(*read_words(engine(), R"({"text":"你好"})"), "").value();
    EXPECT_TRUE(nothing.find("proposals")->as_array().empty());
    EXPECT_EQ(nothing.find("findings")->as_array()[0].string_or("code", ""), "E-PRJ-022");
}

TEST(Search, finds_units_parks_and_sectors) {
    const auto first = [](std::string_view text) {
        const Json hits = search(engine(), text, 5);
        return hits.as_array().empty() ? std::string() : hits.as_array()[0].string_or("id", "");
    };
    EXPECT_EQ(first("ZH99990120001"), "ZH99990120001");
    EXPECT_EQ(first("某园区"), "P1");
    EXPECT_EQ(first("c1512"), "C1512");
    EXPECT_EQ(first("没有这个"), "");
}

TEST(Clauses, are_searched_and_filtered_by_dimension) {
    EXPECT_EQ(clauses(engine(), {"溶洞", "", 50, 0})->find("total")->as_number(), 1);
    EXPECT_FALSE(clauses(engine(), {"", "colour", 50, 0}));
    EXPECT_NE(about(engine(), k_day).find("release"), nullptr);
    EXPECT_FALSE(declared_facts(engine()).as_array().empty());
    EXPECT_TRUE(example(engine(), "some"));
    EXPECT_FALSE(example(engine(), "none"));
}

} // namespace
} // namespace eco::service
