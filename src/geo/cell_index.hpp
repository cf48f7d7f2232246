// SPDX-License-Identifier: MulanPSL-2.0
// Building the cell index of a layer: words for the release file. LayerIndex reads them where they
// lie.
#pragma once

#include "geo/layer_index.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <vector>

namespace eco::geo {

/// Same shapes, same words. Layers are independent: a caller with threads builds several at once.
[[nodiscard]] std::vector<std::uint32_t> build_cell_index(const ShapeSource& source);

/// The index over words that lie elsewhere (a memory map); source, words and plane must outlive it.
/// Checks the frame; what lies inside is checked at every step of a query. Errors:
/// geo_index_corrupt.
[[nodiscard]] Result<std::unique_ptr<LayerIndex>>
open_cell_index(const ShapeSource& source, std::span<const std::uint32_t> words,
                const Plane& plane);

/// The same over a plane that is its own ground (a yardstick, a site grid): lengths and distances
/// are those of the plane, `Nearest` carries no places, and depth and intersection, which need the
/// ellipsoid, throw logic_error.
[[nodiscard]] Result<std::unique_ptr<LayerIndex>>
open_flat_index(const ShapeSource& source, std::span<const std::uint32_t> words);

/// Thrown by a query that meets an offset outside the file: somebody made the file wrong on purpose
/// (a damaged one fails its digest). No answer is better than a wrong one.
struct CorruptIndex : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace eco::geo
