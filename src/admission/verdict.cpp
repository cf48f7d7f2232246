// SPDX-License-Identifier: MulanPSL-2.0
// Words and the table of contributions.
#include "admission/verdict.hpp"

#include <array>

namespace eco::admission {
namespace {

Verdict verdict_of(rules::Consequence consequence) {
    switch (consequence) {
    case rules::Consequence::note:
        return Verdict::admissible;
    case rules::Consequence::conditional:
        return Verdict::conditional;
    case rules::Consequence::needs_review:
        return Verdict::needs_review;
    case rules::Consequence::not_admissible:
        return Verdict::not_admissible;
    }
    return Verdict::undetermined;
}

} // namespace

std::string_view word(Verdict verdict) {
    static constexpr std::array<std::string_view, 5> k_words{
        "admissible", "conditional", "needs_review", "undetermined", "not_admissible"};
    return k_words[static_cast<std::size_t>(verdict)];
}

std::string_view word(ClauseStatus status) {
    static constexpr std::array<std::string_view, 4> k_words{"not_applicable", "not_hit", "unknown",
                                                             "hit"};
    return k_words[static_cast<std::size_t>(status)];
}

Verdict contribution(rules::Consequence effective, ClauseStatus status) {
    if (status != ClauseStatus::hit && status != ClauseStatus::unknown) {
        return Verdict::admissible;
    }
    const Verdict certain = verdict_of(effective);
    return status == ClauseStatus::unknown ? std::min(certain, Verdict::undetermined) : certain;
}

Verdict contribution(const rules::Clause& clause, ClauseStatus status) {
    return contribution(clause.effective_consequence(), status);
}

} // namespace eco::admission
