// SPDX-License-Identifier: MulanPSL-2.0
#include "geo/detail/depth_bound.hpp"

#include <gtest/gtest.h>

#include <array>

namespace eco::geo::detail {
namespace {

TEST(DepthBound, knows_a_border_with_the_union_to_one_side) {
    // Northwards and a little east, the union west of it; then an edge that turns back.
    const std::vector<Segment> border{{{0, 0}, {0, 10}}, {{0, 10}, {3, 20}}, {{3, 20}, {3, -5}}};
    EXPECT_TRUE(one_sided(border, {0, 1}));
    EXPECT_FALSE(one_sided(border, {0, 2})) << "two walls may have a peak between them";
    EXPECT_FALSE(one_sided(border, {}));
    EXPECT_FALSE(one_sided({{{1, 1}, {1, 1}}}, {0}));
}

TEST(DepthBound, is_exact_along_a_straight_border) {
    const std::vector<Segment> border{{{0, 0}, {1000, 0}}, {{0, 50}, {10, 50}}};
    const std::array<Vec, 2> stretch{Vec{100, 2}, Vec{900, 3}};
    EXPECT_DOUBLE_EQ(farthest_in_hull(border, {0, 1}, stretch), 3);
}

} // namespace
} // namespace eco::geo::detail
