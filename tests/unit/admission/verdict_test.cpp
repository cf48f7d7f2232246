// SPDX-License-Identifier: MulanPSL-2.0
#include "admission/verdict.hpp"

#include <gtest/gtest.h>

namespace eco::admission {
namespace {

rules::Clause clause(rules::Consequence consequence, rules::Confidence confidence) {
    rules::Clause made;
    made.consequence = consequence;
    made.confidence = confidence;
    return made;
}

TEST(Contribution, a_certain_hit_gives_its_consequence) {
    const auto verified = rules::Confidence::verified;
    EXPECT_EQ(contribution(clause(rules::Consequence::note, verified), ClauseStatus::hit),
              Verdict::admissible);
    EXPECT_EQ(contribution(clause(rules::Consequence::conditional, verified), ClauseStatus::hit),
              Verdict::conditional);
    EXPECT_EQ(contribution(clause(rules::Consequence::not_admissible, verified), ClauseStatus::hit),
              Verdict::not_admissible);
}

TEST(Contribution, an_unknown_prohibition_is_undetermined_and_an_unknown_review_a_review) {
    const auto verified = rules::Confidence::verified;
    EXPECT_EQ(
        contribution(clause(rules::Consequence::not_admissible, verified), ClauseStatus::unknown),
        Verdict::undetermined);
    EXPECT_EQ(
        contribution(clause(rules::Consequence::needs_review, verified), ClauseStatus::unknown),
        Verdict::needs_review);
}

TEST(Contribution, what_is_only_recalled_or_assumed_never_refuses) {
    for (const auto confidence :
         {rules::Confidence::recalled, rules::Confidence::assumed, rules::Confidence::draft}) {
        EXPECT_EQ(
            contribution(clause(rules::Consequence::not_admissible, confidence), ClauseStatus::hit),
            Verdict::needs_review);
    }
}

TEST(Contribution, what_does_not_hit_contributes_nothing) {
    const auto one = clause(rules::Consequence::not_admissible, rules::Confidence::verified);
    EXPECT_EQ(contribution(one, ClauseStatus::not_hit), Verdict::admissible);
    EXPECT_EQ(contribution(one, ClauseStatus::not_applicable), Verdict::admissible);
}

} // namespace
} // namespace eco::admission
