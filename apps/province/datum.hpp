// SPDX-License-Identifier: MulanPSL-2.0
// The datum of the county file: GCJ-02, the shifted datum of Chinese web maps, and its inverse.
// Also the area of an ellipsoidal ring, through the equal-area cylindrical plane of CGCS2000.
#pragma once

#include <vector>

namespace eco::province {

/// Longitude and latitude in degrees, CGCS2000 unless said otherwise.
struct Point {
    double x = 0.0;
    double y = 0.0;
    auto operator<=>(const Point&) const = default;
};

using Line = std::vector<Point>;
using Lines = std::vector<Line>;

/// Degrees rounded to 1e-7, the grid of everything we write.
[[nodiscard]] double on_grid(double degrees);
[[nodiscard]] Point to_gcj02(Point truth);
/// Inverse by fixed-point iteration, rounded to the grid.
[[nodiscard]] Point from_gcj02(Point shifted);
/// sin-like ordinate of the equal-area plane: area = a² ∫ q dλ.
[[nodiscard]] double authalic_ordinate(double latitude);
/// Signed area in km², counter-clockwise positive.
[[nodiscard]] double ring_area_km2(const Line& ring);

} // namespace eco::province
