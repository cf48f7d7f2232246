// SPDX-License-Identifier: MulanPSL-2.0
// A made-up layer of zones that tile the province: a lattice with its corners moved at random.
#pragma once

#include "geo/lonlat.hpp"

#include <cstdint>
#include <string>

namespace eco::bench {

/// GeoJSON with attributes code and kind ("k0" to "k9").
[[nodiscard]] std::string zones_geojson(const geo::LonLatBox& extent, std::uint64_t seed);

} // namespace eco::bench
