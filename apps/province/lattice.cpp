// SPDX-License-Identifier: MulanPSL-2.0
// Scan conversion: crossings of each row's centre line with the rings, filled in pairs.
#include "province/lattice.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace eco::province {

namespace {

using Crossings = std::map<int, std::vector<double>>;

void add_crossings(const Lattice& lattice, Point a, Point b, Crossings& crossings) {
    if (a.y > b.y) {
        std::swap(a, b);
    }
    const int first = static_cast<int>(std::ceil((a.y - lattice.south) / lattice.step - 0.5));
    for (int row = std::max(first, 0); row < lattice.rows; ++row) {
        const double y = lattice.south + (row + 0.5) * lattice.step;
        if (y >= b.y) {
            break;
        }
        if (y >= a.y) {
            crossings[row].push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
        }
    }
}

} // namespace

Cell Lattice::at(Point point) const {
    return {static_cast<int>(std::floor((point.x - west) / step)),
            static_cast<int>(std::floor((point.y - south) / step))};
}

std::vector<double> Lattice::row_areas() const {
    constexpr double k_axis_km = 6378.137;
    std::vector<double> areas;
    for (int row = 0; row < rows; ++row) {
        const double low = authalic_ordinate(south + row * step);
        const double high = authalic_ordinate(south + (row + 1) * step);
        areas.push_back(k_axis_km * k_axis_km * (high - low) * step * std::numbers::pi / 180.0);
    }
    return areas;
}

std::vector<std::size_t> cells_inside(const Lattice& lattice, const Polygon& polygon) {
    Crossings crossings;
    for (const Line& ring : polygon) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            add_crossings(lattice, ring[i], ring[i + 1], crossings);
        }
    }
    std::vector<std::size_t> cells;
    for (auto& [row, xs] : crossings) {
        std::sort(xs.begin(), xs.end());
        for (std::size_t i = 0; i + 1 < xs.size(); i += 2) {
            const int first =
                static_cast<int>(std::ceil((xs[i] - lattice.west) / lattice.step - 0.5));
            for (int column = std::max(first, 0); column < lattice.columns; ++column) {
                if (lattice.centre({column, row}).x >= xs[i + 1]) {
                    break;
                }
                cells.push_back(lattice.index({column, row}));
            }
        }
    }
    return cells;
}

} // namespace eco::province
