// SPDX-License-Identifier: MulanPSL-2.0
// What lies over the units: red line, reserves, water sources, parks and the rest, drawn cell by
// cell. A cell's atom says everything about it; borders run where atoms differ.
#pragma once

#include "province/units.hpp"

#include <compare>
#include <vector>

namespace eco::province {

/// Places are numbered from 1 by unit order; 0 = none.
struct Atom {
    int unit = -1;
    int basin = 0;
    int redline = 0;
    int reserve = 0;
    int reserve_core = 0;
    int water_grade = 0; ///< 1, 2, 3 = quasi
    int park = 0;
    int farmland = 0;
    int no_burn = 0;
    int liquor = 0;
    int weak_diffusion = 0;
    int soil_risk = 0;
    auto operator<=>(const Atom&) const = default;
};

struct Reserve {
    std::string kind; ///< national_park | nature_reserve | nature_park
};
struct Park {
    bool chemical = false;
    bool planning_eia = false;
};

struct Overlays {
    std::vector<Atom> atoms;       ///< sorted
    std::vector<int> raster;       ///< index into atoms, -1 outside
    std::vector<Reserve> reserves; ///< reserve n is reserves[n - 1]
    std::vector<Park> parks;
};

/// Five liquor areas: county and middle.
struct LiquorArea {
    const char* county;
    Point middle;
};
inline constexpr LiquorArea k_liquor_areas[] = {{"520382", {106.37, 27.86}},
                                                {"520382", {106.20, 27.72}},
                                                {"520330", {106.22, 28.13}},
                                                {"520330", {106.02, 28.29}},
                                                {"520381", {105.78, 28.50}}};

[[nodiscard]] Overlays make_overlays(const std::vector<County>& counties, const Ground& ground,
                                     const Units& units);

} // namespace eco::province
