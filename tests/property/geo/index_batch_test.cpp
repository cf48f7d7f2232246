// SPDX-License-Identifier: MulanPSL-2.0
// Many points at once are answered as one by one, several layers in one index as layer by layer,
// whatever the tuning, the machine or the threads.
#include "geo/detail/straddle.hpp"
#include "geo/fused_layers.hpp"
#include "support/shapes.hpp"
#include "support/tangles.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <memory>
#include <thread>

namespace eco::geo {
namespace {

using test::Dice;
using test::Lattice;

CellTuning some_tuning(Dice& dice) {
    return {static_cast<std::uint32_t>(dice.between(1, 60)), dice.between(16, 22), 2.0,
            dice.one_in(3) ? Borders::as_they_are : Borders::paired};
}

/// Lattice places, the layer's vertices, and places a millimetre beside them or far out.
std::vector<Xy> some_points(Dice& dice, const Lattice& lattice, const std::vector<Shape>& layer) {
    std::vector<Xy> points;
    for (int i = 0; i < 150; ++i) {
        Xy p = lattice.any(dice);
        if (dice.one_in(3)) {
            const Shape& shape = layer[dice.next() % layer.size()];
            p = shape.vertices[dice.next() % shape.vertices.size()];
        }
        if (dice.one_in(2)) {
            p = {p.x + dice.between(-1, 1), p.y + dice.between(-1, 1)};
        }
        points.push_back(p);
    }
    points.push_back({INT32_MAX, INT32_MIN});
    points.push_back({INT32_MIN, INT32_MAX});
    return points;
}

std::vector<std::vector<FeatureId>> one_by_one(const LayerIndex& index,
                                               const std::vector<Xy>& points) {
    std::vector<std::vector<FeatureId>> held;
    for (const Xy p : points) {
        held.push_back(index.covering(p));
    }
    return held;
}

std::vector<std::vector<FeatureId>> at_once(const LayerIndex& index, std::span<const Xy> points) {
    PointHits hits;
    index.covering_each(points, hits);
    std::vector<std::vector<FeatureId>> held;
    for (std::size_t k = 0; k < hits.points(); ++k) {
        held.emplace_back(hits.of(k).begin(), hits.of(k).end());
    }
    return held;
}

RC_GTEST_PROP(IndexBatch, points_at_once_are_held_as_one_by_one, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 10);
    const auto layer = dice.one_in(2)
                           ? test::some_heap(dice, lattice, dice.between(1, 15))
                           : test::some_partition(dice, lattice, 8, test::Borders::shaken);
    const test::MemorySource source(layer);
    const auto words = build_cell_index(source, some_tuning(dice));
    const auto index = *open_flat_index(source, words);
    const auto points = some_points(dice, lattice, layer);
    const auto expected = one_by_one(*index, points);
    RC_ASSERT(at_once(*index, points) == expected);
    const auto plain_words = build_cell_index(source);
    RC_ASSERT(one_by_one(**open_flat_index(source, plain_words), points) == expected);
    const std::size_t some = dice.next() % points.size();
    const auto first = at_once(*index, std::span(points).first(some));
    RC_ASSERT(std::equal(first.begin(), first.end(), expected.begin()));
}

RC_GTEST_PROP(IndexBatch, fused_layers_answer_as_each_layer_does, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 10);
    std::vector<std::vector<Shape>> layers;
    std::vector<std::unique_ptr<test::MemorySource>> sources;
    std::vector<const ShapeSource*> row;
    for (int i = dice.between(1, 5); i > 0; --i) {
        layers.push_back(dice.one_in(2)
                             ? test::some_heap(dice, lattice, dice.between(1, 8))
                             : test::some_partition(dice, lattice, 6, test::Borders::shaken));
        sources.push_back(std::make_unique<test::MemorySource>(layers.back()));
        row.push_back(sources.back().get());
    }
    const Plane plane{test::guizhou_plane()};
    const FusedLayers fused(row, plane, some_tuning(dice));
    const auto points = some_points(dice, lattice, layers[0]);
    std::vector<std::vector<FeatureId>> held(points.size());
    std::vector<Overlap> shared;
    const Shape footprint = test::some_footprint(dice, lattice, layers[0]);
    for (std::uint32_t i = 0; i < row.size(); ++i) {
        const auto words = build_cell_index(*row[i]);
        const auto index = *open_cell_index(*row[i], words, plane);
        for (std::size_t k = 0; k < points.size(); ++k) {
            for (const FeatureId id : index->covering(points[k])) {
                held[k].push_back(fused.fused({i, id}));
                RC_ASSERT(fused.member(held[k].back()) == (FusedLayers::Member{i, id}));
            }
        }
        for (Overlap overlap : index->overlaps(footprint.view())) {
            overlap.feature = fused.fused({i, overlap.feature});
            shared.push_back(overlap);
        }
    }
    RC_ASSERT(at_once(fused.index(), points) == held);
    const auto found = fused.index().overlaps(footprint.view());
    // Pieces of edges are added in the order of the cells, which differs. A sliver is what is left
    // of terms as large as the lattice, so its rounding is measured against the lattice, not the
    // sliver.
    const double wide_m = lattice.step / 1000.0 * lattice.size;
    const auto near = [](double a, double b, double of) {
        return std::abs(a - b) <= 1e-9 * a + 0x1p-42 * of;
    };
    RC_ASSERT(std::equal(found.begin(), found.end(), shared.begin(), shared.end(),
                         [&](const Overlap& a, const Overlap& b) {
                             return a.feature == b.feature && a.points == b.points &&
                                    near(a.area_m2, b.area_m2, wide_m * wide_m) &&
                                    near(a.length_m, b.length_m, wide_m);
                         }));
}

