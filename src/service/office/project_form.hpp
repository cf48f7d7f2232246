// SPDX-License-Identifier: MulanPSL-2.0
// What the record keeps of a project besides the file itself: what lists show and filter by.
#pragma once

#include "base/json.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

namespace eco::service {

/// Members title, keywords, region (county code), centre [lon, lat], footprint, body (the project
/// file as it came). Errors: those of reading a project; a project without a name has no title.
[[nodiscard]] Answer<Json> project_members(const Engine& engine, const Json& project);

} // namespace eco::service
