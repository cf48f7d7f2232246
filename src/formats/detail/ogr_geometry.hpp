// SPDX-License-Identifier: MulanPSL-2.0
// From an OGR geometry to ours, vertex by vertex through a datum conversion.
#pragma once

#include "base/result.hpp"
#include "geo/crs.hpp"
#include "geo/geometry.hpp"

class OGRGeometry;

namespace eco::formats::detail {

/// Linear, two-dimensional parts; adds to `out`. Errors: those of Converter::to_lonlat.
[[nodiscard]] Status add_geometry(const OGRGeometry& from, const geo::Converter& converter,
                                  geo::Geometry& out);

} // namespace eco::formats::detail
