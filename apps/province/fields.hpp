// SPDX-License-Identifier: MulanPSL-2.0
// The invented ground: ecological value, urban pull, basins and the three classes of every cell.
#pragma once

#include "province/counties.hpp"
#include "province/lattice.hpp"

#include <cstdint>
#include <vector>

namespace eco::province {

/// Classes as the unit code writes them: 1 priority, 2 key, 3 general; 0 outside the province.
struct Ground {
    Lattice lattice;
    std::uint64_t seed = 0;
    std::vector<int> county;  ///< index into the counties, -1 outside
    std::vector<double> area; ///< km² of a cell, by row
    std::vector<double> ecology;
    std::vector<double> urban;
    std::vector<int> klass;

    [[nodiscard]] double cell_area(std::size_t cell) const {
        return area[static_cast<std::size_t>(lattice.cell(cell).row)];
    }
};

enum class Basin { yangtze, chishui, pearl };

inline constexpr double k_priority_share = 0.4329;
inline constexpr double k_key_share = 0.1526;
inline constexpr double k_redline_share = 0.2606;

[[nodiscard]] Ground make_ground(const std::vector<County>& counties, std::uint64_t seed);
/// Distance in degrees of latitude, good enough for drawing.
[[nodiscard]] double drawing_distance(Point a, Point b);
/// Approximate: a polyline along the Miaoling for the Yangtze–Pearl divide, a polygon for Chishui.
[[nodiscard]] Basin basin_at(Point point, std::uint64_t seed);
/// Majority of the 5 × 5 window, among cells of the mask.
void smooth_majority(const Lattice& lattice, const std::vector<int>& mask, std::vector<int>& value);
/// The cells of `order`, from its head, whose area makes up the share (km²): flagged 1.
[[nodiscard]] std::vector<int> take_area(const Ground& ground,
                                         const std::vector<std::size_t>& order, double km2);
/// Cells sorted by falling value, ties by index.
void sort_falling(std::vector<std::size_t>& cells, const std::vector<double>& value);

} // namespace eco::province
