// SPDX-License-Identifier: MulanPSL-2.0
// Vector tiles of a release's layers: Mapbox Vector Tile 2.1 in the grid WebMercatorQuad of OGC
// 17-083. CGCS2000 is taken as WGS 84 here: they differ by centimetres, a tile is for looking at.
#pragma once

#include "service/answer.hpp"
#include "service/detail_level.hpp"
#include "service/engine.hpp"

#include <cstdint>
#include <string>

namespace eco::service {

constexpr std::uint32_t k_deepest_zoom = 22;

/// Column x from the west, row y from the north, both below 2^z.
struct TileAddress {
    std::uint32_t z = 0, x = 0, y = 0;
};

/// One tile layer, named by its role; every feature carries id and attributes. Empty bytes where
/// nothing of the layer lies in the tile. Errors: service_no_such_tile.
[[nodiscard]] Answer<std::string> tile(const Engine& engine, const LayerDesk& desk,
                                       const TileAddress& address, const DetailLevel& detail);

} // namespace eco::service
