// SPDX-License-Identifier: MulanPSL-2.0
// The quick look at plain rings must never pass what GEOS refuses, and should spare it plain ones.
#include "geo/validity.hpp"
#include "support/dice.hpp"

#include <gtest/gtest.h>

#include <geos_c.h>

#include <rapidcheck/gtest.h>

namespace eco::geo {
namespace {

bool geos_says_valid(const Ring& ring) {
    static GEOSContextHandle_t geos = GEOS_init_r();
    GEOSCoordSequence* run = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(ring.size()), 2);
    for (unsigned i = 0; i < ring.size(); ++i) {
        GEOSCoordSeq_setXY_r(geos, run, i, ring[i].lon, ring[i].lat);
    }
    GEOSGeometry* polygon =
        GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, run), nullptr, 0);
    const bool valid = GEOSisValid_r(geos, polygon) == 1;
    GEOSGeom_destroy_r(geos, polygon);
    return valid;
}

/// On a grid so coarse that touching, overlapping and collinear edges are the rule; the step has no
/// exact double, so orientations are rounded.
Ring tangled_ring(test::Dice& dice) {
    const std::int32_t side = dice.between(2, 12);
    Ring ring;
    for (std::int32_t n = dice.between(3, 9); n > 0; --n) {
        ring.push_back({106 + 0.0001 * dice.between(0, side), 26 + 0.0001 * dice.between(0, side)});
    }
    ring.push_back(ring.front());
    return ring;
}

RC_GTEST_PROP(PlainRing, agrees_with_geos_on_tangled_rings, ()) {
    test::Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    for (int i = 0; i < 50; ++i) {
        const Ring ring = tangled_ring(dice);
        const bool ours = !find_invalidity({{}, {}, {{ring, {}}}});
        RC_ASSERT(ours == geos_says_valid(ring));
    }
}

} // namespace
} // namespace eco::geo
