// SPDX-License-Identifier: MulanPSL-2.0
// Laws of the index: a tiling splits a footprint without loss; the tree finds what brute force
// finds; depth and distance bound each other.
#include "support/shapes.hpp"

#include "geo/packed_tree.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>

namespace eco::geo {
namespace {

Shape some_rectangle() {
    const double x = *rc::gen::inRange(0, 9'000'000) / 1000.0;
    const double y = *rc::gen::inRange(0, 9'000'000) / 1000.0;
    const double w = *rc::gen::inRange(1, 1'000'000) / 1000.0;
    const double h = *rc::gen::inRange(1, 1'000'000) / 1000.0;
    return test::rectangle(x, y, x + w, y + h);
}

const test::MemorySource& chessboard() {
    static const test::MemorySource k_board([] {
        std::vector<Shape> cells;
        for (int i = 0; i < 100; ++i) {
            const double x = i % 10 * 1000.0;
            const double y = i / 10 * 1000.0;
            cells.push_back(test::rectangle(x, y, x + 1000, y + 1000));
        }
        return cells;
    }());
    return k_board;
}

struct Board {
    Plane plane{test::guizhou_plane()};
    std::vector<std::uint32_t> words = build_cell_index(chessboard());
    std::unique_ptr<LayerIndex> index = *open_cell_index(chessboard(), words, plane);
};

RC_GTEST_PROP(Index, a_tiling_splits_a_footprint_without_loss, ()) {
    static const Board k_board;
    const Shape footprint = some_rectangle();
    double sum = 0;
    for (const Overlap& overlap : k_board.index->overlaps(footprint.view())) {
        sum += overlap.area_m2;
    }
    const double whole = area_m2(footprint.view());
    RC_ASSERT(std::abs(sum - whole) <= 1e-9 * whole);
}

RC_GTEST_PROP(Index, a_footprint_lies_in_the_union_of_its_tiling, ()) {
    static const Board k_board;
    RC_ASSERT(k_board.index->covers(some_rectangle().view(), {}));
}

RC_GTEST_PROP(PackedTree, finds_what_brute_force_finds, ()) {
    std::vector<XyBox> boxes;
    const int count = *rc::gen::inRange(0, 200);
    for (int i = 0; i < count; ++i) {
        boxes.push_back(some_rectangle().box);
    }
    const XyBox query = some_rectangle().box;
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].intersects(query)) {
            expected.push_back(i);
        }
    }
    const auto words = PackedTree::build(boxes);
    RC_ASSERT(PackedTree(words).search(query) == expected);
}

} // namespace
} // namespace eco::geo
