// SPDX-License-Identifier: MulanPSL-2.0
// A packed R-tree over feature boxes in Hilbert order, as one flat array of words: written once
// into the release, searched where it lies.
#pragma once

#include "geo/layer_index.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace eco::geo {

/// Words: count, then for each entry of the leaf level id,x0,y0,x1,y1, then level by level
/// x0,y0,x1,y1.
class PackedTree {
  public:
    explicit PackedTree(std::span<const std::uint32_t> words) : m_words(words) {}
    /// Ids of features whose box meets the query box, ascending.
    [[nodiscard]] std::vector<std::uint32_t> search(const XyBox& box) const;

    [[nodiscard]] static std::vector<std::uint32_t> build(std::span<const XyBox> boxes);

  private:
    std::span<const std::uint32_t> m_words;
};

/// The tree over the boxes of a source's shapes.
[[nodiscard]] std::vector<std::uint32_t> build_packed_tree(const ShapeSource& source);

} // namespace eco::geo
