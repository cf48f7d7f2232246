// SPDX-License-Identifier: MulanPSL-2.0
// The cell index against GEOS, feature by feature, on layers made to be awkward (support/tangles):
// the same features, areas to 1e-9, lengths to 0.1 mm, distances to a micrometre.
#include "geo/crs.hpp"
#include "geo/detail/nearest.hpp"
#include "support/compare_overlaps.hpp"
#include "support/shapes.hpp"
#include "support/tangles.hpp"
#include "support/witness.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

namespace eco::geo {
namespace {

using test::Dice;
using test::Lattice;
using test::Witness;

struct Case {
    std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
    Dice dice{seed};
    Lattice lattice;
    std::vector<Shape> layer;
    std::unique_ptr<test::IndexedSource> indexed;

    void index() { indexed = std::make_unique<test::IndexedSource>(layer); }
    [[nodiscard]] const LayerIndex& ask() const { return *indexed->index; }
};

Case some_heap_case() {
    Case c;
    c.lattice = test::some_lattice(c.dice, c.dice.between(3, 12));
    c.layer = test::some_heap(c.dice, c.lattice, *rc::gen::inRange(1, 14));
    c.index();
    return c;
}

Case some_partition_case(test::Borders borders) {
    Case c;
    c.lattice = test::some_lattice(c.dice, *rc::gen::inRange(2, 14));
    c.layer = test::some_partition(c.dice, c.lattice, c.dice.between(1, 9), borders);
    c.index();
    return c;
}

Case some_case() {
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        return some_partition_case(test::Borders::straight);
    case 1:
        return some_partition_case(test::Borders::shaken);
    default:
        return some_heap_case();
    }
}

void compare_overlaps(const Case& c, const Shape& footprint) {
    const std::string difference = test::differs_from_geos(c.layer, *c.indexed, footprint);
    RC_ASSERT(difference == "");
}

RC_GTEST_PROP(IndexWitness, agrees_with_geos_on_heaps, ()) {
    Case c = some_heap_case();
    for (int i = 0; i < 8; ++i) {
        compare_overlaps(c, test::some_footprint(c.dice, c.lattice, c.layer));
    }
}

RC_GTEST_PROP(IndexWitness, agrees_with_geos_on_partitions_with_straight_borders, ()) {
    Case c = some_partition_case(test::Borders::straight);
    for (int i = 0; i < 8; ++i) {
        compare_overlaps(c, test::some_footprint(c.dice, c.lattice, c.layer));
    }
}

RC_GTEST_PROP(IndexWitness, agrees_with_geos_on_partitions_with_shaken_borders, ()) {
    Case c = some_partition_case(test::Borders::shaken);
    for (int i = 0; i < 8; ++i) {
        compare_overlaps(c, test::some_footprint(c.dice, c.lattice, c.layer));
    }
}

RC_GTEST_PROP(IndexWitness, finds_who_holds_a_point, ()) {
    Case c = some_case();
    for (int i = 0; i < 40; ++i) {
        Xy at = c.lattice.any(c.dice);
        at = {at.x + c.dice.between(-1, 1), at.y + c.dice.between(-1, 1)};
        const Witness witness(test::make_shape(ShapeKind::points, {{at}}, {}));
        std::vector<FeatureId> expected;
        for (FeatureId id = 0; id < c.layer.size(); ++id) {
            if (c.layer[id].kind == ShapeKind::polygons && witness.touches(c.layer[id])) {
                expected.push_back(id);
            }
        }
        RC_ASSERT(c.ask().covering(at) == expected);
    }
}

RC_GTEST_PROP(IndexWitness, finds_the_nearest_on_the_plane, ()) {
    Case c = some_case();
    const detail::CellFile file(c.indexed->words, c.indexed->source.vertices(),
                                c.indexed->source.size());
    for (int i = 0; i < 6; ++i) {
        const std::int32_t far = c.lattice.step * c.lattice.size;
        const Shape footprint = test::shifted(test::some_footprint(c.dice, c.lattice, c.layer),
                                              c.dice.between(-far, far), c.dice.between(-far, far));
        std::vector<std::uint8_t> accept;
        for (std::size_t id = 0; id < c.layer.size(); ++id) {
            accept.push_back(c.dice.one_in(3) ? 0 : 1);
        }
        const Witness witness(footprint);
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t id = 0; id < c.layer.size(); ++id) {
            least = accept[id] != 0 ? std::min(least, witness.distance_mm(c.layer[id])) : least;
        }
        if (least == 0) {
            const auto nearest = c.ask().nearest(footprint.view(), 1, accept);
            RC_ASSERT(nearest.has_value());
            RC_ASSERT(nearest->distance_m == 0);
            continue;
        }
        const double radius_m = c.dice.one_in(3) ? std::min(least / 500, 1e6) : 1e5;
        const auto pair =
            detail::NearestSearch().find(file, footprint.view(), radius_m, accept, nullptr);
        RC_ASSERT(pair.has_value() == (least / 1000 <= radius_m));
        if (pair) {
            RC_ASSERT(accept[pair->feature] != 0);
            RC_ASSERT(std::abs(pair->metres * 1000 - least) <= 1e-3 + 1e-9 * least);
            RC_ASSERT(std::abs(witness.distance_mm(c.layer[pair->feature]) - least) <=
                      1e-3 + 1e-9 * least);
        }
    }
}