RC_GTEST_PROP(IndexBatch, threads_that_share_an_index_and_the_points_agree_with_one, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 12);
    const auto layer = test::some_partition(dice, lattice, 9, test::Borders::shaken);
    const test::MemorySource source(layer);
    const auto words = build_cell_index(source, k_tuned_for_points);
    const auto index = *open_flat_index(source, words);
    const auto points = some_points(dice, lattice, layer);
    const auto expected = at_once(*index, points);
    constexpr std::size_t k_threads = 3;
    std::vector<std::vector<std::vector<FeatureId>>> parts(k_threads);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < k_threads; ++t) {
        threads.emplace_back([&, t] {
            const std::size_t from = points.size() * t / k_threads;
            const std::size_t end = points.size() * (t + 1) / k_threads;
            parts[t] = at_once(*index, std::span(points).subspan(from, end - from));
        });
    }
    std::vector<std::vector<FeatureId>> joined;
    for (std::size_t t = 0; t < k_threads; ++t) {
        threads[t].join();
        joined.insert(joined.end(), parts[t].begin(), parts[t].end());
    }
    RC_ASSERT(joined == expected);
}

/// Sanitizers watch: a file made wrong may stop a query, never lead it astray in memory.
RC_GTEST_PROP(IndexBatch, words_made_wrong_stop_a_batch_or_are_answered, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 10);
    const auto layer = test::some_partition(dice, lattice, 7, test::Borders::shaken);
    const test::MemorySource source(layer);
    auto words = build_cell_index(source, some_tuning(dice));
    for (int i = dice.between(1, 8); i > 0; --i) {
        std::uint32_t& word = words[dice.next() % words.size()];
        word = dice.one_in(2) ? static_cast<std::uint32_t>(dice.next())
                              : word ^ 1U << static_cast<unsigned>(dice.between(0, 31));
    }
    const auto index = open_flat_index(source, words);
    RC_PRE(index.has_value());
    try {
        const auto held = at_once(**index, some_points(dice, lattice, layer));
        for (const auto& ids : held) {
            RC_ASSERT(std::all_of(ids.begin(), ids.end(),
                                  [&](FeatureId id) { return id < source.size(); }));
        }
    } catch (const CorruptIndex&) {
        RC_TAG("stopped");
    }
}

RC_GTEST_PROP(IndexBatch, threads_build_the_words_that_one_builds, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    const Lattice lattice = test::some_lattice(dice, 10);
    std::vector<std::unique_ptr<test::MemorySource>> sources;
    std::vector<const ShapeSource*> row;
    for (int i = dice.between(1, 6); i > 0; --i) {
        sources.push_back(std::make_unique<test::MemorySource>(test::some_heap(dice, lattice, 5)));
        row.push_back(sources.back().get());
    }
    const CellTuning tuning = some_tuning(dice);
    const auto threads = [](std::size_t jobs, const std::function<void(std::size_t)>& job) {
        std::vector<std::thread> all;
        for (std::size_t i = jobs; i-- > 0;) {
            all.emplace_back([&job, i] { job(i); });
        }
        for (std::thread& thread : all) {
            thread.join();
        }
    };
    RC_ASSERT(build_cell_indexes(row, tuning, threads) ==
              build_cell_indexes(row, tuning, one_after_another));
}

#if defined(__x86_64__)
RC_GTEST_PROP(IndexBatch, every_kind_of_machine_sees_the_same_sides, ()) {
    Dice dice(*rc::gen::arbitrary<std::uint64_t>());
    std::vector<Xy> run(static_cast<std::size_t>(dice.between(1, detail::k_most_sides)));
    for (Xy& p : run) {
        p = dice.one_in(4) ? Xy{INT32_MIN, INT32_MAX}
                           : Xy{dice.between(-3, 3), dice.between(-3, 3)};
    }
    const Xy at =
        dice.one_in(4) ? Xy{INT32_MIN, INT32_MAX} : Xy{dice.between(-3, 3), dice.between(-3, 3)};
    constexpr std::uint64_t k_even = 0x5555555555555555U;
    const auto plain = detail::PlainSides::of(run.data(), run.size(), at);
    const auto agrees = [&](const detail::Sides& sides) {
        return sides.low == plain.low && (sides.same & k_even) == plain.same;
    };
    if (__builtin_cpu_supports("avx2") != 0) {
        RC_ASSERT(agrees(detail::Avx2Sides::of(run.data(), run.size(), at)));
    }
    if (__builtin_cpu_supports("avx512f") != 0) {
        RC_ASSERT(agrees(detail::Avx512Sides::of(run.data(), run.size(), at)));
    }
}
#endif

} // namespace
} // namespace eco::geo
