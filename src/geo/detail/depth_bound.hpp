// SPDX-License-Identifier: MulanPSL-2.0
// Distances to a set of border pieces, and how far the farthest place of a disc can be from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eco::geo::detail {

struct Vec {
    double x = 0, y = 0;
    [[nodiscard]] Vec operator-(Vec o) const { return {x - o.x, y - o.y}; }
    [[nodiscard]] Vec operator+(Vec o) const { return {x + o.x, y + o.y}; }
    [[nodiscard]] Vec operator*(double f) const { return {x * f, y * f}; }
    [[nodiscard]] double dot(Vec o) const { return x * o.x + y * o.y; }
    [[nodiscard]] double norm() const;
};

struct Segment {
    Vec a, b;
};

/// The place of the segment that is nearest to p.
[[nodiscard]] Vec foot_on(const Segment& s, Vec p);

using Pieces = std::vector<std::uint32_t>; ///< indices of segments that can matter

/// Distance from a place to the nearest of the pieces (infinite without any), and the foot.
struct Foot {
    double distance = 0;
    Vec at;
};
[[nodiscard]] Foot nearest_foot(const std::vector<Segment>& all, const Pieces& pieces, Vec from);

/// Those of the pieces within `reach`.
[[nodiscard]] Pieces within(const std::vector<Segment>& all, const Pieces& pieces, Vec from,
                            double reach);

/// Upper bound of the distance to the pieces over all places x = c + s, |s| <= radius, and, when
/// `along` is not zero, s on that line. For feet v_i from c and weights w_i that add up to one,
/// min |s - v_i|² <= radius² + Σ w_i |v_i|² + 2 radius |Σ w_i v_i|; the weights are sought by a few
/// steps towards the foot that the worst place sees. Quadratic in the radius between two walls.
[[nodiscard]] double farthest(const std::vector<Segment>& all, const Pieces& pieces, Vec c,
                              double radius, Vec along, const Foot& first);

/// No place of the disc is a peak of the distance: all that can be nearest lies to one side.
[[nodiscard]] bool has_no_peak(const std::vector<Segment>& all, const Pieces& pieces, Vec c,
                               double radius, const Foot& first);

/// Upper bound of the distance to the pieces over the convex hull of the corners: the distance to
/// one segment is convex, so it is greatest in a corner; the best segment counts. Exact along a
/// border.
[[nodiscard]] double farthest_in_hull(const std::vector<Segment>& all, const Pieces& pieces,
                                      std::span<const Vec> corners);

/// Does the union lie to one side of all pieces? Then, near them, one goes deeper by walking to
/// that side, and no place is a peak, even where the border runs through.
[[nodiscard]] bool one_sided(const std::vector<Segment>& all, const Pieces& pieces);

} // namespace eco::geo::detail
