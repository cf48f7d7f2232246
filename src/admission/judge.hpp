// SPDX-License-Identifier: MulanPSL-2.0
// Holding the clauses of the book against the places of a project: what hits, what is unknown, what
// does not and why; the verdict; and the questions that could still change it.
#pragma once

#include "admission/place.hpp"
#include "admission/verdict.hpp"
#include "rules/evaluate.hpp"

#include <string>
#include <vector>

namespace eco::admission {

/// One clause at one place.
struct PlaceOutcome {
    std::size_t place = 0;
    rules::Tri applies = rules::Tri::unknown;
    std::optional<rules::FactId> scope_fact; ///< scope "where": the fact, and what it says
    rules::Tri scope = rules::Tri::yes;
    rules::ClauseOutcome outcome;
    std::set<std::string> missing; ///< stated facts; "site:<n>" or "site:<role>" where the place is
};

struct ClauseFinding {
    const rules::Clause* clause = nullptr;
    ClauseStatus status = ClauseStatus::not_applicable;
    Verdict verdict = Verdict::admissible; ///< what it contributes
    std::vector<PlaceOutcome> places;      ///< those in reach
};

/// What keeps an answer from being given, besides clauses.
struct Gap {
    std::string code; ///< "no_place", "no_unit", "layer_missing"
    Args args;
};

struct Question {
    std::string fact; ///< or "site:<n>", "site:<role>"
    Verdict worst = Verdict::admissible;
    std::vector<std::string> clauses;
};

struct Judgement {
    Verdict verdict = Verdict::admissible;
    std::vector<ClauseFinding> findings; ///< of clauses that hit or may hit, by id
    std::vector<Gap> gaps;
    std::vector<Question> questions; ///< most decisive first
};

/// A place as the compiled book is asked about it; `packed`: of the place's situation.
[[nodiscard]] rules::PlaceQuery query_at(const Place& place, const Layout& layout,
                                         const LayoutContext& context,
                                         const rules::PackedFacts& packed);

/// Where a clause that does not hit came nearest: the first place it reaches; where its scope says
/// no at all that it could reach, the first of those. Nothing: it could reach none.
struct NearMiss {
    std::size_t place = 0;
    std::optional<rules::FactId> scope_fact; ///< scope "where": the fact, and what it says
    rules::Tri scope = rules::Tri::yes;
};
[[nodiscard]] std::optional<NearMiss> near_miss(const rules::Clause& clause, const Layout& layout,
                                                const LayoutContext& context);

/// Finds what hits or may hit by the compiled book; the others are left to `near_miss`.
/// `clauses`: those of the compiled book, by its numbers.
[[nodiscard]] Judgement judge(const Layout& layout, const LayoutContext& context,
                              const zoning::LayerSchemas& schemas,
                              const std::vector<rules::Clause>& clauses);

} // namespace eco::admission
