// SPDX-License-Identifier: MulanPSL-2.0
// Every pair of edges, with orientations that are certain or nothing.
#include "geo/detail/plain_ring.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace eco::geo::detail {
namespace {

/// Pairs of edges grow with the square; beyond this GEOS's sweep is quicker.
constexpr std::size_t k_max_edges = 64;

/// Shewchuk 1997, "Adaptive precision floating-point arithmetic", ccwerrboundA.
constexpr double k_half_ulp = std::numeric_limits<double>::epsilon() / 2;
constexpr double k_error_bound = (3.0 + 16.0 * k_half_ulp) * k_half_ulp;

/// +1, -1, or 0 where rounding might decide.
int certain_side(LonLat a, LonLat b, LonLat c) {
    const double left = (a.lon - c.lon) * (b.lat - c.lat);
    const double right = (a.lat - c.lat) * (b.lon - c.lon);
    const double det = left - right;
    if (std::abs(det) <= k_error_bound * (std::abs(left) + std::abs(right))) {
        return 0;
    }
    return det > 0 ? 1 : -1;
}

bool boxes_apart(LonLat a, LonLat b, LonLat c, LonLat d) {
    return std::max(a.lon, b.lon) < std::min(c.lon, d.lon) ||
           std::max(c.lon, d.lon) < std::min(a.lon, b.lon) ||
           std::max(a.lat, b.lat) < std::min(c.lat, d.lat) ||
           std::max(c.lat, d.lat) < std::min(a.lat, b.lat);
}

/// Both ends of one edge certainly strictly on one side of the other's line.
bool certainly_apart(LonLat a, LonLat b, LonLat c, LonLat d) {
    if (boxes_apart(a, b, c, d)) {
        return true;
    }
    const int of_c = certain_side(a, b, c);
    if (of_c != 0 && of_c == certain_side(a, b, d)) {
        return true;
    }
    const int of_a = certain_side(c, d, a);
    return of_a != 0 && of_a == certain_side(c, d, b);
}

/// Neighbouring edges share only their vertex: they go on, or turn for certain.
bool turns_cleanly(LonLat before, LonLat at, LonLat after) {
    const double forward =
        (at.lon - before.lon) * (after.lon - at.lon) + (at.lat - before.lat) * (after.lat - at.lat);
    const double size = std::abs((at.lon - before.lon) * (after.lon - at.lon)) +
                        std::abs((at.lat - before.lat) * (after.lat - at.lat));
    return forward > 1e-9 * size || certain_side(before, at, after) != 0;
}

} // namespace

bool certainly_simple(const Ring& closed) {
    if (closed.size() < 4 || closed.size() > k_max_edges + 1 || closed.front() != closed.back()) {
        return false;
    }
    const std::size_t edges = closed.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
        if (closed[i] == closed[i + 1] ||
            !turns_cleanly(closed[i == 0 ? edges - 1 : i - 1], closed[i], closed[i + 1])) {
            return false;
        }
    }
    for (std::size_t i = 0; i + 2 < edges; ++i) {
        const std::size_t last =
            i == 0 ? edges - 1 : edges; // the first and the last are neighbours
        for (std::size_t j = i + 2; j < last; ++j) {
            if (!certainly_apart(closed[i], closed[i + 1], closed[j], closed[j + 1])) {
                return false;
            }
        }
    }
    return true;
}

} // namespace eco::geo::detail
