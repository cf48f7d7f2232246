// SPDX-License-Identifier: MulanPSL-2.0
// The layer index: what touches a footprint, how much, how near, how deep.
#include "geo/detail/root_rings.hpp"
#include "support/shapes.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace eco::geo {
namespace {

/// Two squares of 1 km that share a border, and one 3 km away.
class CellIndexTest : public testing::Test {
  protected:
    Plane plane{test::guizhou_plane()};
    test::MemorySource source{{test::rectangle(0, 0, 1000, 1000),
                               test::rectangle(1000, 0, 2000, 1000),
                               test::rectangle(5000, 0, 6000, 1000)}};
    std::vector<std::uint32_t> words = build_cell_index(source);
    std::unique_ptr<LayerIndex> index = *open_cell_index(source, words, plane);
};

TEST_F(CellIndexTest, finds_every_polygon_that_holds_a_point) {
    EXPECT_EQ(index->covering({500'000, 500'000}), std::vector<FeatureId>{0});
    EXPECT_EQ(index->covering({1'000'000, 500'000}), (std::vector<FeatureId>{0, 1}));
    EXPECT_TRUE(index->covering({3'000'000, 0}).empty());
}

TEST_F(CellIndexTest, splits_a_footprint_by_area) {
    const auto found = index->overlaps(test::rectangle(900, 100, 1300, 200).view());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NEAR(found[0].area_m2, 10'000, 1e-4);
    EXPECT_NEAR(found[1].area_m2, 30'000, 1e-4);
}

TEST_F(CellIndexTest, reports_a_touch_without_area) {
    const auto found = index->overlaps(test::rectangle(2000, 0, 2500, 100).view());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].area_m2, 0);
}

TEST_F(CellIndexTest, measures_to_the_nearest_accepted_feature) {
    const auto nearest = index->nearest(test::point(2900, 500).view(), 5000, {});
    ASSERT_TRUE(nearest);
    EXPECT_EQ(nearest->feature, 1U);
    EXPECT_NEAR(nearest->distance_m, 900, 1.0);
    const std::vector<std::uint8_t> only_last{0, 0, 1};
    EXPECT_EQ(index->nearest(test::point(2900, 500).view(), 5000, only_last)->feature, 2U);
    EXPECT_FALSE(index->nearest(test::point(2900, 500).view(), 100, {}));
}

TEST_F(CellIndexTest, measures_depth_into_the_union) {
    EXPECT_NEAR(index->depth_m(test::point(1000, 300).view(), 1000, {}), 300, 0.3);
    EXPECT_NEAR(index->depth_m(test::rectangle(-500, 400, 200, 600).view(), 1000, {}), 200, 0.2);
    EXPECT_EQ(index->depth_m(test::point(3000, 300).view(), 1000, {}), 0);
}

TEST_F(CellIndexTest, finds_a_corner_with_no_border_about_it_as_deep_as_was_asked) {
    EXPECT_EQ(index->depth_m(test::rectangle(-500, 400, 500, 600).view(), 300, {}), 300);
    // A border that is near counts, if only by half a metre; a shared one does not.
    EXPECT_NEAR(index->depth_m(test::point(500, 299.5).view(), 300, {}), 299.4, 0.3);
    EXPECT_LT(index->depth_m(test::point(500, 299.5).view(), 300, {}), 300);
    EXPECT_EQ(index->depth_m(test::point(1000, 500).view(), 300, {}), 300);
}

TEST_F(CellIndexTest, cuts_a_line_at_the_borders_of_a_feature) {
    const Shape line{ShapeKind::lines,
                     {{-500'000, 500'000}, {300'000, 500'000}, {300'000, 1'500'000}},
                     {{0, 3, 0, 0}},
                     {-500'000, 500'000, 300'000, 1'500'000}};
    const Geometry held = index->intersection(line.view(), {});
    ASSERT_EQ(held.lines.size(), 1U);
    const Shape inside = *to_shape(held, plane);
    EXPECT_EQ(inside.vertices,
              (std::vector<Xy>{{0, 500'000}, {300'000, 500'000}, {300'000, 1'000'000}}));
}

TEST_F(CellIndexTest, covers_across_a_shared_border) {
    EXPECT_TRUE(index->covers(test::rectangle(900, 100, 1100, 200).view(), {}));
    EXPECT_FALSE(index->covers(test::rectangle(1900, 100, 2100, 200).view(), {}));
}

TEST_F(CellIndexTest, sees_the_border_of_an_edge_whose_middle_lies_in_a_neighbour_far_away) {
    // The right edge of the first polygon has its middle in the second, and its border above it.
    const test::IndexedSource two(
        {test::rectangle(0, 0, 500, 1000), test::rectangle(400, 300, 700, 700)});
    const Shape above = test::rectangle(450, 900, 550, 950);
    EXPECT_FALSE(two.index->covers(above.view(), {}));
    EXPECT_NEAR(two.index->depth_m(above.view(), 80, {}), 50, 0.1);
}

TEST_F(CellIndexTest, covers_a_polygon_with_a_notch_like_a_hair_by_itself) {
    Shape notched = test::rectangle(0, 0, 10, 10);
    notched.vertices = {{0, 0},         {10'000, 0},     {10'000, 10'000}, {5'001, 10'000},
                        {5'000, 5'000}, {5'000, 10'000}, {0, 10'000},      {0, 0}};
    notched.parts = {{0, 8, 0, 0}};
    const test::IndexedSource alone({notched});
    EXPECT_TRUE(alone.index->covers(notched.view(), {}));
}

TEST_F(CellIndexTest, reaches_a_small_layer_from_afar_without_a_step_a_cell) {
    const test::IndexedSource alone({test::rectangle(0, 0, 10, 10)});
    const detail::CellFile file(alone.words, alone.source.vertices(), alone.source.size());
    const Shape far = test::rectangle(900'000, -700'000, 900'001, -699'999);
    detail::RootRings rings(file, far.box);
    const auto frame = file.frame();
    std::size_t steps = 0;
    std::size_t seen = 0;
    for (; rings.gap(); ++steps) {
        ASSERT_LE(steps, frame.columns + frame.rows);
        rings.visit([&](const detail::Cell&) { ++seen; });
    }
    EXPECT_EQ(seen, frame.columns * frame.rows);
    const auto nearest = alone.index->nearest(far.view(), 2e6, {});
    ASSERT_TRUE(nearest);
    EXPECT_NEAR(nearest->distance_m, std::hypot(899'990, 699'999), 2e4);
}

TEST_F(CellIndexTest, does_not_cover_what_only_a_hair_of_a_tip_reaches) {
    const test::IndexedSource park({test::rectangle(0, 0, 1000, 1000)});
    Shape site = test::rectangle(0, 0, 1, 1);
    // One corner snapped to the park's border, a millimetre beyond it.
    site.vertices = {
        {999'999, 500'000}, {1'100'000, 400'000}, {1'100'000, 600'000}, {999'999, 500'000}};
    site.parts = {{0, 4, 0, 0}};
    site.box = {999'999, 400'000, 1'100'000, 600'000};
    EXPECT_FALSE(park.index->covers(site.view(), {}));
}

TEST_F(CellIndexTest, does_not_cover_a_lobe_that_hangs_on_a_pinch) {
    const test::IndexedSource park({test::rectangle(0, 0, 1000, 1000)});
    Shape site = test::rectangle(0, 0, 1, 1);
    // A great lobe inside, a small one outside, joined in one vertex on the park's border.
    site.vertices = {{1'000'000, 500'000}, {900'000, 900'000},   {100'000, 500'000},
                     {900'000, 100'000},   {1'000'000, 500'000}, {1'050'000, 490'000},
                     {1'050'000, 510'000}, {1'000'000, 500'000}};
    site.parts = {{0, 8, 0, 0}};
    site.box = {100'000, 100'000, 1'050'000, 900'000};
    EXPECT_FALSE(park.index->covers(site.view(), {}));
}

TEST_F(CellIndexTest, covers_a_line_along_both_edges_of_a_spike_like_a_hair) {
    const Shape spiked{ShapeKind::polygons,
                       {{0, 14}, {14, 0}, {7, 21}, {28, 49}, {0, 14}},
                       {{0, 5, 0, 0}},
                       {0, 0, 28, 49}};
    const Shape line{
        ShapeKind::lines, {{7, 21}, {28, 49}, {0, 14}}, {{0, 3, 0, 0}}, {0, 14, 28, 49}};
    const test::IndexedSource alone({spiked});
    EXPECT_TRUE(alone.index->covers(line.view(), {}));
    const Shape beyond{ShapeKind::lines, {{7, 21}, {28, 59}}, {{0, 2, 0, 0}}, {7, 21, 28, 59}};
    EXPECT_FALSE(alone.index->covers(beyond.view(), {}));
}

} // namespace
} // namespace eco::geo
