// SPDX-License-Identifier: MulanPSL-2.0
// Borders of a small label raster, and scan conversion.
#include "province/borders.hpp"

#include <gtest/gtest.h>

namespace eco::province {

TEST(Borders, three_labels_meet_in_one_junction_that_stays) {
    // 0 0 1 1 over 2 2 2 2
    const LabelWindow window{{0, 0}, 4, 2, {2, 2, 2, 2, 0, 0, 1, 1}};
    const Lattice lattice;
    const Lines lines = smooth_borders(lattice, window);
    ASSERT_EQ(lines.size(), 3U);
    const Point junction = lattice.corner({2, 1});
    for (const Line& line : lines) {
        EXPECT_TRUE(line.front() == junction || line.back() == junction);
    }
}

TEST(Borders, an_island_becomes_one_closed_line) {
    const LabelWindow window{{0, 0}, 3, 3, {0, 0, 0, 0, 1, 0, 0, 0, 0}};
    const Lines lines = smooth_borders(Lattice{}, window);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.front().front(), lines.front().back());
    EXPECT_GE(lines.front().size(), 5U);
}

TEST(Borders, no_line_is_drawn_against_what_has_no_label) {
    LabelWindow window{{0, 0}, 4, 1, {0, -1, -1, 1}};
    EXPECT_TRUE(smooth_borders(Lattice{}, window).empty());
    grow_labels(window, 1);
    EXPECT_EQ(window.labels, (std::vector<int>{0, 0, 1, 1}));
    EXPECT_EQ(smooth_borders(Lattice{}, window).size(), 1U);
}

TEST(Lattice, fills_the_cells_whose_centre_is_inside) {
    const Lattice lattice;
    const Point a = lattice.corner({10, 10});
    const Point b = lattice.corner({13, 12});
    const Polygon box = {{{a.x, a.y}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}, {a.x, a.y}}};
    EXPECT_EQ(cells_inside(lattice, box).size(), 6U);
}

} // namespace eco::province
