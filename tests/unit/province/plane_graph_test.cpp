// SPDX-License-Identifier: MulanPSL-2.0
// Noding, faces, gaps and the proof of tiling.
#include "province/plane_graph.hpp"
#include "province/tiling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace eco::province {

namespace {

const Line k_square = {{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};
const Line k_middle = {{1, 0}, {1, 2}};

std::vector<Polygon> halves() {
    return polygonize(node_lines({k_square, k_middle}));
}

} // namespace

TEST(PlaneGraph, cuts_a_square_into_faces_that_dissolve_to_the_square) {
    const std::vector<Polygon> faces = halves();
    ASSERT_EQ(faces.size(), 2U);
    const MultiPolygon whole = dissolve({&faces[0], &faces[1]});
    ASSERT_EQ(whole.size(), 1U);
    const MultiPolygon left = {faces[0]};
    const MultiPolygon right = {faces[1]};
    EXPECT_TRUE(tiles({&left, &right}, whole));
}

TEST(PlaneGraph, sees_a_missing_part_and_a_double_part) {
    const std::vector<Polygon> faces = halves();
    const MultiPolygon left = {faces[0]};
    const MultiPolygon whole = dissolve({&faces[0], &faces[1]});
    EXPECT_FALSE(tiles({&left}, whole));
    EXPECT_THROW(static_cast<void>(tiles({&left, &left}, whole)), std::runtime_error);
}

TEST(PlaneGraph, clips_lines_to_the_area_and_strips_have_the_width_asked_for) {
    const Lines inside = clip_lines({{{-1, 1}, {3, 1}}}, {{k_square}});
    ASSERT_EQ(inside.size(), 1U);
    EXPECT_EQ(inside.front(), (Line{{0, 1}, {2, 1}}));
    const MultiPolygon wide = strip(inside.front(), 0.25);
    ASSERT_EQ(wide.size(), 1U);
    double high = 0.0;
    for (const Point& point : wide.front().front()) {
        high = std::max(high, point.y);
    }
    EXPECT_DOUBLE_EQ(high, 1.25);
}

TEST(Tiling, gives_a_gap_to_its_longest_neighbour) {
    const std::vector<Polygon> faces =
        polygonize(node_lines({k_square, k_middle, {{1, 0.5}, {2, 0.5}}}));
    ASSERT_EQ(faces.size(), 3U); // left, lower right, upper right
    std::vector<int> owner = {-1, 5, 7};
    fill_gaps(faces, owner);
    EXPECT_EQ(owner, (std::vector<int>{7, 5, 7}));
}

TEST(Tiling, refuses_a_gap_nobody_borders) {
    std::vector<int> owner = {-1};
    EXPECT_THROW(fill_gaps({{k_square}}, owner), std::runtime_error);
}

TEST(Tiling, finds_a_point_inside_a_face_with_a_hole) {
    const Polygon ring = {k_square, {{0.2, 0.2}, {0.2, 1.8}, {1.8, 1.8}, {1.8, 0.2}, {0.2, 0.2}}};
    const Point point = inner_point(ring);
    EXPECT_TRUE(point.x < 0.2 || point.x > 1.8 || point.y < 0.2 || point.y > 1.8);
}

} // namespace eco::province
