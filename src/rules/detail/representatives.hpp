// SPDX-License-Identifier: MulanPSL-2.0
// Finitely many values of a fact that stand for all it can have, as far as given cells can tell
// them apart. On them, "whatever the answer is" becomes a finite question.
#pragma once

#include "rules/cell.hpp"

#include <vector>

namespace eco::rules::detail {

/// What is known is kept: a known value gives itself, a measured interval only values inside it, a
/// code only codes below it. Nothing when there would be more than `limit`.
[[nodiscard]] std::optional<std::vector<FactState>>
representatives(const FactDeclaration& fact, const std::vector<const Cell*>& cells,
                const FactState& known, std::size_t limit);

} // namespace eco::rules::detail
