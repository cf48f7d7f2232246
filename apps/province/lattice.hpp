// SPDX-License-Identifier: MulanPSL-2.0
// The lattice of 0.0025° cells on which the province is invented, and the scan conversion of
// polygons to it.
#pragma once

#include "province/plane_graph.hpp"

#include <cstddef>
#include <vector>

namespace eco::province {

struct Cell {
    int column = 0;
    int row = 0;
};

struct Lattice {
    double west = 103.5;
    double south = 24.5;
    double step = 0.0025;
    int columns = 2480; ///< to 109.7° E
    int rows = 1960;    ///< to 29.4° N

    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    [[nodiscard]] bool holds(Cell cell) const {
        return cell.column >= 0 && cell.row >= 0 && cell.column < columns && cell.row < rows;
    }
    [[nodiscard]] std::size_t index(Cell cell) const {
        return static_cast<std::size_t>(cell.row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(cell.column);
    }
    [[nodiscard]] Cell cell(std::size_t index) const {
        const auto width = static_cast<std::size_t>(columns);
        return {static_cast<int>(index % width), static_cast<int>(index / width)};
    }
    [[nodiscard]] Point centre(Cell cell) const {
        return {west + (cell.column + 0.5) * step, south + (cell.row + 0.5) * step};
    }
    [[nodiscard]] Point corner(Cell cell) const {
        return {west + cell.column * step, south + cell.row * step};
    }
    [[nodiscard]] Cell at(Point point) const;
    /// km² of the cells of each row, on the ellipsoid.
    [[nodiscard]] std::vector<double> row_areas() const;
};

/// Indices of the cells whose centre lies inside (even-odd), in row order.
[[nodiscard]] std::vector<std::size_t> cells_inside(const Lattice& lattice, const Polygon& polygon);

} // namespace eco::province
