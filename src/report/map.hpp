// SPDX-License-Identifier: MulanPSL-2.0
// The place of a project as a drawing: sites, control units in the colours of the trade, red line,
// waters, protected areas, parks; legend, scale, north, corner coordinates. Self-contained SVG.
#pragma once

#include "base/json.hpp"
#include "base/messages.hpp"
#include "base/result.hpp"
#include "project/project.hpp"
#include "zoning/release.hpp"

#include <string>

namespace eco::report {

struct MapDrawing {
    std::string svg; ///< empty when the project has no place
    double width_km = 0;
};

/// Errors: geo_outside_plane and the like, when a site does not lie in the release.
[[nodiscard]] Result<MapDrawing> draw_map(const zoning::Release& release,
                                          const project::Project& project, Lang lang);

} // namespace eco::report
