// SPDX-License-Identifier: MulanPSL-2.0
// How the cell index lies in the release: one array of 32-bit words.
//   header (16 words) · root table, row by row · nodes (16 cells, one cache line), leaves, sets
// A cell is one word: what it is (3 bits) and where, or which feature (29 bits).
//   set:  count · features, ascending
//   leaf: cell word of what covers it whole · items · item…
//   item: feature, kind and parity at the cell's corner · chains · (first vertex, edges)…
#pragma once

#include "geo/layer_index.hpp"
#include "geo/plane.hpp"

#include <cstdint>

namespace eco::geo::detail {

using Word = std::uint32_t;

constexpr Word k_cells_magic = 0x314c4543; // "CEL1"
constexpr Word k_header_words = 16;
constexpr int k_finest = 15;      ///< 2^15 mm: 33 m
constexpr int k_root = 21;        ///< 2^21 mm: 2.1 km, unless the layer is too sparse for it
constexpr int k_coarsest = 29;    ///< of the root cells
constexpr Word k_leaf_limit = 40; ///< edges; a cell with more is divided

enum class CellKind : Word { empty, single, set, node, leaf };

[[nodiscard]] constexpr Word cell_word(CellKind kind, Word payload) {
    return payload << 3 | static_cast<Word>(kind);
}
[[nodiscard]] constexpr CellKind kind_of_cell(Word cell) {
    return static_cast<CellKind>(cell & 7U);
}
[[nodiscard]] constexpr Word payload_of(Word cell) {
    return cell >> 3;
}

/// A run of edges: vertex i to i + 1 (for points: i to itself), `count` of them.
struct Chain {
    Word first = 0;
    Word count = 0;
};

struct CellItem {
    FeatureId feature = 0;
    ShapeKind kind = ShapeKind::points;
    bool parity = false; ///< does the polygon hold the cell's corner
};

[[nodiscard]] constexpr Word item_word(const CellItem& item) {
    return item.feature << 3 | static_cast<Word>(item.kind) << 1 | (item.parity ? 1U : 0U);
}
[[nodiscard]] constexpr CellItem item_of(Word word) {
    return {word >> 3, static_cast<ShapeKind>(word >> 1 & 3U), (word & 1U) != 0};
}

/// The other end of edge i.
[[nodiscard]] constexpr Word end_of(ShapeKind kind, Word i) {
    return kind == ShapeKind::points ? i : i + 1;
}

} // namespace eco::geo::detail
