// SPDX-License-Identifier: MulanPSL-2.0
// The finished province as GeoJSON layers (CGCS2000, 7 decimals, one feature a line) and a summary.
#pragma once

#include "province/faces.hpp"
#include "province/rivers.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace eco::province {

struct Feature {
    std::vector<std::pair<std::string, std::string>> properties; ///< in the order written
    MultiPolygon area;
    Line line; ///< instead of an area
};

/// By code: the order of the file.
using Layer = std::map<std::string, Feature>;
using Layers = std::map<std::string, Layer>;

struct Province {
    std::vector<County> counties;
    Ground ground;
    Units units;
    Overlays overlays;
    Faces faces;
    std::vector<River> rivers;
};

/// Throws if the units do not tile their counties exactly.
[[nodiscard]] Layers make_layers(const Province& province);
[[nodiscard]] std::string to_geojson(const std::string& name, const Layer& layer);
/// Counts, areas and shares; pretty JSON.
[[nodiscard]] std::string summary(const Province& province, const Layers& layers);
[[nodiscard]] double area_km2(const MultiPolygon& area);

} // namespace eco::province
