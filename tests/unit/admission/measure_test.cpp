// SPDX-License-Identifier: MulanPSL-2.0
#include "admission/measure.hpp"
#include "support/small_book.hpp"

#include <gtest/gtest.h>

namespace eco::admission {
namespace {

using rules::UnknownBecause;

class MeasureTest : public testing::Test {
  protected:
    test::HeldRelease m_held{test::small_content_with_book()};
    rules::BookFiles m_files = test::small_book();
    Findings m_findings;
    rules::Book m_book = *rules::read_book(m_files, m_findings);
    Measurer m_measurer =
        *Measurer::make(m_held.get(), m_book.facts, *zoning::spatial_facts(m_files));

    Measurement measure(const geo::Geometry& geometry, const char* fact, Whereabouts whereabouts) {
        const geo::Shape shape = *geo::to_shape(geometry, m_held.get().plane());
        for (const Measurement& one : m_measurer.measure(shape.view(), whereabouts)) {
            if (one.fact == *m_book.facts.find(fact)) {
                return one;
            }
        }
        ADD_FAILURE() << fact;
        return {};
    }
    Measurement measure(const geo::Geometry& geometry, const char* fact) {
        return measure(geometry, fact, Whereabouts::exact);
    }
};

TEST_F(MeasureTest, inside_is_certain_only_beyond_the_tolerance) {
    // The red line spans 106.02–106.08 E, 26.02–26.08 N; 0.0001° of longitude is about 10 m.
    const auto inside = measure(zoning::test::square(106.04, 26.04, 106.05, 26.05), "in_redline");
    EXPECT_EQ(inside.state.value, rules::Value(true));
    ASSERT_EQ(inside.features.size(), 1U);
    EXPECT_EQ(inside.layer->attributes(inside.features[0].feature).at("code"), "ZH99HX0001");
    EXPECT_NEAR(inside.features[0].share, 1.0, 1e-9);
    const auto touching =
        measure(zoning::test::square(106.0797, 26.04, 106.09, 26.05), "in_redline");
    EXPECT_FALSE(touching.state.value);
    EXPECT_EQ(touching.state.because, UnknownBecause::tolerance);
    EXPECT_NEAR(*touching.depth_m, 30, 1.0);
    const auto near = measure(zoning::test::square(106.0803, 26.04, 106.09, 26.05), "in_redline");
    EXPECT_EQ(near.state.because, UnknownBecause::tolerance);
    EXPECT_NEAR(*near.distance_m, 30, 1.0);
    const auto far = measure(zoning::test::square(106.081, 26.04, 106.09, 26.05), "in_redline");
    EXPECT_EQ(far.state.value, rules::Value(false));
}

TEST_F(MeasureTest, wholly_inside_is_not_the_same_as_touching) {
    const auto half = zoning::test::square(106.18, 26.04, 106.195, 26.05);
    EXPECT_EQ(measure(half, "in_park").state.value, rules::Value(true));
    EXPECT_EQ(measure(half, "within_park").state.value, rules::Value(false));
    const auto whole = zoning::test::square(106.17, 26.04, 106.18, 26.05);
    EXPECT_EQ(measure(whole, "within_park").state.value, rules::Value(true));
    const auto at_the_border = zoning::test::square(106.17, 26.04, 106.1898, 26.05);
    EXPECT_EQ(measure(at_the_border, "within_park").state.because, UnknownBecause::tolerance);
}

TEST_F(MeasureTest, a_distance_carries_the_tolerance_and_ends_at_the_radius) {
    const geo::Geometry point{{{106.16, 26.05}}, {}, {}}; // about 1,001 m east of the river
    const auto near = measure(point, "distance_river");
    const auto interval = std::get<rules::Interval>(*near.state.value);
    EXPECT_NEAR(*near.distance_m, 1001, 2);
    EXPECT_NEAR(interval.low.to_double(), *near.distance_m - 50, 0.01);
    EXPECT_NEAR(interval.high->to_double(), *near.distance_m + 50, 0.01);
    EXPECT_EQ(near.layer->attributes(near.features.at(0).feature).at("name"), "某河");
    const geo::Geometry away{{{106.25, 26.05}}, {}, {}};
    const auto beyond = std::get<rules::Interval>(*measure(away, "distance_river").state.value);
    EXPECT_EQ(beyond.low, Decimal::from_int(2000));
    EXPECT_FALSE(beyond.high);
}

TEST_F(MeasureTest, a_layer_that_is_missing_is_unknown_not_absent) {
    const geo::Geometry point{{{106.16, 26.05}}, {}, {}};
    EXPECT_EQ(measure(point, "in_cave").state.because, UnknownBecause::layer_missing);
}

TEST_F(MeasureTest, somewhere_in_a_county_is_known_only_where_the_whole_county_agrees) {
    const auto county = zoning::test::double_square();
    const auto in_redline = measure(county, "in_redline", Whereabouts::somewhere_inside);
    EXPECT_EQ(in_redline.state.because, UnknownBecause::place_vague);
    const auto other = zoning::test::square(106.2, 26, 106.3, 26.1);
    EXPECT_EQ(measure(other, "in_redline", Whereabouts::somewhere_inside).state.value,
              rules::Value(false));
    const auto distance = std::get<rules::Interval>(
        *measure(county, "distance_river", Whereabouts::somewhere_inside).state.value);
    EXPECT_EQ(distance.low, Decimal());
    EXPECT_FALSE(distance.high);
}

TEST_F(MeasureTest, a_part_measures_what_it_would_by_itself) {
    const auto shape = [&](double west, double east) {
        return *geo::to_shape(zoning::test::square(west, 26.04, east, 26.05), m_held.get().plane());
    };
    for (double west = 106.01; west < 106.29; west += 0.01) {
        const geo::Shape whole = shape(west, west + 0.04);
        const geo::Shape part = shape(west + 0.01, west + 0.02);
        const auto alone = m_measurer.measure(part.view(), Whereabouts::exact);
        const auto of_whole = m_measurer.measure_part(
            part.view(), m_measurer.measure(whole.view(), Whereabouts::exact));
        ASSERT_EQ(of_whole.size(), alone.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            EXPECT_EQ(of_whole[i].state.value, alone[i].state.value) << west << " fact " << i;
            EXPECT_EQ(of_whole[i].features.size(), alone[i].features.size()) << west;
        }
    }
}

} // namespace
} // namespace eco::admission
