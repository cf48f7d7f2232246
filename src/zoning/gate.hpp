// SPDX-License-Identifier: MulanPSL-2.0
// The quality gate: what must hold of a release's map before anyone is judged by it. Errors stop
// the build; warnings are kept in the release.
#pragma once

#include "base/error.hpp"
#include "zoning/manifest.hpp"
#include "zoning/release.hpp"

namespace eco::zoning {

/// Full cover of the counties by units without gap or overlap; one unit one county; unit codes:
/// pattern, uniqueness, class digit against class; red line inside priority units; areas by class
/// against the published shares; required layers and attributes present. Places and areas are in
/// the findings.
[[nodiscard]] Findings check_map(const Release& release, const LayerSchemas& schemas,
                                 const std::optional<ClassShares>& shares);

} // namespace eco::zoning
