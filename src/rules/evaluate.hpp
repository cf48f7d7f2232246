// SPDX-License-Identifier: MulanPSL-2.0
// Evaluating one clause against one part of a project: hit, not hit (and what decided), unknown
// (and what is missing). Pure; a trace is always made.
#pragma once

#include "rules/clause.hpp"

#include <optional>
#include <vector>

namespace eco::rules {

struct ConditionOutcome {
    FactId fact = 0;
    bool exception = false; ///< an `unless` condition
    Tri holds = Tri::unknown;
    std::optional<Decimal> flips_at; ///< measured fact within tolerance of this bound
};

struct ClauseOutcome {
    Tri applies = Tri::unknown;
    std::vector<ConditionOutcome> conditions; ///< when…, then unless…, in column order
    /// The condition that decided a "no": index into conditions (the first false `when`; else the
    /// first exception, when all exceptions hold).
    std::optional<std::size_t> decided_by;
};

/// Conditions only; the caller has looked at scope, validity and parts.
[[nodiscard]] ClauseOutcome evaluate(const Clause& clause, const FactVector& facts);

/// What `evaluate` says in `decided_by`, without the trace.
[[nodiscard]] std::optional<std::size_t> decided_by(const Clause& clause, const FactVector& facts);

/// Names of the stated facts that would settle the unknown conditions (derived ones are followed to
/// what they miss; spatial ones are left out).
[[nodiscard]] std::set<std::string>
missing_facts(const ClauseOutcome& outcome, const FactVector& facts, const FactRegistry& registry);

} // namespace eco::rules
