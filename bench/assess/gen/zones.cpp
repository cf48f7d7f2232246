// SPDX-License-Identifier: MulanPSL-2.0
// Neighbours share corners, so the zones leave no gap.
#include "gen/zones.hpp"

#include "gen/random.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace eco::bench {
namespace {

constexpr double k_cell = 0.05; ///< degrees, some 5 km
constexpr int k_kinds = 10;

} // namespace

std::string zones_geojson(const geo::LonLatBox& extent, std::uint64_t seed) {
    Random random(seed);
    const auto columns = static_cast<std::size_t>(std::ceil((extent.east - extent.west) / k_cell));
    const auto rows = static_cast<std::size_t>(std::ceil((extent.north - extent.south) / k_cell));
    std::vector<std::string> corners;
    for (std::size_t y = 0; y <= rows; ++y) {
        for (std::size_t x = 0; x <= columns; ++x) {
            const double lon =
                extent.west + k_cell * (static_cast<double>(x) + random.between(-0.35, 0.35));
            const double lat =
                extent.south + k_cell * (static_cast<double>(y) + random.between(-0.35, 0.35));
            corners.push_back(fmt::format("[{:.6f},{:.6f}]", lon, lat));
        }
    }
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t y = 0; y < rows; ++y) {
        for (std::size_t x = 0; x < columns; ++x) {
            const std::size_t sw = y * (columns + 1) + x;
            const std::size_t nw = sw + columns + 1;
            text += fmt::format(
                R"({}{{"type":"Feature","properties":{{"code":"Z{:05}","kind":"k{}"}},)"
                R"("geometry":{{"type":"Polygon","coordinates":[[{},{},{},{},{}]]}}}})",
                x + y == 0 ? "" : ",\n", y * columns + x, random.below(k_kinds), corners[sw],
                corners[sw + 1], corners[nw + 1], corners[nw], corners[sw]);
        }
    }
    return text + "]}\n";
}

} // namespace eco::bench
