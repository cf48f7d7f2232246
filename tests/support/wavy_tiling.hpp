// SPDX-License-Identifier: MulanPSL-2.0
// A tiling with crooked borders, like a map of units: neighbours share every vertex of a border.
#pragma once

#include "support/shapes.hpp"

#include <algorithm>
#include <cstdint>

namespace eco::geo::test {

/// columns × rows cells of the given size, each side broken into `pieces` edges.
class WavyTiling {
  public:
    WavyTiling(int columns, int rows, double cell_m, int pieces)
        : m_columns(columns), m_rows(rows), m_cell(static_cast<std::int32_t>(cell_m * 1000)),
          m_pieces(pieces) {}

    /// The block of cells [c0, c1) × [r0, r1) as one polygon.
    [[nodiscard]] Shape block(int c0, int r0, int c1, int r1) const {
        Shape shape;
        shape.kind = ShapeKind::polygons;
        auto& ring = shape.vertices;
        ring.push_back(node(c0, r0));
        for (int c = c0; c < c1; ++c) {
            walk(c, r0, c + 1, r0, ring);
        }
        for (int r = r0; r < r1; ++r) {
            walk(c1, r, c1, r + 1, ring);
        }
        for (int c = c1; c > c0; --c) {
            walk(c, r1, c - 1, r1, ring);
        }
        for (int r = r1; r > r0; --r) {
            walk(c0, r, c0, r - 1, ring);
        }
        shape.parts = {{0, static_cast<std::uint32_t>(ring.size()), 0, 0}};
        shape.box = {ring[0].x, ring[0].y, ring[0].x, ring[0].y};
        for (const Xy p : ring) {
            shape.box = {std::min(shape.box.x0, p.x), std::min(shape.box.y0, p.y),
                         std::max(shape.box.x1, p.x), std::max(shape.box.y1, p.y)};
        }
        return shape;
    }

    [[nodiscard]] std::vector<Shape> cells() const {
        std::vector<Shape> all;
        for (int r = 0; r < m_rows; ++r) {
            for (int c = 0; c < m_columns; ++c) {
                all.push_back(block(c, r, c + 1, r + 1));
            }
        }
        return all;
    }

  private:
    int m_columns, m_rows;
    std::int32_t m_cell;
    int m_pieces;

    /// A fixed number in [-1, 1] for a place (the finalizer of SplitMix64).
    [[nodiscard]] static double noise(std::uint64_t seed) {
        seed += 0x9E3779B97F4A7C15ULL;
        seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<double>((seed ^ (seed >> 31)) % 2001) / 1000.0 - 1.0;
    }

    [[nodiscard]] Xy node(int c, int r) const { return {c * m_cell, r * m_cell}; }

    /// The vertices of a side after its first, the same whichever way it is walked.
    void walk(int c0, int r0, int c1, int r1, std::vector<Xy>& ring) const {
        const bool forward = c1 > c0 || r1 > r0;
        const int c = std::min(c0, c1);
        const int r = std::min(r0, r1);
        const bool horizontal = c0 != c1;
        for (int i = 1; i < m_pieces; ++i) {
            const int k = forward ? i : m_pieces - i;
            const auto seed = ((static_cast<std::uint64_t>(c) * 4096 + static_cast<std::uint64_t>(r)) * 2 +
                               (horizontal ? 1 : 0)) * 65536 + static_cast<std::uint64_t>(k);
            const auto along = static_cast<std::int32_t>(std::int64_t{m_cell} * k / m_pieces);
            const auto aside = static_cast<std::int32_t>(noise(seed) * m_cell / 8);
            const Xy base = node(c, r);
            ring.push_back(horizontal ? Xy{base.x + along, base.y + aside}
                                      : Xy{base.x + aside, base.y + along});
        }
        ring.push_back(node(c1, r1));
    }
};

} // namespace eco::geo::test
