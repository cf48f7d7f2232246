// SPDX-License-Identifier: MulanPSL-2.0
// The datum shift and areas on the ellipsoid.
#include "province/datum.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace eco::province {

TEST(Datum, moves_guiyang_by_several_hundred_metres) {
    const Point shifted = to_gcj02({106.70, 26.60});
    EXPECT_GT(std::hypot(shifted.x - 106.70, shifted.y - 26.60), 0.002);
    EXPECT_LT(std::hypot(shifted.x - 106.70, shifted.y - 26.60), 0.008);
}

TEST(Datum, comes_back_to_the_grid_point_it_left) {
    for (const Point truth : {Point{103.7, 26.9}, Point{106.1234567, 24.7}, Point{109.5, 29.1}}) {
        const Point back = from_gcj02(to_gcj02(truth));
        EXPECT_DOUBLE_EQ(back.x, on_grid(truth.x));
        EXPECT_DOUBLE_EQ(back.y, on_grid(truth.y));
    }
}

TEST(Datum, knows_the_area_of_a_degree_at_the_equator_and_turns_it_with_the_ring) {
    const Line square = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    // Midpoint rule over 20,000 strips of M N cos φ dφ dλ on the CGCS2000 ellipsoid.
    EXPECT_NEAR(ring_area_km2(square), 12308.464, 0.001);
    EXPECT_NEAR(ring_area_km2({square.rbegin(), square.rend()}), -12308.464, 0.001);
}

} // namespace eco::province
