// SPDX-License-Identifier: MulanPSL-2.0
// Several layers behind one index: "everything here" in one descent instead of one a layer. A value
// of its own, immutable once made: a server builds the next one beside it and swaps the pointer.
#pragma once

#include "geo/cell_index.hpp"

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace eco::geo {

class FusedLayers {
  public:
    /// A feature of one of the layers, by the layer's place in the list.
    struct Member {
        std::uint32_t layer = 0;
        FeatureId feature = 0;
        bool operator==(const Member&) const = default;
    };

    /// Copies the shapes (8 bytes a vertex) and builds the index, about 0.1 µs a vertex. All layers
    /// lie on this plane, which must outlive the value.
    FusedLayers(std::span<const ShapeSource* const> layers, const Plane& plane,
                const CellTuning& tuning);
    /// On a plane that is its own ground; see open_flat_index.
    FusedLayers(std::span<const ShapeSource* const> layers, const CellTuning& tuning);
    ~FusedLayers();
    FusedLayers(FusedLayers&&) noexcept;
    FusedLayers& operator=(FusedLayers&&) noexcept;

    /// Answers in features counted through all layers, in the order of the list: ascending features
    /// are ascending members.
    [[nodiscard]] const LayerIndex& index() const;
    [[nodiscard]] Member member(FeatureId fused) const;
    /// The counted feature; the inverse of member().
    [[nodiscard]] FeatureId fused(Member member) const;
    /// Bytes held: index and vertices.
    [[nodiscard]] std::size_t bytes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace eco::geo
