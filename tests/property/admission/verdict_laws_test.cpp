// SPDX-License-Identifier: MulanPSL-2.0
// What knowing more may and may not do to a verdict.
#include "admission/assess.hpp"
#include "admission/verdict.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <array>

namespace eco::admission {
namespace {

using Facts = std::map<std::string, rules::Value>;

const Assessor& assessor() {
    static const test::HeldRelease k_held(test::small_content_with_book());
    static const Assessor k_assessor = *Assessor::make(k_held.get());
    return k_assessor;
}

Facts all_facts() {
    return {
        {"sector", std::string(*rc::gen::elementOf(std::vector<const char*>{"C2611", "C1411"}))},
        {"nature", std::string(*rc::gen::elementOf(std::vector<const char*>{"new", "existing"}))},
        {"has_outlet", *rc::gen::arbitrary<bool>()},
        {"upgrade", *rc::gen::arbitrary<bool>()},
        {"output", Decimal::from_int(*rc::gen::elementOf(std::vector<int>{10, 5000}))}};
}

Facts some_of(Facts facts) {
    std::erase_if(facts, [](const auto&) { return *rc::gen::arbitrary<bool>(); });
    return facts;
}

project::Site some_site() {
    // A grid of some 20 m near the red line, the park and the river; all inside the release.
    return test::site_at(106.005 + *rc::gen::inRange(0, 1400) * 0.0002,
                         26.005 + *rc::gen::inRange(0, 450) * 0.0002);
}

Verdict verdict_of(const Json& assessment) {
    for (const Verdict one : {Verdict::admissible, Verdict::conditional, Verdict::needs_review,
                              Verdict::undetermined, Verdict::not_admissible}) {
        if (word(one) == assessment.string_or("verdict", "")) {
            return one;
        }
    }
    throw std::logic_error("no verdict");
}

Json assess(const project::Site& site, const Facts& facts) {
    return *assessor().assess(test::project_at(site, facts), *LocalDate::parse("2026-11-24"));
}

RC_GTEST_PROP(Verdict, a_fact_that_is_not_asked_for_cannot_change_it, ()) {
    const project::Site site = some_site();
    const Facts full = all_facts();
    const Facts partial = some_of(full);
    const Json before = assess(site, partial);
    std::set<std::string> asked;
    for (const Json& question : before.find("questions")->as_array()) {
        asked.insert(question.string_or("fact", ""));
    }
    Facts more = partial;
    for (const auto& [name, value] : full) {
        if (!asked.contains(name)) {
            more.emplace(name, value);
        }
    }
    RC_ASSERT(verdict_of(assess(site, more)) == verdict_of(before));
}

RC_GTEST_PROP(Verdict, a_refusal_stands_whatever_else_is_learnt, ()) {
    const project::Site site = some_site();
    const Facts full = all_facts();
    if (verdict_of(assess(site, some_of(full))) == Verdict::not_admissible) {
        RC_ASSERT(verdict_of(assess(site, full)) == Verdict::not_admissible);
    }
}

RC_GTEST_PROP(Verdict, learning_more_never_makes_a_determined_answer_worse, ()) {
    const project::Site site = some_site();
    const Facts full = all_facts();
    const Verdict before = verdict_of(assess(site, some_of(full)));
    if (before != Verdict::undetermined) {
        RC_ASSERT(verdict_of(assess(site, full)) <= before);
    }
}

} // namespace
} // namespace eco::admission
