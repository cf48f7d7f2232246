// SPDX-License-Identifier: MulanPSL-2.0
// Well-known text of simple features (OGC 06-103r4 §7), two-dimensional: what tables hold places
// in.
#pragma once

#include "base/result.hpp"
#include "formats/rows/positions.hpp"

#include <string>
#include <string_view>

namespace eco::formats {

/// POINT, LINESTRING, POLYGON and their MULTI forms; a "Z" is read and its heights dropped. Errors:
/// project_bad_geometry, project_too_many_vertices, and those of Converter::to_lonlat.
[[nodiscard]] Status parse_wkt(std::string_view text, Positions& into);

/// Longitude first, shortest digits that read back to the same number.
void append_wkt(std::string& out, const geo::Geometry& geometry);

} // namespace eco::formats
