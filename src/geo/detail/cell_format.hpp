// SPDX-License-Identifier: MulanPSL-2.0
// How the cell index lies in the release: one array of 32-bit words.
//   header (16 words) · root table, row by row · nodes (16 cells, one cache line), leaves, sets
// A cell is one word: what it is (3 bits) and where, or which feature (29 bits).
//   set:  count · features, ascending
//   leaf: cell word of what covers it whole · items · item…
//   item: feature, kind and parity at the cell's corner · chains · (first vertex, edges)…
//   An item may say that it mirrors the one before: its edges are the same, walked the other way (a
//   border between two neighbours), so that who asks about a point looks at them once.
#pragma once

#include "geo/layer_index.hpp"
#include "geo/plane.hpp"

#include <cstdint>

namespace eco::geo::detail {

using Word = std::uint32_t;

constexpr Word k_cells_magic = 0x314c4543; // "CEL1"
constexpr Word k_header_words = 16;
constexpr int k_finest = 15;   ///< 2^15 mm: 33 m
constexpr int k_coarsest = 29; ///< of the root cells

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
    bool mirror = false; ///< same edges as the item before, walked the other way
};

constexpr Word k_mirror = 3; ///< in the place of the kind: polygons, mirrored

[[nodiscard]] constexpr Word item_word(const CellItem& item) {
    const Word kind = item.mirror ? k_mirror : static_cast<Word>(item.kind);
    return item.feature << 3 | kind << 1 | (item.parity ? 1U : 0U);
}
[[nodiscard]] constexpr CellItem item_of(Word word) {
    const Word kind = word >> 1 & 3U;
    return {word >> 3, kind == k_mirror ? ShapeKind::polygons : static_cast<ShapeKind>(kind),
            (word & 1U) != 0, kind == k_mirror};
}

/// The other end of edge i.
[[nodiscard]] constexpr Word end_of(ShapeKind kind, Word i) {
    return kind == ShapeKind::points ? i : i + 1;
}

} // namespace eco::geo::detail
