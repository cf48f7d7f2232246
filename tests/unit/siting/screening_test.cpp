// SPDX-License-Identifier: MulanPSL-2.0
// A screened site says what its whole assessment says.
#include "siting/screening.hpp"

#include "support/dice.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

#include <gtest/gtest.h>

namespace eco::siting {
namespace {

std::vector<std::string> texts(const Json& list) {
    std::vector<std::string> out;
    for (const Json& one : list.as_array()) {
        out.push_back(one.as_string());
    }
    return out;
}

std::vector<std::string> zone_facts(const Screened& screened, const rules::FactRegistry& facts) {
    std::vector<std::string> out;
    for (const ScreenedZone& zone : screened.zones) {
        out.push_back(facts.at(zone.fact).name);
    }
    return out;
}

/// The assessment's spatial facts but distances to which nothing lies within the radius.
std::vector<std::string> found_on_the_ground(const Json& assessment) {
    std::vector<std::string> out;
    for (const Json& one : assessment.find("spatial")->as_array()) {
        const bool near = !one.find("features")->as_array().empty();
        if (near || one.find("state")->find("unknown") != nullptr) {
            out.push_back(one.string_or("fact", ""));
        }
    }
    return out;
}

TEST(Screening, agrees_with_the_assessment_on_sites_all_over_the_map) {
    const test::HeldRelease release(test::small_content_with_book());
    const auto assessor = admission::Assessor::make(release.get());
    ASSERT_TRUE(assessor);
    const LocalDate day = *LocalDate::parse("2026-11-24");
    Screener screener(*assessor, day);
    test::Dice dice(20261128);
    for (int i = 0; i < 300; ++i) {
        auto facts = test::chemical_plant();
        facts["has_outlet"] = dice.one_in(2);
        facts["output"] = Decimal::from_int(dice.between(0, 2000));
        if (dice.one_in(3)) {
            facts.erase(dice.one_of(std::vector<std::string>{"sector", "nature", "upgrade"}));
        }
        const auto site = test::site_at(106.0 + 0.00001 * dice.between(150, 29850),
                                        26.0 + 0.00001 * dice.between(150, 9850));
        const auto project = test::project_at(site, facts);
        const auto assessed = assessor->assess(project, day);
        const auto screened = screener.screen(project);
        ASSERT_EQ(assessed.has_value(), screened.has_value());
        if (!assessed) {
            continue;
        }
        const Screened& one = **screened;
        EXPECT_EQ(admission::word(one.brief.verdict), assessed->string_or("verdict", ""));
        EXPECT_EQ(std::vector<std::string>(one.decided_by.begin(), one.decided_by.end()),
                  texts(*assessed->find("decided_by")));
        EXPECT_EQ(one.brief.units.size(), assessed->find("units")->as_array().size());
        EXPECT_EQ(zone_facts(one, assessor->terms().facts), found_on_the_ground(*assessed));
    }
}

} // namespace
} // namespace eco::siting
