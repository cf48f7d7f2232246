// SPDX-License-Identifier: MulanPSL-2.0
#include "admission/assess.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace eco::admission {
namespace {

const LocalDate k_day = *LocalDate::parse("2026-11-24");

const Assessor& assessor() {
    static const test::HeldRelease k_held(test::small_content_with_book());
    static const Assessor k_assessor = *Assessor::make(k_held.get());
    return k_assessor;
}

Json hits(const project::Project& project) {
    static Workspace work; // reused from test to test, as in a server
    std::string text;
    EXPECT_TRUE(assessor().hits(project, k_day, work, text));
    const Json json = *parse_json(text, "hits");
    EXPECT_EQ(canonical_json(json), text);
    return json;
}

std::set<std::string> words(const Json& list, const char* key) {
    std::set<std::string> found;
    for (const Json& one : list.as_array()) {
        found.insert(one.is_string() ? one.as_string() : one.string_or(key, ""));
    }
    return found;
}

const Json& finding_of(const Json& document, const std::string& clause) {
    for (const Json& one : document.find("findings")->as_array()) {
        if (one.string_or("clause", "") == clause) {
            return one;
        }
    }
    throw std::logic_error("no finding of " + clause);
}

/// Sites in every unit, on the border of two, known by county alone; a main site with its outlet.
std::vector<project::Project> projects() {
    auto partial = test::chemical_plant();
    partial.erase("output");
    partial.erase("has_outlet");
    std::vector<project::Project> all;
    for (const double lon : {106.05, 106.0999, 106.15, 106.25}) {
        all.push_back(test::project_at(test::site_at(lon, 26.05), test::chemical_plant()));
        all.push_back(test::project_at(test::site_at(lon, 26.05), partial));
    }
    all.push_back(test::project_at(test::site_in_county("529901"), partial));
    all.push_back(test::project_at(project::Site(), partial));
    all.push_back(test::project_at(test::site_at(106.05, 26.05), {})); // one clause open at several
    all.back().sites.push_back(test::site_at(106.15, 26.05));
    all.back().sites.back().role = "outlet";
    return all;
}

TEST(HitsDocument, is_canonical_and_says_what_the_full_document_says) {
    for (const project::Project& project : projects()) {
        const Json brief = hits(project);
        const Json full = *assessor().assess(project, k_day);
        EXPECT_EQ(brief.string_or("verdict", ""), full.string_or("verdict", "?"));
        EXPECT_EQ(words(*brief.find("decided_by"), ""), words(*full.find("decided_by"), ""));
        EXPECT_EQ(words(*brief.find("findings"), "clause"),
                  words(*full.find("findings"), "clause"));
        EXPECT_EQ(words(*brief.find("units"), "code"), words(*full.find("units"), "code"));
        EXPECT_EQ(words(*brief.find("gaps"), ""), words(*full.find("gaps"), "code"));
        EXPECT_EQ(brief.string_or("release", ""), full.find("release")->string_or("digest", "?"));
    }
}

TEST(HitsDocument, traces_a_hit_to_cells_and_states) {
    const Json a = hits(test::project_at(test::site_at(106.05, 26.05), test::chemical_plant()));
    const Json& finding = finding_of(a, "PKG-1");
    EXPECT_EQ(canonical_json(*finding.find("conditions")),
              R"([{"cell":"\"yes\"","exception":false,"fact":"chemical"}])");
    const Json& part = finding.find("parts")->as_array().front();
    EXPECT_EQ(part.string_or("status", ""), "hit");
    const auto number = static_cast<std::size_t>(part.find("place")->as_number());
    const Json& place = a.find("places")->as_array().at(number);
    EXPECT_EQ(place.string_or("unit", ""), "ZH99990110001");
    const auto situation = static_cast<std::size_t>(place.find("situation")->as_number());
    const Json& known = a.find("situations")->as_array().at(situation);
    EXPECT_EQ(canonical_json(*known.find("chemical")), R"({"value":"yes"})");
    EXPECT_EQ(canonical_json(*known.find("output")), R"({"value":"500 t/a"})");
    EXPECT_EQ(canonical_json(*known.find("in_redline")), R"({"value":true})");
}

TEST(HitsDocument, names_what_keeps_a_clause_open) {
    const Json a =
        hits(test::project_at(test::site_at(106.15, 26.05), {{"nature", std::string("new")}}));
    const Json& part = finding_of(a, "BIG").find("parts")->as_array().front();
    EXPECT_EQ(part.string_or("status", ""), "unknown");
    EXPECT_EQ(canonical_json(*part.find("unknown")), R"(["output"])");
}

} // namespace
} // namespace eco::admission
