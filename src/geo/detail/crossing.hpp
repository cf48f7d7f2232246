// SPDX-License-Identifier: MulanPSL-2.0
// How an edge a→b of a footprint and an edge c→d of a layer cross, c→d thought moved by the shift:
// ties are decided by that, the shares are the limit without it.
#pragma once

#include "geo/detail/exact.hpp"

#include <cmath>

namespace eco::geo::detail {

struct Crossing {
    enum class Kind : std::uint8_t { apart, touching, coincident, crossing };
    Kind kind = Kind::apart;
    int into_footprint = 0;        ///< +1: c→d enters what lies left of a→b
    int into_feature = 0;          ///< +1: a→b enters what lies left of c→d
    double after_on_layer = 0;     ///< share of c→d after the crossing
    double after_on_footprint = 0; ///< share of a→b after the crossing
};

[[nodiscard]] inline int sign_of(std::int64_t value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

/// Side of the moved vertex of the layer against the footprint's a→b.
template <Shift shift>
[[nodiscard]] inline int side_of_layer(std::int64_t exact, Xy a, Xy b) {
    constexpr int k_way = shift == Shift::plus ? 1 : -1;
    if (exact != 0) {
        return sign_of(exact);
    }
    return a.x != b.x ? k_way * (b.x > a.x ? 1 : -1) : k_way * (b.y > a.y ? -1 : 1);
}

/// Side of the footprint's vertex against the moved edge c→d.
template <Shift shift>
[[nodiscard]] inline int side_of_footprint(std::int64_t exact, Xy c, Xy d) {
    return exact != 0 ? sign_of(exact) : -side_of_layer<shift>(0, c, d);
}

/// Of an edge, what lies after the crossing, from the distances of its ends to the other edge.
[[nodiscard]] inline double share_after(std::int64_t from, std::int64_t to) {
    const double f = std::abs(static_cast<double>(from));
    const double t = std::abs(static_cast<double>(to));
    return f + t == 0 ? 1 : 1.0 - f / (f + t);
}

template <Shift shift>
[[nodiscard]] inline Crossing crossing_of(Xy a, Xy b, Xy c, Xy d) {
    using Kind = Crossing::Kind;
    const std::int64_t tc = plane_turn(a, b, c);
    const std::int64_t td = plane_turn(a, b, d);
    if ((tc > 0 && td > 0) || (tc < 0 && td < 0)) {
        return {};
    }
    const std::int64_t ta = plane_turn(c, d, a);
    const std::int64_t tb = plane_turn(c, d, b);
    if ((ta > 0 && tb > 0) || (ta < 0 && tb < 0)) {
        return {};
    }
    if (tc == 0 && td == 0) {
        return {box_of(a, b).intersects(box_of(c, d)) ? Kind::coincident : Kind::apart};
    }
    const int sd = side_of_layer<shift>(td, a, b);
    const int sb = side_of_footprint<shift>(tb, c, d);
    if (sd == side_of_layer<shift>(tc, a, b) || sb == side_of_footprint<shift>(ta, c, d)) {
        return {Kind::touching};
    }
    return {Kind::crossing, sd, sb, share_after(tc, td), share_after(ta, tb)};
}

/// The share of a→b that runs on c→d, both on one line.
[[nodiscard]] inline double coincident_share(Xy a, Xy b, Xy c, Xy d) {
    const bool level = std::abs(std::int64_t{b.x} - a.x) >= std::abs(std::int64_t{b.y} - a.y);
    const auto along = [level](Xy p) { return static_cast<double>(level ? p.x : p.y); };
    const double low = std::max(std::min(along(a), along(b)), std::min(along(c), along(d)));
    const double high = std::min(std::max(along(a), along(b)), std::max(along(c), along(d)));
    return high > low ? (high - low) / std::abs(along(b) - along(a)) : 0;
}

} // namespace eco::geo::detail
