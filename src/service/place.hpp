// SPDX-License-Identifier: MulanPSL-2.0
// What lies at a point, and all about one control unit.
#pragma once

#include "base/json.hpp"
#include "base/messages.hpp"
#include "geo/crs.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

#include <string>
#include <string_view>

namespace eco::service {

/// JSON text {notice, units:[…], layers:[{role, layer, features:[…]}]}, put together from what the
/// engine wrote down before. Errors: service_outside_release.
[[nodiscard]] Answer<std::string> at_point(const Engine& engine, geo::LonLat point, Lang lang);

/// Notice, attributes, area, box (box_json of detail_level.hpp), packages with the clauses that
/// reach the unit through them, clauses of this unit alone, and how many clauses hold everywhere.
/// Errors: service_unknown_unit.
[[nodiscard]] Answer<Json> unit_card(const Engine& engine, std::string_view code, Lang lang);

} // namespace eco::service
