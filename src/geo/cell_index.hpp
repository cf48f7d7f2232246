// SPDX-License-Identifier: MulanPSL-2.0
// Building the cell index of a layer: words for the release file. LayerIndex reads them where they
// lie.
#pragma once

#include "geo/executor.hpp"
#include "geo/layer_index.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <vector>

namespace eco::geo {

/// Whether a leaf says that two neighbours share all of their border in it.
enum class Borders : std::uint8_t { as_they_are, paired };

/// How an index trades memory for speed. Answers do not depend on it.
struct CellTuning {
    std::uint32_t leaf_limit = 40; ///< edges; a cell with more is divided
    int root_log2 = 21;        ///< root cells of 2^n mm, unless the layer is too sparse for them:
    double root_share = 0.125; ///< at most so many root cells a vertex
    Borders borders = Borders::as_they_are;
};
/// Footprints read whole neighbourhoods: few, full leaves.
constexpr CellTuning k_tuned_for_overlay{};
/// Points read one leaf: small ones under a fine root table, which alone answers most points of a
/// partition.
constexpr CellTuning k_tuned_for_points{32, 19, 1.5, Borders::paired};

/// Same shapes, same words.
[[nodiscard]] std::vector<std::uint32_t> build_cell_index(const ShapeSource& source,
                                                          const CellTuning& tuning);
[[nodiscard]] std::vector<std::uint32_t> build_cell_index(const ShapeSource& source);
/// One index a source, in their order, each a job of the executor.
[[nodiscard]] std::vector<std::vector<std::uint32_t>>
build_cell_indexes(std::span<const ShapeSource* const> sources, const CellTuning& tuning,
                   const Executor& executor);

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
