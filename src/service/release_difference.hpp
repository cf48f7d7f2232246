// SPDX-License-Identifier: MulanPSL-2.0
// What changed between two releases: control units on the map, clauses in the book.
#pragma once

#include "base/json.hpp"
#include "service/engine.hpp"

namespace eco::service {

/// {before, after, units: {added, removed, changed, same, area_added_m2, area_removed_m2},
/// clauses: {added, removed, changed, same}, layers: [{role, before, after}]}. A unit says code,
/// name, class, area_m2 and bbox; a changed one both states, the attributes that differ, and
/// whether its border moved. A changed clause names its members that differ.
[[nodiscard]] Json difference(const Engine& before, const Engine& after);

} // namespace eco::service
