// SPDX-License-Identifier: MulanPSL-2.0
// What is known of a fact, and rounded measures, as JSON; and the dictionary of facts named.
#pragma once

#include "admission/measure.hpp"
#include "admission/place.hpp"
#include "base/json.hpp"

#include <string>
#include <vector>

namespace eco::admission {

/// {"value": …}, {"low": …, "high": …} or {"unknown": …, "missing": […]}.
[[nodiscard]] Json state_json(const rules::FactDeclaration& fact, const rules::FactState& state);

/// Metres and square metres to 0.1, shares to six places: finer than any layer, coarser than the
/// noise of floating point.
[[nodiscard]] double tenths(double value);
[[nodiscard]] double millionths(double value);

/// The same of a fact at a place, with how far or deep it was measured where the place is a site.
[[nodiscard]] Json state_at(rules::FactId fact, const Place& place, const Layout& layout,
                            const rules::FactRegistry& facts);
[[nodiscard]] Json measured_json(const Measurement& one, const rules::FactRegistry& facts);

/// One a fact, what dictionaries say of it: "name":{labels, type, unit, origin, labels of values}.
[[nodiscard]] std::vector<std::string> fact_texts(const rules::FactRegistry& facts);

} // namespace eco::admission
