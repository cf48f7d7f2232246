// SPDX-License-Identifier: MulanPSL-2.0
#include "admission/assess.hpp"

#include "base/messages.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace eco::admission {
namespace {

using test::chemical_plant;
using test::project_at;
using test::site_at;

const LocalDate k_day = *LocalDate::parse("2026-11-24");

const zoning::Release& assessor_release() {
    static const test::HeldRelease k_held(test::small_content_with_book());
    return k_held.get();
}

const Assessor& assessor() {
    static const Assessor k_assessor = *Assessor::make(assessor_release());
    return k_assessor;
}

Json assess(const project::Project& project) {
    const auto assessment = assessor().assess(project, k_day);
    EXPECT_TRUE(assessment) << (assessment ? "" : render(assessment.error()));
    return assessment ? *assessment : Json();
}

std::string verdict(const Json& assessment) {
    return assessment.string_or("verdict", "");
}

const Json* find(const Json& assessment, const char* list, const std::string& clause) {
    for (const Json& one : assessment.find(list)->as_array()) {
        if (one.string_or("clause", "") == clause) {
            return &one;
        }
    }
    return nullptr;
}

std::vector<std::string> asked(const Json& assessment) {
    std::vector<std::string> facts;
    for (const Json& question : assessment.find("questions")->as_array()) {
        facts.push_back(question.string_or("fact", ""));
    }
    return facts;
}

TEST(Assess, the_red_line_refuses_and_says_where) {
    const Json a = assess(project_at(site_at(106.05, 26.05), chemical_plant()));
    EXPECT_EQ(verdict(a), "not_admissible");
    const Json* red = find(a, "findings", "RED");
    ASSERT_NE(red, nullptr);
    EXPECT_EQ(red->string_or("status", ""), "hit");
    EXPECT_EQ(red->find("basis")->as_array()[0].string_or("article", ""), "1");
    EXPECT_NE(find(a, "findings", "PKG-1"), nullptr); // the priority unit's package
    EXPECT_TRUE(asked(a).empty());                    // nothing can change it
}

TEST(Assess, a_prohibition_that_certainly_applies_stands_though_facts_are_missing) {
    const Json a = assess(project_at(site_at(106.05, 26.05), {{"nature", std::string("new")}}));
    EXPECT_EQ(verdict(a), "not_admissible");
    EXPECT_TRUE(asked(a).empty());
}

TEST(Assess, the_river_clause_flips_within_the_tolerance) {
    // One degree of longitude at 26.05 N is about 100.1 km; the river runs along 106.15 E.
    const auto at = [](double metres_east) {
        project::Project plant =
            project_at(site_at(106.15 + 0.001 + metres_east / 100'087.0, 26.05), chemical_plant());
        return assess(plant);
    };
    EXPECT_EQ(verdict(at(900)), "not_admissible");
    const Json near = at(990);
    EXPECT_EQ(verdict(near), "undetermined");
    const Json* river = find(near, "findings", "RIVER");
    ASSERT_NE(river, nullptr);
    const auto& conditions = river->find("parts")->as_array()[0].find("conditions")->as_array();
    const auto distance = std::find_if(conditions.begin(), conditions.end(), [](const Json& c) {
        return c.string_or("fact", "") == "distance_river";
    });
    EXPECT_EQ(distance->string_or("flips_at", ""), "1000 m");
    EXPECT_EQ(verdict(at(1010)), "undetermined");
    const Json far = at(1200);
    const Json* why_not = find(far, "why_not", "RIVER");
    ASSERT_NE(why_not, nullptr);
    EXPECT_EQ(why_not->find("because")->string_or("fact", ""), "distance_river");
    const std::string low = why_not->find("because")->find("state")->string_or("low", "");
    EXPECT_NEAR(std::stod(low), 1150, 2); // "1149.2 m": with the tolerance taken off
}

TEST(Assess, a_layer_that_is_missing_never_passes) {
    const Json a = assess(project_at(site_at(106.25, 26.05), chemical_plant()));
    EXPECT_EQ(verdict(a), "undetermined"); // the caves are not in the release
    const Json* cave = find(a, "findings", "CAVE");
    ASSERT_NE(cave, nullptr);
    EXPECT_EQ(cave->string_or("status", ""), "unknown");
    EXPECT_TRUE(asked(a).empty()); // no answer of the applicant helps
}

TEST(Assess, questions_are_those_that_can_make_it_worse_most_decisive_first) {
    const Json a = assess(project_at(site_at(106.125, 26.05), {{"has_outlet", false}}));
    EXPECT_EQ(verdict(a), "undetermined");
    EXPECT_EQ(asked(a), (std::vector<std::string>{"nature", "sector", "output"}));
}

TEST(Assess, a_clause_that_is_only_recalled_is_capped_and_an_old_one_left_out) {
    const Json a = assess(project_at(site_at(106.25, 26.05), chemical_plant()));
    EXPECT_EQ(find(a, "findings", "GUESS")->string_or("verdict", ""), "needs_review");
    EXPECT_EQ(a.find("coverage")->find("not_in_force")->as_array()[0].as_string(), "OLD");
}

TEST(Assess, each_unit_judges_the_part_inside_and_the_split_is_shown) {
    project::Site wide = site_at(106.1, 26.05);
    wide.geometry = zoning::test::square(106.095, 26.05, 106.115, 26.051);
    const Json a = assess(project_at(wide, chemical_plant()));
    const auto& units = a.find("units")->as_array();
    ASSERT_EQ(units.size(), 2U);
    EXPECT_NEAR(units[0].find("share")->as_number(), 0.25, 0.001);
    EXPECT_NEAR(units[1].find("share")->as_number(), 0.75, 0.001);
    EXPECT_EQ(find(a, "findings", "PKG-1")->find("parts")->as_array()[0].string_or("unit", ""),
              "ZH99990110001");
    EXPECT_EQ(find(a, "findings", "UNIT-2")->find("parts")->as_array()[0].string_or("unit", ""),
              "ZH99990120001");
}

TEST(Assess, a_unit_within_tolerance_counts_as_unknown) {
    // 20 m from the border of the priority unit, which refuses chemistry.
    const Json a = assess(project_at(site_at(106.1 + 0.001 + 0.0002, 26.05), chemical_plant()));
    const Json* refused = find(a, "findings", "PKG-1");
    ASSERT_NE(refused, nullptr);
    EXPECT_EQ(refused->string_or("status", ""), "unknown");
    EXPECT_EQ(refused->string_or("verdict", ""), "undetermined");
}

TEST(Assess, an_outlet_that_is_not_drawn_is_somewhere) {
    auto facts = chemical_plant();
    facts["has_outlet"] = true;
    const Json a = assess(project_at(site_at(106.125, 26.05), facts));
    const Json* outlet = find(a, "findings", "OUTLET");
    ASSERT_NE(outlet, nullptr);
    EXPECT_EQ(outlet->string_or("status", ""), "unknown");
    EXPECT_EQ(outlet->find("parts")->as_array()[0].string_or("role", ""), "outlet");
    facts["has_outlet"] = false;
    const Json none = assess(project_at(site_at(106.125, 26.05), facts));
    EXPECT_EQ(find(none, "why_not", "OUTLET")->find("because")->string_or("reason", ""),
              "no_such_site");
}

TEST(Assess, a_site_known_only_by_county_asks_for_the_place) {
    const Json a = assess(project_at(
        test::site_in_county("529901"),
        {{"nature", std::string("new")}, {"sector", std::string("C1411")}, {"has_outlet", false}}));
    EXPECT_EQ(verdict(a), "undetermined");
    EXPECT_EQ(asked(a).at(0), "site:0");
}

TEST(Assess, a_project_without_a_place_is_undetermined_and_asked_for_it) {
    const Json a = assess(project_at(
        project::Site(),
        {{"nature", std::string("new")}, {"sector", std::string("C2611")}, {"has_outlet", false}}));
    EXPECT_EQ(verdict(a), "undetermined");
    EXPECT_EQ(a.find("gaps")->as_array()[0].string_or("code", ""), "no_place");
    EXPECT_EQ(asked(a).at(0), "site:0");
    EXPECT_TRUE(a.find("units")->as_array().empty());
}

TEST(Assess, refuses_what_lies_outside_or_before_the_release) {
    const auto code = [](const project::Project& project, const char* day) {
        const auto a = assessor().assess(project, *LocalDate::parse(day));
        return a ? std::string() : std::string(code_name(a.error().code));
    };
    EXPECT_EQ(code(project_at(site_at(106.05, 26.05), {}), "2021-12-31"), "E-ADM-001");
    EXPECT_EQ(code(project_at(site_at(110, 26.05), {}), "2026-01-01"), "E-ADM-002");
    EXPECT_EQ(code(project_at(site_at(106.3, 26.05), {}), "2026-01-01"), "E-ADM-003");
    EXPECT_EQ(code(project_at(test::site_in_county("520101"), {}), "2026-01-01"), "E-ADM-004");
    project::Site mixed = site_at(106.05, 26.05);
    mixed.geometry.points.push_back({106.05, 26.05});
    EXPECT_EQ(code(project_at(mixed, {}), "2026-01-01"), "E-ADM-005");
}

TEST(Assess, text_is_the_canonical_form_wherever_the_project_lies) {
    project::Site wide = site_at(106.1, 26.05);
    wide.geometry = zoning::test::square(106.095, 26.05, 106.115, 26.051);
    for (const auto& site : {site_at(106.05, 26.05), site_at(106.0195, 26.05), wide,
                             test::site_in_county("529901"), project::Site()}) {
        const std::string text =
            assessor().assess_text(project_at(site, chemical_plant()), k_day).value();
        EXPECT_EQ(text, canonical_json(parse_json(text, "").value()));
    }
}

TEST(Assess, nothing_is_left_of_the_projects_and_days_before) {
    project::Site wide = site_at(106.1, 26.05);
    wide.geometry = zoning::test::square(106.095, 26.05, 106.115, 26.051);
    std::vector<std::string> first, again;
    const std::vector<project::Site> sites{wide, site_at(106.149, 26.05),
                                           test::site_in_county("529901"), project::Site()};
    for (const project::Site& site : sites) { // each by an assessor that has seen no other
        const Assessor fresh = *Assessor::make(assessor_release());
        first.push_back(*fresh.assess_text(project_at(site, chemical_plant()), k_day));
    }
    const LocalDate earlier = *LocalDate::parse("2022-01-01");
    for (const project::Site& site : sites) {
        (void)assessor().assess_text(project_at(site, {}), earlier);
        again.push_back(*assessor().assess_text(project_at(site, chemical_plant()), k_day));
        EXPECT_EQ(*assessor().hits_text(project_at(site, chemical_plant()), k_day),
                  *Assessor::make(assessor_release())
                       ->hits_text(project_at(site, chemical_plant()), k_day));
    }
    EXPECT_EQ(first, again);
}

TEST(Assess, the_same_inputs_give_the_same_bytes) {
    const project::Project plant = project_at(site_at(106.149, 26.05), chemical_plant());
    EXPECT_EQ(canonical_json(assess(plant)), canonical_json(assess(plant)));
    const test::HeldRelease again(test::small_content_with_book());
    const Assessor other = *Assessor::make(again.get());
    EXPECT_EQ(canonical_json(*other.assess(plant, k_day)), canonical_json(assess(plant)));
}

} // namespace
} // namespace eco::admission
