// SPDX-License-Identifier: MulanPSL-2.0
// The member "footprint" of a state: a GeoJSON geometry (RFC 7946 §3.1) in CGCS2000 degrees.
// Checked before it is kept, so that no database meets a geometry it refuses.
#pragma once

#include "base/json.hpp"
#include "store/query.hpp"

#include <optional>

namespace eco::store {

/// Its box; nothing where it is no sound geometry (unknown type, a ring that is not closed, a
/// coordinate beyond ±180/±90, no position at all).
[[nodiscard]] std::optional<Box> box_of(const Json& geometry);

} // namespace eco::store
