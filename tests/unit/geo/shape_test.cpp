// SPDX-License-Identifier: MulanPSL-2.0
// Normal form of shapes: closed, oriented, without repeated vertices.
#include "geo/shape.hpp"

#include "support/shapes.hpp"

#include <gtest/gtest.h>

namespace eco::geo {
namespace {

const Ring k_clockwise{{106.0, 26.0}, {106.0, 26.1}, {106.1, 26.1}, {106.1, 26.0}};

TEST(Shape, closes_and_turns_rings) {
    const Plane plane(test::guizhou_plane());
    const auto shape = to_shape({{}, {}, {{k_clockwise, {}}}}, plane);
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->vertices.size(), 5U);
    EXPECT_GT(area_m2(shape->view()), 1e8);
}

TEST(Shape, subtracts_holes_whatever_their_direction) {
    const Plane plane(test::guizhou_plane());
    const Ring hole{{106.02, 26.02}, {106.02, 26.04}, {106.04, 26.04}, {106.02, 26.02}};
    const double whole = area_m2(to_shape({{}, {}, {{k_clockwise, {}}}}, plane)->view());
    const double rest = area_m2(to_shape({{}, {}, {{k_clockwise, {hole}}}}, plane)->view());
    EXPECT_LT(rest, whole);
}

TEST(Shape, refuses_empty_and_collapsed_geometry) {
    const Plane plane(test::guizhou_plane());
    EXPECT_EQ(to_shape({}, plane).error().code, ErrorCode::geo_empty_geometry);
    EXPECT_EQ(to_shape({{}, {}, {{{{106, 26}, {106, 26}, {106, 26}}, {}}}}, plane).error().code,
              ErrorCode::geo_collapsed);
    EXPECT_EQ(to_shape({{}, {{{106, 26}, {106, 26}}}, {}}, plane).error().code,
              ErrorCode::geo_collapsed);
}

TEST(Shape, comes_back_within_a_millimetre) {
    const Plane plane(test::guizhou_plane());
    const auto shape = to_shape({{{106.123456789, 26.987654321}}, {}, {}}, plane);
    const Geometry back = to_geometry(shape->view(), plane);
    EXPECT_NEAR(back.points.at(0).lon, 106.123456789, 1e-8);
    EXPECT_NEAR(back.points.at(0).lat, 26.987654321, 1e-8);
}

} // namespace
} // namespace eco::geo
