// SPDX-License-Identifier: MulanPSL-2.0
// The peer of the cell index: GEOS behind the same interface.
#pragma once

#include "geo/layer_index.hpp"

namespace eco::geo {

/// `tree` is what build_packed_tree made; source and plane must outlive the index.
[[nodiscard]] std::unique_ptr<LayerIndex> make_simple_index(const ShapeSource& source,
                                                            std::span<const std::uint32_t> tree,
                                                            const Plane& plane);

} // namespace eco::geo
