// SPDX-License-Identifier: MulanPSL-2.0
// Topology of faces that share edges exactly: neighbours, gaps, and the proof that parts tile a
// whole.
#pragma once

#include "province/plane_graph.hpp"

#include <map>
#include <utility>
#include <vector>

namespace eco::province {

/// Lengths of the border of each face with each neighbour: border[face][neighbour] in degrees.
using Neighbours = std::vector<std::map<std::size_t, double>>;

[[nodiscard]] Neighbours neighbours(const std::vector<Polygon>& faces);
/// Directed edges of the faces, inside on the left, without those that a neighbour cancels.
/// Throws if two faces lie on the same side of an edge.
[[nodiscard]] std::vector<std::pair<Point, Point>>
open_edges(const std::vector<const Polygon*>& faces);
/// Union of faces that share edges exactly. Rings come oriented (RFC 7946) and in a fixed order.
[[nodiscard]] MultiPolygon dissolve(const std::vector<const Polygon*>& faces);
/// A point inside a face, away from its corners where the face is wide.
[[nodiscard]] Point inner_point(const Polygon& face);
/// Faces without owner (-1) take the owner of the neighbour with the longest common border.
void fill_gaps(const std::vector<Polygon>& faces, std::vector<int>& owner);
/// True if the parts, edges cancelled in pairs, have exactly the border of the whole.
[[nodiscard]] bool tiles(const std::vector<const MultiPolygon*>& parts, const MultiPolygon& whole);

} // namespace eco::province
