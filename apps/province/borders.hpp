// SPDX-License-Identifier: MulanPSL-2.0
// Borders between labels of a raster as smooth lines that end at common junctions.
#pragma once

#include "province/lattice.hpp"

#include <vector>

namespace eco::province {

/// A window of the lattice with a label for each cell, -1 = no label (no border is drawn there).
struct LabelWindow {
    Cell origin; ///< of the lattice
    int columns = 0;
    int rows = 0;
    std::vector<int> labels;

    [[nodiscard]] int at(int column, int row) const {
        return column < 0 || row < 0 || column >= columns || row >= rows
                   ? -1
                   : labels[static_cast<std::size_t>(row * columns + column)];
    }
};

/// Labels grow by so many cells into what has none.
void grow_labels(LabelWindow& window, int cells);
/// Lines traced from junction to junction, corners cut, thinned to about 30 m.
[[nodiscard]] Lines smooth_borders(const Lattice& lattice, const LabelWindow& window);

} // namespace eco::province
