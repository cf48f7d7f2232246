// SPDX-License-Identifier: MulanPSL-2.0
// Exact predicates on the integer plane, and the one symbolic shift that decides every tie: layer
// polygons are thought moved by (ε², ε), so no vertex ever lies on another's edge.
#pragma once

#include "geo/plane.hpp"

#include <algorithm>
#include <cstdint>

namespace eco::geo::detail {

__extension__ using Wide = __int128;

/// Twice the area of a, b, c: > 0 when c is left of a→b.
[[nodiscard]] inline Wide turn(Xy a, Xy b, Xy c) {
    const auto d = [](std::int32_t p, std::int32_t q) { return std::int64_t{p} - q; };
    return Wide{d(b.x, a.x)} * d(c.y, a.y) - Wide{d(b.y, a.y)} * d(c.x, a.x);
}

/// As `turn`, where no two coordinates differ by 2^31 or more: always so on a plane (see
/// Plane::to_plane). Elsewhere it wraps, as unsigned numbers do.
[[nodiscard]] inline std::int64_t plane_turn(Xy a, Xy b, Xy c) {
    const auto d = [](std::int32_t p, std::int32_t q) {
        return static_cast<std::uint64_t>(std::int64_t{p} - q);
    };
    return static_cast<std::int64_t>(d(b.x, a.x) * d(c.y, a.y) - d(b.y, a.y) * d(c.x, a.x));
}

[[nodiscard]] inline bool within_box(Xy a, Xy b, Xy p) {
    return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y &&
           p.y <= std::max(a.y, b.y);
}

[[nodiscard]] inline bool on_edge(Xy a, Xy b, Xy p) {
    return within_box(a, b, p) && turn(a, b, p) == 0;
}

/// Which way the layer is thought moved. Moving it by +(ε², ε) is moving the asker by −(ε², ε).
enum class Shift { plus, minus };

/// Just left of and below p, is one right of the rising edge l→u? (Cell corners, Shift::plus.)
[[nodiscard]] inline bool right_of(Xy l, Xy u, Xy p) {
    const Wide t = turn(l, u, p);
    return t < 0 || (t == 0 && u.x > l.x);
}

/// Does the edge part the corner of a cell (thought just left of and below it) from the asker at
/// `to`, along the level of the corner to to.x and then upright? Odd crossings only.
template <Shift shift>
[[nodiscard]] inline bool parts(Xy a, Xy b, Xy corner, Xy to) {
    bool odd = false;
    if ((a.y < corner.y) != (b.y < corner.y) && std::max(a.x, b.x) >= corner.x &&
        std::min(a.x, b.x) <= to.x) {
        const Xy l = a.y < b.y ? a : b;
        const Xy u = a.y < b.y ? b : a;
        const Xy foot{to.x, corner.y};
        bool beyond = right_of(l, u, foot);
        if constexpr (shift == Shift::minus) {
            beyond = beyond || (turn(l, u, foot) == 0 && u.x >= l.x);
        }
        odd = beyond != right_of(l, u, corner);
    }
    const bool spans =
        shift == Shift::plus ? (a.x < to.x) != (b.x < to.x) : (a.x <= to.x) != (b.x <= to.x);
    if (spans && std::min(a.y, b.y) <= to.y && std::max(a.y, b.y) >= corner.y) {
        const Xy l = a.x < b.x ? a : b;
        const Xy r = a.x < b.x ? b : a;
        const Wide above = turn(l, r, to);
        const bool below = shift == Shift::plus ? above > 0 : above >= 0;
        if (below && turn(l, r, {to.x, corner.y}) <= 0) {
            odd = !odd;
        }
    }
    return odd;
}

/// Is the layer's vertex p, moved by the shift, above the edge a–b of a footprint, within its
/// width? Counted over all edges, odd means inside.
template <Shift shift>
[[nodiscard]] inline bool above(Xy a, Xy b, Xy p) {
    const bool spans =
        shift == Shift::plus ? (a.x <= p.x) != (b.x <= p.x) : (a.x < p.x) != (b.x < p.x);
    if (!spans || std::min(a.y, b.y) > p.y) {
        return false;
    }
    const std::int64_t t = a.x < b.x ? plane_turn(a, b, p) : plane_turn(b, a, p);
    return shift == Shift::plus ? t >= 0 : t > 0;
}

/// Does the edge meet the closed box? Its own box is known to.
[[nodiscard]] inline bool meets_box(Xy a, Xy b, const XyBox& box) {
    const bool rises = (a.x < b.x) == (a.y < b.y);
    const Wide one = turn(a, b, rises ? Xy{box.x0, box.y1} : Xy{box.x0, box.y0});
    const Wide two = turn(a, b, rises ? Xy{box.x1, box.y0} : Xy{box.x1, box.y1});
    return !((one > 0 && two > 0) || (one < 0 && two < 0));
}

[[nodiscard]] inline XyBox box_of(Xy a, Xy b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
}

/// The box and whatever lies within mm of it, as far as coordinates go.
[[nodiscard]] inline XyBox widened(const XyBox& box, double mm) {
    const auto moved = [](std::int32_t v, double by) {
        return static_cast<std::int32_t>(std::clamp(v + by, -2147483647.0, 2147483647.0));
    };
    return {moved(box.x0, -mm), moved(box.y0, -mm), moved(box.x1, mm), moved(box.y1, mm)};
}

} // namespace eco::geo::detail
