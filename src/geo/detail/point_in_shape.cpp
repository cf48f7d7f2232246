// SPDX-License-Identifier: MulanPSL-2.0
// Exact point-in-polygon: the even-odd rule over all rings (holes count as rings).
#include "geo/detail/point_in_shape.hpp"

namespace eco::geo::detail {
namespace {

__extension__ using Wide = __int128;

/// > 0 when c is left of a→b.
int orientation(Xy a, Xy b, Xy c) {
    const auto d = [](std::int32_t p, std::int32_t q) { return std::int64_t{p} - q; };
    const Wide cross = Wide{d(b.x, a.x)} * d(c.y, a.y) - Wide{d(b.y, a.y)} * d(c.x, a.x);
    return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

bool between(std::int32_t a, std::int32_t b, std::int32_t v) {
    return a < b ? v >= a && v <= b : v >= b && v <= a;
}

} // namespace

Location locate(const ShapeView& polygons, Xy point) {
    bool inside = false;
    for (const Part& part : polygons.parts) {
        const auto ring = polygons.vertices.subspan(part.first, part.count);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Xy a = ring[i - 1];
            const Xy b = ring[i];
            if ((a.y > point.y) == (b.y > point.y) && !(a.y == point.y || b.y == point.y)) {
                continue;
            }
            const int side = orientation(a, b, point);
            if (side == 0 && between(a.x, b.x, point.x) && between(a.y, b.y, point.y)) {
                return Location::border;
            }
            if ((a.y > point.y) != (b.y > point.y)) {
                const bool crosses = b.y > a.y ? side > 0 : side < 0;
                inside = crosses ? !inside : inside;
            }
        }
    }
    return inside ? Location::inside : Location::outside;
}

} // namespace eco::geo::detail
