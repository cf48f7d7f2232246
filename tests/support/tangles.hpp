// SPDX-License-Identifier: MulanPSL-2.0
// Valid but nasty shapes for the index: few distinct coordinates, so that vertices lie on edges,
// edges on edges and corners on corners of cells; partitions with enclaves, holes and parts that
// touch in a point; heaps of overlapping polygons, lines and points.
#pragma once

#include "geo/shape.hpp"
#include "support/dice.hpp"

#include <vector>

namespace eco::geo::test {

using eco::test::Dice;

/// Places that shapes may use: a lattice, perhaps shaken.
struct Lattice {
    Xy origin;
    std::int32_t step = 1;
    std::int32_t size = 8; ///< places are 0…size in both directions
    [[nodiscard]] Xy at(std::int32_t i, std::int32_t j) const {
        return {origin.x + i * step, origin.y + j * step};
    }
    [[nodiscard]] Xy any(Dice& dice) const {
        return at(dice.between(0, size), dice.between(0, size));
    }
};

/// Steps from a millimetre to more than a root cell, corners on and off the corners of cells.
[[nodiscard]] Lattice some_lattice(Dice& dice, std::int32_t size);

/// Runs become parts; rings are closed and oriented here, `holes` says which are holes.
[[nodiscard]] Shape make_shape(ShapeKind kind, const std::vector<std::vector<Xy>>& runs,
                               const std::vector<std::uint8_t>& holes);

enum class Borders { straight, shaken };
/// The lattice's squares dealt out to `owners`: a tiling of the whole lattice. Straight borders
/// lose some of their vertices on one side only; shaken ones have all vertices on both sides.
[[nodiscard]] std::vector<Shape> some_partition(Dice& dice, const Lattice& lattice,
                                                std::int32_t owners, Borders borders);

[[nodiscard]] Shape some_polygon(Dice& dice, const Lattice& lattice);
[[nodiscard]] Shape some_lines(Dice& dice, const Lattice& lattice);
[[nodiscard]] Shape some_points(Dice& dice, const Lattice& lattice);
/// A polygon of many short edges about a place: makes cells divide.
[[nodiscard]] Shape some_star(Dice& dice, const Lattice& lattice, std::int32_t vertices);
/// Any of the above, and copies of what is there already.
[[nodiscard]] std::vector<Shape> some_heap(Dice& dice, const Lattice& lattice, std::int32_t count);
/// A footprint that is apt to meet the layer awkwardly: its own shapes, shifted, or along borders.
[[nodiscard]] Shape some_footprint(Dice& dice, const Lattice& lattice,
                                   const std::vector<Shape>& layer);

[[nodiscard]] Shape shifted(const Shape& shape, std::int32_t dx, std::int32_t dy);

} // namespace eco::geo::test
