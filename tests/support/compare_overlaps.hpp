// SPDX-License-Identifier: MulanPSL-2.0
// What an index answers for a footprint against what GEOS says feature by feature.
#pragma once

#include "support/shapes.hpp"

#include <string>

namespace eco::geo::test {

/// The first difference in words, or nothing: the same features, areas to 1e-9 of the footprint,
/// lengths to 0.1 mm and 1e-9, the same points.
[[nodiscard]] std::string differs_from_geos(const std::vector<Shape>& layer,
                                            const IndexedSource& indexed, const Shape& footprint);

} // namespace eco::geo::test
