// SPDX-License-Identifier: MulanPSL-2.0
// The plane of the made-up province: its outline, how dense its borders are, and a smooth warp that
// takes straight lines away. Metres from the south-west corner, 594.5 × 511.5 km.
#pragma once

#include "data/layer_file.hpp"
#include "gen/random.hpp"

namespace eco::bench {

constexpr double k_width_m = 594500;
constexpr double k_height_m = 511500;

struct Spot {
    double x = 0, y = 0; ///< m
};

/// A homeomorphism (its gradient stays below 1).
[[nodiscard]] Spot warped(Spot p);
/// Warped, kept on the plane, rounded to millimetres (which begin at 10 km).
[[nodiscard]] Place placed(Spot p);
/// Rounded without the warp.
[[nodiscard]] Place rounded(Spot p);
/// Below 1 inside the province.
[[nodiscard]] double outline(Spot p);
/// How densely borders are drawn: about 0.4 … 3.
[[nodiscard]] double density(Spot p);
/// A spot whose outline is below the limit.
[[nodiscard]] Spot some_spot(Random& random, double limit);

/// n displacements of a fractal line that is 0 at both ends (midpoint displacement).
[[nodiscard]] std::vector<double> fractal(Random& random, int n, double amplitude, double hurst);

} // namespace eco::bench
