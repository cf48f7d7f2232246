// SPDX-License-Identifier: MulanPSL-2.0
// The brief way says what the full way says, whatever the book and whatever is known.
#include "admission/assess.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

#include <gtest/gtest.h>

#include <fmt/ranges.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace eco::admission {
namespace {

const LocalDate k_day = *LocalDate::parse("2026-11-24");

std::string one_of(const std::vector<std::string>& list) {
    return *rc::gen::elementOf(list);
}

std::string some_cells() {
    const auto cell = [](const std::vector<std::string>& choices) {
        return *rc::gen::inRange(0, 3) > 0 ? std::string("-") : one_of(choices);
    };
    std::vector<std::string> cells;
    for (const std::vector<std::string>& choices :
         std::vector<std::vector<std::string>>{{"\"\"\"new\"\"\"", "\"not(\"\"existing\"\")\""},
                                               {"\"\"\"yes\"\"\"", "\"\"\"no\"\"\""},
                                               {"<= 1 km", "> 500 m"},
                                               {"true", "false"},
                                               {"true", "false"},
                                               {">= 1000 t/a", "< 100 t/a"},
                                               {"true", "false"}}) {
        cells.push_back(cell(choices));
    }
    return fmt::format("{}", fmt::join(cells, ","));
}

/// The small book with other clauses.
rules::BookFiles some_book() {
    rules::BookFiles files = test::small_book();
    std::string& text = files["clauses/law/clauses.csv"];
    text = text.substr(0, text.find('\n') + 1);
    for (int i = *rc::gen::inRange(0, 25); i > 0; --i) {
        const std::string scope =
            one_of({"everywhere", "where:in_redline", "where:in_cave", "unit:ZH99990110001",
                    "unit:ZH99990120001", "unit:ZH99990230001", "package:PKG"});
        text += fmt::format("C{:02},条,clause,law,{},layout,prohibit,{},{},{},文,text,,LAW#1,,test,"
                            "2020-01-01,,{}\n",
                            i, scope, one_of({"", "outlet", "main;outlet"}), some_cells(),
                            one_of({"note", "conditional", "needs_review", "not_admissible"}),
                            one_of({"verified", "recalled"}));
    }
    return files;
}

/// Near borders of units and of the red line, or known only by county, or not at all.
project::Site some_site() {
    const int kind = *rc::gen::inRange(0, 10);
    return kind == 0   ? test::site_in_county(one_of({"529901", "529902"}))
           : kind == 1 ? project::Site()
                       : test::site_at(106.005 + *rc::gen::inRange(0, 1400) * 0.0002,
                                       26.005 + *rc::gen::inRange(0, 450) * 0.0002);
}

project::Project some_project() {
    std::map<std::string, rules::Value> facts{
        {"sector", one_of({"C2611", "C1411", "C2"})},
        {"nature", one_of({"new", "existing"})},
        {"has_outlet", *rc::gen::arbitrary<bool>()},
        {"upgrade", *rc::gen::arbitrary<bool>()},
        {"output", Decimal::from_int(*rc::gen::elementOf(std::vector<int>{10, 500, 5000}))}};
    std::erase_if(facts, [](const auto&) { return *rc::gen::inRange(0, 3) == 0; });
    project::Project project = test::project_at(some_site(), std::move(facts));
    if (*rc::gen::inRange(0, 3) == 0) {
        project.sites.push_back(some_site());
        project.sites.back().role = "outlet";
    }
    return project;
}

/// What of an examination a brief says.
Brief brief_of(const Examination& full, const rules::Book& book) {
    Brief out;
    out.verdict = full.judgement.verdict;
    for (const ClauseFinding& one : full.judgement.findings) {
        out.clauses.push_back({static_cast<std::uint32_t>(one.clause - book.clauses.data()),
                               one.status, one.verdict});
    }
    for (const Question& question : full.judgement.questions) {
        if (question.fact.starts_with("site:")) {
            out.asks_place = true;
        } else {
            out.questions.push_back(*book.facts.find(question.fact));
        }
    }
    std::sort(out.questions.begin(), out.questions.end());
    return out;
}

RC_GTEST_PROP(Brief, says_what_an_examination_says, ()) {
    const test::HeldRelease held(test::small_content_with_book(some_book()));
    const Assessor assessor = *Assessor::make(held.get());
    Workspace work; // reused, as in screening
    Brief brief;
    for (int i = 0; i < 8; ++i) {
        const project::Project project = some_project();
        const Examination full = *assessor.examine(project, k_day);
        RC_ASSERT(assessor.brief(project, k_day, work, brief).has_value());
        const Brief expected = brief_of(full, **assessor.book());
        RC_ASSERT(brief.verdict == expected.verdict);
        RC_ASSERT(brief.clauses == expected.clauses);
        RC_ASSERT(brief.questions == expected.questions);
        RC_ASSERT(brief.asks_place == expected.asks_place);
        RC_ASSERT(brief.gaps.empty() == full.judgement.gaps.empty());
        RC_ASSERT(brief.units.size() == full.layout.parts.size());
    }
}

} // namespace
} // namespace eco::admission
