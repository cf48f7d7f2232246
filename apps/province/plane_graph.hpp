// SPDX-License-Identifier: MulanPSL-2.0
// The one door to GEOS (C API, reentrant): noding, polygonizing, clipping, strips.
// A failure of GEOS is a broken invariant of the generator and throws std::runtime_error.
#pragma once

#include "province/datum.hpp"

#include <vector>

namespace eco::province {

/// First ring is the outer one; rings are closed.
using Polygon = std::vector<Line>;
using MultiPolygon = std::vector<Polygon>;

/// Every crossing of the lines becomes a vertex on the 1e-7 grid; no edge comes twice.
[[nodiscard]] Lines node_lines(const Lines& lines);
/// All bounded faces of noded lines.
[[nodiscard]] std::vector<Polygon> polygonize(const Lines& noded);
/// The parts of the lines inside the area.
[[nodiscard]] Lines clip_lines(const Lines& lines, const MultiPolygon& area);
/// Lines joined end to end where exactly two meet.
[[nodiscard]] Lines merge_lines(const Lines& lines);
/// A strip of the half width (degrees of latitude) around a line, valid on the 1e-7 grid.
[[nodiscard]] MultiPolygon strip(const Line& line, double half_width);

} // namespace eco::province
