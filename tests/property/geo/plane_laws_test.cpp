// SPDX-License-Identifier: MulanPSL-2.0
// Laws of the projections: round trips.
#include "geo/crs.hpp"
#include "geo/plane.hpp"
#include "support/shapes.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>

namespace eco::geo {
namespace {

LonLat somewhere() {
    return {103.5 + *rc::gen::inRange(0, 6'200'000) / 1e6,
            24.5 + *rc::gen::inRange(0, 4'800'000) / 1e6};
}

RC_GTEST_PROP(Plane, comes_back_within_a_millimetre, ()) {
    static const Plane k_plane(test::guizhou_plane());
    const LonLat p = somewhere();
    RC_ASSERT(geodesic_distance_m(p, k_plane.to_lonlat(*k_plane.to_plane(p))) < 0.001);
}

RC_GTEST_PROP(Gcj02, inverse_leaves_less_than_a_billionth_of_a_degree, ()) {
    const LonLat p = somewhere();
    const LonLat back = gcj02_from_wgs84(wgs84_from_gcj02(p));
    RC_ASSERT(std::abs(back.lon - p.lon) < 1e-9 && std::abs(back.lat - p.lat) < 1e-9);
}

} // namespace
} // namespace eco::geo
