// SPDX-License-Identifier: MulanPSL-2.0
// The 1,341 control units: counts apportioned to counties, cells shared out by warped Voronoi.
#pragma once

#include "province/fields.hpp"

#include <array>
#include <string>
#include <vector>

namespace eco::province {

struct Unit {
    int county = 0;
    int klass = 0;
    int serial = 0; ///< from 1, by county and class
    std::string subclass;
    std::vector<std::size_t> cells;
};

struct Units {
    std::vector<Unit> list;  ///< by county, class, serial
    std::vector<int> raster; ///< index into the list, -1 outside
};

/// Units of priority, key, general in the first edition for Guizhou (geodata: 769/427/145).
inline constexpr std::array<int, 3> k_unit_counts = {769, 427, 145};

/// Sainte-Laguë: at least one seat each, the rest by highest quotient.
[[nodiscard]] std::vector<int> apportion(const std::vector<double>& weights, int seats);
[[nodiscard]] Units make_units(const std::vector<County>& counties, const Ground& ground);

} // namespace eco::province
