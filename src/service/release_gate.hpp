// SPDX-License-Identifier: MulanPSL-2.0
// The whole quality gate of a release, map and book, from what the release itself holds.
#pragma once

#include "base/result.hpp"
#include "zoning/release.hpp"

namespace eco::service {

/// Errors: zoning_corrupt (the release lacks its own layer table or dates).
[[nodiscard]] Result<Findings> check_release(const zoning::Release& release);

} // namespace eco::service
