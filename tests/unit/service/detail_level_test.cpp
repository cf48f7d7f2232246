// SPDX-License-Identifier: MulanPSL-2.0
#include "service/detail_level.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace eco::service {
namespace {

geo::Shape ring(std::vector<geo::Xy> vertices) {
    const auto count = static_cast<std::uint32_t>(vertices.size());
    return {geo::ShapeKind::polygons, std::move(vertices), {{0, count, 0, 0}}, {0, 0, 1, 1}};
}

TEST(DetailLevel, moves_no_vertex_further_than_its_tolerance) {
    const DetailLevel detail = DetailLevel::within(Metres::from_base(50));
    for (std::int32_t x = -400'000; x < 400'000; x += 7'919) {
        for (std::int32_t y = -400'000; y < 400'000; y += 10'007) {
            const geo::Xy at = drawn({x, y}, detail.cell_mm());
            EXPECT_LE(std::hypot(at.x - x, at.y - y), 50'001) << x << " " << y;
        }
    }
}

TEST(DetailLevel, draws_the_vertex_that_two_features_share_to_one_place) {
    const DetailLevel detail = DetailLevel::within(Metres::from_base(50));
    const geo::Shape west = ring({{0, 0}, {500'000, 0}, {500'123, 400'000}, {0, 400'000}, {0, 0}});
    const geo::Shape east =
        ring({{500'000, 0}, {900'000, 0}, {900'000, 400'000}, {500'123, 400'000}, {500'000, 0}});
    const geo::Shape a = coarse(west.view(), detail);
    const geo::Shape b = coarse(east.view(), detail);
    EXPECT_EQ(a.vertices[1], b.vertices[0]);
    EXPECT_EQ(a.vertices[2], b.vertices[3]);
    EXPECT_NE(a.vertices[1], west.vertices[1]);
}

TEST(DetailLevel, shows_what_is_smaller_than_a_cell_as_its_cell) {
    const DetailLevel detail = DetailLevel::within(Metres::from_base(200));
    const geo::Shape well =
        coarse(ring({{10, 10}, {900, 10}, {900, 900}, {10, 900}, {10, 10}}).view(), detail);
    ASSERT_EQ(well.vertices.size(), 5U);
    EXPECT_EQ(well.vertices.front(), well.vertices.back());
    EXPECT_NEAR(geo::area_m2(well.view()), 80'000, 10) << "counter-clockwise, 283 m a side";
}

TEST(DetailLevel, forgets_holes_of_what_became_a_square_and_holes_that_enclose_nothing) {
    geo::Shape shape =
        ring({{0, 0}, {2'000'000, 0}, {2'000'000, 2'000'000}, {0, 2'000'000}, {0, 0}});
    shape.parts.push_back({5, 4, 0, 1});
    for (const geo::Xy v : {geo::Xy{500, 500}, {500, 600}, {600, 600}, {500, 500}}) {
        shape.vertices.push_back(v);
    }
    EXPECT_EQ(coarse(shape.view(), DetailLevel::within(Metres::from_base(50))).parts.size(), 1U);
    EXPECT_EQ(coarse(shape.view(), DetailLevel::within(Metres::from_base(5'000))).parts.size(), 1U);
}

TEST(DetailLevel, of_zero_is_exact) {
    EXPECT_TRUE(DetailLevel::within(Metres::from_base(0)).is_exact());
    EXPECT_TRUE(DetailLevel().is_exact());
    EXPECT_EQ(drawn({-7, 9}, 1), (geo::Xy{-7, 9}));
}

} // namespace
} // namespace eco::service
