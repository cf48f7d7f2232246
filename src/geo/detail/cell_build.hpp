// SPDX-License-Identifier: MulanPSL-2.0
// The state that is handed down while cells are divided.
#pragma once

#include "geo/cell_index.hpp"
#include "geo/detail/cell_format.hpp"

#include <span>
#include <vector>

namespace eco::geo::detail {

/// What lies in a cell that is not yet written. Chains of an item are consecutive.
struct CellWork {
    struct Item {
        CellItem what;
        Word first_chain = 0;
        Word chains = 0;
    };
    std::vector<Item> items;
    std::vector<Chain> chains;
    std::vector<FeatureId> covering; ///< features that hold the whole cell
    Word edges = 0;

    void clear();
    /// Adds edge i of the item that is being filled (opened here when it is the first).
    void add_edge(const CellItem& what, Word i);
};

/// Are the edges of item i those of the item before it, walked the other way?
[[nodiscard]] bool mirrors(const CellWork& work, std::size_t i, std::span<const Xy> vertices);

/// Puts the edges of every feature into root cells; the table is row by row.
struct RootTable {
    Xy origin;
    Word columns = 0, rows = 0;
    int size_log2 = 0;
    std::vector<CellWork> cells;
};
[[nodiscard]] RootTable fill_roots(const ShapeSource& source, const CellTuning& tuning);

/// Divides `work` (a cell with this corner and size) into 4×4; false when that would only multiply
/// edges.
[[nodiscard]] bool divide(const CellWork& work, std::span<const Xy> vertices, Xy corner,
                          int size_log2, std::span<CellWork, 16> children);

} // namespace eco::geo::detail
