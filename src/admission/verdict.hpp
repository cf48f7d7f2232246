// SPDX-License-Identifier: MulanPSL-2.0
// The five outcomes of an assessment, and what one clause contributes to them (design §3).
#pragma once

#include "rules/clause.hpp"

#include <cstddef>
#include <string_view>

namespace eco::admission {

/// Mildest first: 准予准入, 有条件准入, 需论证, 待核实, 不予准入. The worst decides.
enum class Verdict { admissible, conditional, needs_review, undetermined, not_admissible };
constexpr std::size_t k_verdicts = static_cast<std::size_t>(Verdict::not_admissible) + 1;

/// hit and unknown contribute; not_hit: looked at, a fact decided against it; not_applicable: its
/// scope, unit or kind of site does not reach the project.
enum class ClauseStatus { not_applicable, not_hit, unknown, hit };

[[nodiscard]] std::string_view word(Verdict verdict);
[[nodiscard]] std::string_view word(ClauseStatus status);

/// A certain hit contributes its consequence (after the cap of confidence). What is unknown never
/// passes: an unknown prohibition gives undetermined, an unknown review or condition counts as
/// such.
[[nodiscard]] Verdict contribution(rules::Consequence effective, ClauseStatus status);
[[nodiscard]] Verdict contribution(const rules::Clause& clause, ClauseStatus status);

} // namespace eco::admission