/// Distances on the ground: what is answered is a true distance between two places, and nothing is
/// nearer by more than the plane's stretch can hide.
RC_GTEST_PROP(IndexWitness, measures_the_nearest_on_the_ground, ()) {
    Case c = some_case();
    const std::int32_t far = c.lattice.step * c.lattice.size;
    const Shape footprint = test::shifted(test::some_footprint(c.dice, c.lattice, c.layer),
                                          c.dice.between(-far, far), c.dice.between(-far, far));
    const auto nearest = c.ask().nearest(footprint.view(), 1e6, {});
    RC_ASSERT(nearest.has_value());
    const Witness witness(footprint);
    double least = std::numeric_limits<double>::infinity();
    for (const Shape& feature : c.layer) {
        least = std::min(least, witness.distance_mm(feature) / 1000);
    }
    RC_ASSERT((nearest->distance_m == 0) == (least == 0));
    RC_ASSERT(nearest->distance_m <= least * 1.03 + 1e-6);
    RC_ASSERT(nearest->distance_m >= least * 0.97 - 1e-6);
    RC_ASSERT(std::abs(nearest->distance_m -
                       geodesic_distance_m(nearest->on_footprint, nearest->on_feature)) <= 1e-6);
}

/// Its rings as lines.
Shape border_of(Shape polygon) {
    polygon.kind = ShapeKind::lines;
    for (Part& ring : polygon.parts) {
        ring.hole = 0;
    }
    return polygon;
}

double ground_length_m(const Geometry& lines, const Plane& plane) {
    double sum = 0;
    for (const Line& line : lines.lines) {
        const auto shape = to_shape({{}, {line}, {}}, plane);
        for (std::size_t i = 1; shape && i < shape->vertices.size(); ++i) { // else of no length
            sum += plane.ground_length_m(shape->vertices[i - 1], shape->vertices[i]);
        }
    }
    return sum;
}

/// What runs on the border belongs to one side of it, so that a tiling has it once.
RC_GTEST_PROP(IndexWitness, cuts_lines_where_geos_cuts_them, ()) {
    Case c = some_case();
    for (int i = 0; i < 6; ++i) {
        const Shape footprint = test::some_footprint(c.dice, c.lattice, c.layer);
        const auto id = static_cast<FeatureId>(
            c.dice.between(0, static_cast<std::int32_t>(c.layer.size()) - 1));
        if (footprint.kind != ShapeKind::lines || c.layer[id].kind != ShapeKind::polygons) {
            continue;
        }
        std::vector<std::uint8_t> only(c.layer.size(), 0);
        only[id] = 1;
        const Geometry held = c.ask().intersection(footprint.view(), only);
        const double length = ground_length_m(held, c.indexed->plane);
        const Witness witness(footprint);
        const double inside = witness.length_m(c.layer[id], c.indexed->plane);
        const double on_border = witness.length_m(border_of(c.layer[id]), c.indexed->plane);
        // To millimetres at every place; and the plane stretches a long edge unevenly (1e-5 of 10
        // km).
        const auto places = static_cast<double>(footprint.vertices.size() + 2 * held.lines.size());
        const double rounding = 0.003 * places + 1e-3 * inside;
        RC_ASSERT(length <= inside + rounding);
        RC_ASSERT(length >= inside - on_border - rounding);
    }
}

RC_GTEST_PROP(IndexWitness, covers_what_geos_covers, ()) {
    Case c = some_case();
    RC_PRE(c.lattice.step >= 7); // smaller shapes vanish in the hairline that covers() forgives
    for (int i = 0; i < 5; ++i) {
        const Shape footprint = test::some_footprint(c.dice, c.lattice, c.layer);
        const auto rest = Witness(footprint).left_over(c.layer);
        const bool covered = c.ask().covers(footprint.view(), {});
        if (detail::is_empty(rest.get())) {
            RC_ASSERT(covered);
        } else if (footprint.kind == ShapeKind::polygons && c.lattice.step >= 1000 &&
                   test::holds_a_disc(rest.get(), 3)) {
            RC_ASSERT(!covered); // a footprint of a few millimetres is all hairline
        }
    }
}

RC_GTEST_PROP(IndexWitness, depth_lies_between_what_is_seen_and_what_can_be, ()) {
    Case c = some_case();
    RC_PRE(c.lattice.step >= 7); // a feature of a few millimetres is all hairline: it has no border
    const Shape footprint = test::some_footprint(c.dice, c.lattice, c.layer);
    const double far_m = c.lattice.step * c.lattice.size / 1000.0 + 1;
    const double depth_mm = c.ask().depth_m(footprint.view(), far_m, {}) * 1000;
    const auto seen = Witness(footprint).depth(c.layer, 12);
    RC_ASSERT(depth_mm >= std::min(seen.least_mm, far_m * 1000) * 0.98 - 15);
    RC_ASSERT(depth_mm <= seen.most_mm * 1.02 + 5);
}

} // namespace
} // namespace eco::geo
