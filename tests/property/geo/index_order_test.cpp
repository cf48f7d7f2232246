// SPDX-License-Identifier: MulanPSL-2.0
// What answers must not depend on: threads, the order of the features, who asks whom; and what
// they must add up to.
#include "support/shapes.hpp"
#include "support/tangles.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>
#include <thread>

namespace eco::geo {
namespace {

using test::Dice;
using test::Lattice;

bool same(const std::vector<Overlap>& a, const std::vector<Overlap>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.feature == y.feature && x.area_m2 == y.area_m2 && x.length_m == y.length_m &&
               x.points == y.points;
    });
}

struct Answers {
    std::vector<std::vector<Overlap>> overlaps;
    std::vector<double> nearest, depth;
    bool operator==(const Answers& o) const {
        return std::equal(overlaps.begin(), overlaps.end(), o.overlaps.begin(), o.overlaps.end(),
                          same) &&
               nearest == o.nearest && depth == o.depth;
    }
};

Answers ask(const LayerIndex& index, const std::vector<Shape>& footprints) {
    Answers answers;
    for (const Shape& footprint : footprints) {
        answers.overlaps.push_back(index.overlaps(footprint.view()));
        const auto nearest = index.nearest(footprint.view(), 1e6, {});
        answers.nearest.push_back(nearest ? nearest->distance_m : -1);
        answers.depth.push_back(index.depth_m(footprint.view(), 50, {}));
    }
    return answers;
}

RC_GTEST_PROP(IndexOrder, many_threads_hear_what_one_hears, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 10);
    const auto layer = test::some_heap(dice, lattice, 12);
    const test::IndexedSource indexed(layer);
    std::vector<Shape> footprints;
    for (int i = 0; i < 6; ++i) {
        footprints.push_back(test::some_footprint(dice, lattice, layer));
    }
    const Answers alone = ask(*indexed.index, footprints);
    std::vector<Answers> together(3);
    std::vector<std::thread> threads;
    for (Answers& answers : together) {
        threads.emplace_back([&] { answers = ask(*indexed.index, footprints); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const Answers& answers : together) {
        RC_ASSERT(answers == alone);
    }
}

RC_GTEST_PROP(IndexOrder, features_in_another_order_give_the_same_measures, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 10);
    const auto layer = test::some_heap(dice, lattice, 10);
    std::vector<FeatureId> places(layer.size());
    std::iota(places.begin(), places.end(), FeatureId{0});
    for (std::size_t i = places.size(); i > 1; --i) {
        std::swap(places[i - 1], places[static_cast<std::size_t>(dice.next() % i)]);
    }
    std::vector<Shape> moved;
    std::transform(places.begin(), places.end(), std::back_inserter(moved),
                   [&](FeatureId id) { return layer[id]; });
    const test::IndexedSource one(layer);
    const test::IndexedSource other(moved);
    for (int i = 0; i < 5; ++i) {
        const Shape footprint = test::some_footprint(dice, lattice, layer);
        const auto expected = one.index->overlaps(footprint.view());
        auto found = other.index->overlaps(footprint.view());
        for (Overlap& overlap : found) {
            overlap.feature = places[overlap.feature];
        }
        std::sort(found.begin(), found.end(),
                  [](const Overlap& a, const Overlap& b) { return a.feature < b.feature; });
        RC_ASSERT(same(found, expected));
        RC_ASSERT(one.index->depth_m(footprint.view(), 50, {}) ==
                  other.index->depth_m(footprint.view(), 50, {}));
    }
}

RC_GTEST_PROP(IndexOrder, a_nasty_tiling_splits_a_footprint_without_loss, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, *rc::gen::inRange(2, 14));
    const auto borders = dice.one_in(2) ? test::Borders::straight : test::Borders::shaken;
    const test::IndexedSource tiling(
        test::some_partition(dice, lattice, dice.between(1, 12), borders));
    for (int i = 0; i < 10; ++i) {
        const Shape footprint = dice.one_in(2)
                                    ? test::some_polygon(dice, lattice)
                                    : test::some_star(dice, lattice, dice.between(3, 60));
        const auto parts = tiling.index->overlaps(footprint.view());
        const double sum =
            std::accumulate(parts.begin(), parts.end(), 0.0,
                            [](double all, const Overlap& part) { return all + part.area_m2; });
        const double whole = area_m2(footprint.view());
        RC_ASSERT(std::abs(sum - whole) <= 1e-9 * whole);
        RC_ASSERT(lattice.step < 7 || tiling.index->covers(footprint.view(), {}));
    }
}

RC_GTEST_PROP(IndexOrder, two_polygons_share_the_same_area_whoever_asks, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 9);
    const Shape a = test::some_polygon(dice, lattice);
    const Shape b = test::some_star(dice, lattice, dice.between(3, 90));
    const auto of_b = test::IndexedSource({a}).index->overlaps(b.view());
    const auto of_a = test::IndexedSource({b}).index->overlaps(a.view());
    RC_ASSERT(of_a.size() == of_b.size());
    if (!of_a.empty()) {
        RC_ASSERT(std::abs(of_a[0].area_m2 - of_b[0].area_m2) <= 1e-9 * area_m2(a.view()));
    }
}

} // namespace
} // namespace eco::geo
