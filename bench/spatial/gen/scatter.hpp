// SPDX-License-Identifier: MulanPSL-2.0
// What lies scattered over the province: patches, corridors, and the queries.
#pragma once

#include "gen/province.hpp"

namespace eco::bench {

/// Star-shaped, fractal, log-normal radii (m).
[[nodiscard]] std::vector<Polygon> make_patches(Random& random, int count, double radius_m,
                                                double spacing_m);
/// Ribbons 40–400 m wide, 3–40 km long.
[[nodiscard]] std::vector<Polygon> make_corridors(Random& random, int count, double spacing_m);
/// 10–50 vertices, 0.01–5 km², log-uniform.
[[nodiscard]] std::vector<Polygon> make_footprints(Random& random, int count);
/// Wandering lines of 5–100 km.
[[nodiscard]] std::vector<Polygon> make_lines(Random& random, int count);

} // namespace eco::bench
