// SPDX-License-Identifier: MulanPSL-2.0
// Footprints of many edges, which are measured in several groups, against GEOS: areas, lengths and
// distances; and the laws that hold where borders coincide.
#include "support/compare_overlaps.hpp"
#include "support/tangles.hpp"
#include "support/witness.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace eco::geo {
namespace {

using test::Dice;
using test::Lattice;

/// Wide enough that hundreds of vertices find room.
Lattice some_wide_lattice(Dice& dice) {
    Lattice lattice = test::some_lattice(dice, dice.between(4, 12));
    while (lattice.step < 4099) {
        lattice = test::some_lattice(dice, lattice.size);
    }
    return lattice;
}

std::vector<Shape> some_stars(Dice& dice, const Lattice& lattice) {
    std::vector<Shape> stars;
    for (std::int32_t i = dice.between(2, 5); i > 0; --i) {
        stars.push_back(test::some_star(dice, lattice, dice.between(65, 300)));
    }
    return stars;
}

/// Its own shapes, as they are, a millimetre aside, or some of their border as a line.
Shape some_long_footprint(Dice& dice, const Lattice& lattice, const std::vector<Shape>& layer) {
    const Shape& one = dice.one_of(layer);
    const auto border = [&](const Shape& shape) {
        const auto vertices = dice.between(2, static_cast<std::int32_t>(shape.parts[0].count) - 1);
        const auto end = shape.vertices.begin() + vertices; // one less than the closed ring
        return test::make_shape(ShapeKind::lines, {{shape.vertices.begin(), end}}, {});
    };
    switch (dice.between(0, 5)) {
    case 0:
        return Shape(one);
    case 1:
        return test::shifted(one, dice.between(-1, 1), dice.between(-1, 1));
    case 2:
        return border(one);
    case 3:
        return border(test::shifted(one, dice.between(-1, 1), dice.between(-1, 1)));
    case 4:
        return border(test::some_star(dice, lattice, dice.between(65, 300)));
    default:
        return test::some_star(dice, lattice, dice.between(65, 300));
    }
}

RC_GTEST_PROP(IndexLong, agrees_with_geos_on_layers_of_long_borders, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = some_wide_lattice(dice);
    const std::vector<Shape> layer = some_stars(dice, lattice);
    const test::IndexedSource indexed(layer);
    const Shape footprint = some_long_footprint(dice, lattice, layer);
    RC_ASSERT(test::differs_from_geos(layer, indexed, footprint) == "");
}

RC_GTEST_PROP(IndexLong, agrees_with_geos_over_a_tiling, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = some_wide_lattice(dice);
    const std::vector<Shape> layer =
        test::some_partition(dice, lattice, dice.between(2, 9), test::Borders::shaken);
    const test::IndexedSource indexed(layer);
    const Shape footprint =
        some_long_footprint(dice, lattice, {test::some_star(dice, lattice, 300)});
    RC_ASSERT(test::differs_from_geos(layer, indexed, footprint) == "");
}

RC_GTEST_PROP(IndexLong, a_layer_laid_on_itself_gives_every_polygon_to_itself, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, dice.between(4, 20));
    const std::vector<Shape> layer =
        test::some_partition(dice, lattice, dice.between(2, 9), test::Borders::shaken);
    const test::IndexedSource indexed(layer);
    for (FeatureId id = 0; id < layer.size(); ++id) {
        for (const Overlap& overlap : indexed.index->overlaps(layer[id].view())) {
            const double own = overlap.feature == id ? area_m2(layer[id].view()) : 0;
            RC_ASSERT(overlap.area_m2 == own);
        }
    }
}

RC_GTEST_PROP(IndexLong, a_layer_a_millimetre_aside_gives_slivers_alone, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = some_wide_lattice(dice);
    const std::vector<Shape> layer =
        test::some_partition(dice, lattice, dice.between(2, 9), test::Borders::straight);
    const test::IndexedSource indexed(layer);
    const FeatureId id = static_cast<FeatureId>(dice.next() % layer.size());
    const Shape footprint = test::shifted(layer[id], 1, 1);
    double around_m = 0;
    for (std::size_t i = 1; i < footprint.vertices.size(); ++i) {
        const Xy a = footprint.vertices[i - 1];
        const Xy b = footprint.vertices[i];
        around_m += std::hypot(double(b.x) - a.x, double(b.y) - a.y) / 1000;
    }
    for (const Overlap& overlap : indexed.index->overlaps(footprint.view())) {
        const double own = overlap.feature == id ? area_m2(footprint.view()) : 0;
        RC_ASSERT(std::abs(overlap.area_m2 - own) <= around_m * std::sqrt(2.0) / 1000);
    }
}

RC_GTEST_PROP(IndexLong, finds_the_nearest_of_long_borders, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = some_wide_lattice(dice);
    const std::vector<Shape> layer = some_stars(dice, lattice);
    const test::IndexedSource indexed(layer);
    const auto flat = *open_flat_index(indexed.source, indexed.words);
    const std::int32_t far = lattice.step * lattice.size;
    const Shape footprint = test::shifted(some_long_footprint(dice, lattice, layer),
                                          dice.between(-far, far), dice.between(-far, far));
    const test::Witness witness(footprint);
    double least = std::numeric_limits<double>::infinity();
    for (const Shape& feature : layer) {
        least = std::min(least, witness.distance_mm(feature));
    }
    const auto nearest = flat->nearest(footprint.view(), 1e6, {});
    RC_ASSERT(nearest.has_value());
    RC_ASSERT(std::abs(nearest->distance_m * 1000 - least) <= 1e-3 + 1e-9 * least);
    RC_ASSERT(std::abs(witness.distance_mm(layer[nearest->feature]) - least) <=
              1e-3 + 1e-9 * least);
}

} // namespace
} // namespace eco::geo
