// SPDX-License-Identifier: MulanPSL-2.0
// Declared datums: what is accepted, what is refused, and how exact the conversions are.
#include "geo/crs.hpp"

#include <gtest/gtest.h>
#include <proj.h>

#include <fmt/format.h>

#include <cmath>

namespace eco::geo {
namespace {

Result<Conversion> convert(std::string_view crs, double first, double second) {
    ECO_TRY(const Crs parsed, parse_crs(crs));
    ECO_TRY(const Converter converter, Converter::make(parsed));
    return converter.to_lonlat({first, second});
}

TEST(Crs, demands_a_statement) {
    EXPECT_EQ(parse_crs("").error().code, ErrorCode::geo_crs_missing);
}

TEST(Crs, refuses_what_it_does_not_know) {
    for (const char* text :
         {"EPSG:3857", "EPSG:45x5", "BD09", "CGCS2000;axes=up", "CGCS2000;axes=lat,lon;x"}) {
        EXPECT_EQ(parse_crs(text).error().code, ErrorCode::geo_crs_unknown) << text;
    }
}

TEST(Crs, agrees_with_proj_on_every_gauss_krueger_code) {
    PJ_CONTEXT* context = proj_context_create();
    for (int epsg = 4491; epsg <= 4554; ++epsg) {
        const auto crs = parse_crs(fmt::format("EPSG:{}", epsg));
        ASSERT_TRUE(crs) << epsg;
        PJ* raw = proj_create_crs_to_crs(context, "EPSG:4490", fmt::format("EPSG:{}", epsg).c_str(),
                                         nullptr);
        ASSERT_NE(raw, nullptr) << epsg;
        PJ* oracle = proj_normalize_for_visualization(context, raw);
        const PJ_COORD out =
            proj_trans(oracle, PJ_FWD, proj_coord(crs->central_meridian + 0.7, 26.5, 0, 0));
        const auto back = convert(crs->id, out.xy.x, out.xy.y);
        ASSERT_TRUE(back) << epsg;
        EXPECT_NEAR(back->point.lon, crs->central_meridian + 0.7, 1e-9) << epsg;
        EXPECT_NEAR(back->point.lat, 26.5, 1e-9) << epsg;
        proj_destroy(oracle);
        proj_destroy(raw);
    }
    proj_context_destroy(context);
}

TEST(Crs, detects_swapped_axes) {
    EXPECT_EQ(convert("CGCS2000", 26.6, 106.7).error().code, ErrorCode::geo_axes_swapped);
    EXPECT_TRUE(convert("CGCS2000;axes=lat,lon", 26.6, 106.7));
    EXPECT_EQ(convert("EPSG:4545", 2'900'000, 400'000).error().code, ErrorCode::geo_axes_swapped);
}

TEST(Crs, detects_the_wrong_family_of_zones) {
    EXPECT_EQ(convert("EPSG:4545", 36'400'000, 2'900'000).error().code, ErrorCode::geo_zone_prefix);
    EXPECT_EQ(convert("EPSG:4524", 400'000, 2'900'000).error().code, ErrorCode::geo_zone_prefix);
}

TEST(Crs, refuses_places_outside_china_and_numbers_that_are_none) {
    EXPECT_EQ(convert("WGS84", 2.35, 48.85).error().code, ErrorCode::geo_out_of_range);
    EXPECT_EQ(convert("WGS84", std::nan(""), 26).error().code, ErrorCode::geo_not_finite);
}

TEST(Gcj02, inverse_leaves_no_residual_and_states_its_error) {
    const LonLat truth{106.7135, 26.5783};
    const auto back = convert("GCJ02", gcj02_from_wgs84(truth).lon, gcj02_from_wgs84(truth).lat);
    ASSERT_TRUE(back);
    EXPECT_NEAR(back->point.lon, truth.lon, 1e-9);
    EXPECT_NEAR(back->point.lat, truth.lat, 1e-9);
    EXPECT_GT(back->error_metres, 0);
}

TEST(Geodesic, measures_the_square_of_the_knowledge_file) {
    const Ring ring{{106.6, 26.5}, {106.7, 26.5}, {106.7, 26.6}, {106.6, 26.6}, {106.6, 26.5}};
    EXPECT_NEAR(geodesic_area_m2({ring, {}}), 110.4e6, 0.1e6);
}

} // namespace
} // namespace eco::geo
