// SPDX-License-Identifier: MulanPSL-2.0
// The equal-area plane against PROJ and against geodesic areas.
#include "geo/plane.hpp"

#include "geo/crs.hpp"
#include "support/shapes.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <proj.h>

namespace eco::geo {
namespace {

TEST(Plane, agrees_with_proj_to_the_millimetre) {
    const Plane plane(test::guizhou_plane());
    const auto& d = plane.definition();
    PJ_CONTEXT* context = proj_context_create();
    PJ* oracle = proj_create(
        context, fmt::format("+proj=aea +lat_1={} +lat_2={} +lat_0={} +lon_0={} +ellps=GRS80",
                             d.lat_1, d.lat_2, d.lat_0, d.lon_0)
                     .c_str());
    for (double lon = 103.5; lon < 109.7; lon += 0.37) {
        for (double lat = 24.5; lat < 29.3; lat += 0.41) {
            const PJ_COORD out =
                proj_trans(oracle, PJ_FWD, proj_coord(proj_torad(lon), proj_torad(lat), 0, 0));
            const auto xy = plane.to_plane({lon, lat});
            ASSERT_TRUE(xy);
            EXPECT_NEAR(xy->x / 1000.0, out.xy.x, 0.00051);
            EXPECT_NEAR(xy->y / 1000.0, out.xy.y, 0.00051);
        }
    }
    proj_destroy(oracle);
    proj_context_destroy(context);
}

TEST(Plane, keeps_true_areas) {
    const Plane plane(test::guizhou_plane());
    Polygon circle;
    for (int i = 0; i <= 2000; ++i) {
        const double angle = 2 * 3.141592653589793 * (i % 2000) / 2000;
        circle.outer.push_back({106.6 + 0.2 * std::cos(angle), 26.6 + 0.2 * std::sin(angle)});
    }
    const auto shape = to_shape({{}, {}, {circle}}, plane);
    ASSERT_TRUE(shape);
    const double truth = geodesic_area_m2(circle);
    EXPECT_NEAR(area_m2(shape->view()) / truth, 1.0, 1e-7);
}

TEST(Plane, refuses_what_lies_far_outside) {
    const Plane plane(test::guizhou_plane());
    EXPECT_EQ(plane.to_plane({73.0, 53.0}).error().code, ErrorCode::geo_outside_plane);
    EXPECT_EQ(Plane::fit({73, 4, 135, 53}).error().code, ErrorCode::geo_extent_too_large);
}

} // namespace
} // namespace eco::geo
