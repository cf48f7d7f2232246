// SPDX-License-Identifier: MulanPSL-2.0
// The report of an assessment as one self-contained HTML page: no script, no outside resource,
// prints as A4.
#pragma once

#include "base/json.hpp"
#include "base/messages.hpp"
#include "report/map.hpp"

#include <string>

namespace eco::report {

/// `assessment`: docs/reference/assessment-json.md. A map without SVG is left out.
[[nodiscard]] std::string html(const Json& assessment, const MapDrawing& map, Lang lang);

} // namespace eco::report
