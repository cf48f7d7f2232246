// SPDX-License-Identifier: MulanPSL-2.0
// What is known of a fact, and rounded measures, as canonical JSON; and the dictionary of facts.
#pragma once

#include "admission/measure.hpp"
#include "admission/place.hpp"
#include "base/canonical_text.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eco::admission {

/// How far into a layer a footprint reaches, or how far from it it lies, where that was measured.
struct Reach {
    std::optional<double> depth_m, distance_m;
};
/// Of a fact at a place: where the place is a whole site and the fact is measured.
[[nodiscard]] Reach reach_at(rules::FactId fact, const Place& place, const Layout& layout,
                             const rules::FactRegistry& facts);

/// The members "depth_m" and "distance_m", where they are known.
void write_reach(const Reach& reach, CanonicalText& json);

/// Appends {"value": …}, {"low": …, "high": …} or {"unknown": …, "missing": […]}, with the reach.
void append_state(std::string& out, const rules::FactDeclaration& fact,
                  const rules::FactState& state, const Reach& reach = {});

/// Metres and square metres to 0.1, shares to six places: finer than any layer, coarser than the
/// noise of floating point.
[[nodiscard]] double tenths(double value);
[[nodiscard]] double millionths(double value);

/// One a fact, what dictionaries say of it: "name":{labels, type, unit, origin, labels of values}.
[[nodiscard]] std::vector<std::string> fact_texts(const rules::FactRegistry& facts);

} // namespace eco::admission
