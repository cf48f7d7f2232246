// SPDX-License-Identifier: MulanPSL-2.0
// Tilings, gaps, overlaps, and what lies beyond the territory.
#include "geo/coverage.hpp"

#include "support/shapes.hpp"

#include <gtest/gtest.h>

namespace eco::geo {
namespace {

using test::MemorySource;
using test::rectangle;

class CoverageTest : public testing::Test {
  protected:
    Plane plane{test::guizhou_plane()};
    MemorySource territory{{rectangle(0, 0, 2000, 1000)}};
};

TEST_F(CoverageTest, finds_nothing_in_a_tiling_even_with_extra_vertices) {
    const MemorySource members{{rectangle(0, 0, 1000, 1000), rectangle(1000, 0, 2000, 600),
                                rectangle(1000, 600, 2000, 1000)}};
    EXPECT_TRUE(check_coverage(members, territory, plane, 0.01).empty());
}

TEST_F(CoverageTest, finds_a_gap_with_place_and_area) {
    const MemorySource members{{rectangle(0, 0, 1000, 1000), rectangle(1010, 0, 2000, 1000)}};
    const auto faults = check_coverage(members, territory, plane, 0.01);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].kind, CoverageFault::Kind::gap);
    EXPECT_NEAR(faults[0].area_m2, 10'000, 1e-3);
    EXPECT_NEAR(plane.to_plane(faults[0].at)->x, 1'005'000, 5'000);
}

TEST_F(CoverageTest, finds_an_overlap_and_its_two_members) {
    const MemorySource members{{rectangle(0, 0, 1020, 1000), rectangle(1000, 0, 2000, 1000)}};
    const auto faults = check_coverage(members, territory, plane, 0.01);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].kind, CoverageFault::Kind::overlap);
    EXPECT_EQ(faults[0].features, (std::vector<FeatureId>{0, 1}));
    EXPECT_NEAR(faults[0].area_m2, 20'000, 1e-3);
}

TEST_F(CoverageTest, finds_a_member_that_reaches_beyond) {
    const MemorySource members{{rectangle(0, 0, 1000, 1000), rectangle(1000, 0, 2005, 1000)}};
    const auto faults = check_coverage(members, territory, plane, 0.01);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].kind, CoverageFault::Kind::outside);
}

TEST_F(CoverageTest, measures_what_lies_outside_its_container) {
    const MemorySource inner{{rectangle(100, 100, 200, 200), rectangle(1900, 100, 2100, 200)}};
    const auto words = build_cell_index(territory);
    const auto outer = *open_cell_index(territory, words, plane);
    const auto found = outside_of(inner, *outer, {}, plane, 1);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].feature, 1U);
    EXPECT_NEAR(found[0].area_m2, 10'000, 1);
}

} // namespace
} // namespace eco::geo
