// SPDX-License-Identifier: MulanPSL-2.0
// Invalid rings: named, placed, repaired only on demand.
#include "geo/validity.hpp"

#include <gtest/gtest.h>

namespace eco::geo {
namespace {

const Geometry k_bow_tie{
    {}, {}, {{{{106, 26}, {106.1, 26.1}, {106.1, 26}, {106, 26.1}, {106, 26}}, {}}}};

TEST(Validity, names_the_crossing_and_its_place) {
    const auto found = find_invalidity(k_bow_tie);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->reason, "self_intersection");
    EXPECT_NEAR(found->at.lon, 106.05, 1e-9);
    EXPECT_NEAR(found->at.lat, 26.05, 1e-9);
}

TEST(Validity, repairs_into_polygons_and_states_the_areas) {
    const auto repaired = repair(k_bow_tie);
    ASSERT_TRUE(repaired);
    EXPECT_FALSE(find_invalidity(repaired->geometry));
    EXPECT_GT(repaired->area_after_m2, 0);
}

TEST(Validity, finds_an_open_ring) {
    const auto found =
        find_invalidity({{}, {}, {{{{106, 26}, {106.1, 26}, {106.1, 26.1}, {106, 26.1}}, {}}}});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->reason, "too_few_points");
    EXPECT_FALSE(repair({{}, {}, {{{{106, 26}, {106.1, 26}}, {}}}}));
}

TEST(Validity, passes_a_plain_square) {
    EXPECT_FALSE(find_invalidity(
        {{}, {}, {{{{106, 26}, {106.1, 26}, {106.1, 26.1}, {106, 26.1}, {106, 26}}, {}}}}));
}

} // namespace
} // namespace eco::geo
