// SPDX-License-Identifier: MulanPSL-2.0
// What is known of a fact, and rounded measures, as JSON; and the dictionary of facts named.
#pragma once

#include "admission/measure.hpp"
#include "base/json.hpp"

#include <set>

namespace eco::admission {

/// {"value": …}, {"low": …, "high": …} or {"unknown": …, "missing": […]}.
[[nodiscard]] Json state_json(const rules::FactDeclaration& fact, const rules::FactState& state);

/// Metres and square metres to 0.1, shares to six places: finer than any layer, coarser than the
/// noise of floating point.
[[nodiscard]] double tenths(double value);
[[nodiscard]] double millionths(double value);

/// name → labels, type, unit, origin and labels of values.
[[nodiscard]] Json fact_dictionary(const rules::FactRegistry& facts,
                                   const std::set<std::string>& named);

} // namespace eco::admission
