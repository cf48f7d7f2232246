// SPDX-License-Identifier: MulanPSL-2.0
// Laying a footprint out; the box columns are padded with boxes that meet nothing.
#include "geo/detail/footprint.hpp"

#include <limits>

namespace eco::geo::detail {

Footprint::Footprint(const ShapeView& shape) : kind(shape.kind), box(shape.box) {
    const std::size_t most = shape.vertices.size();
    a.reserve(most);
    b.reserve(most);
    const bool points = kind == ShapeKind::points;
    for (const Part& part : shape.parts) {
        runs.push_back(static_cast<std::uint32_t>(a.size()));
        const auto run = shape.vertices.subspan(part.first, part.count);
        for (std::size_t i = points ? 0 : 1; i < run.size(); ++i) {
            a.push_back(points ? run[i] : run[i - 1]);
            b.push_back(run[i]);
            doubled_area += kind == ShapeKind::polygons ? cross(a.back(), b.back()) : 0.0;
        }
    }
    const std::size_t padded = (a.size() + 15) / 16 * 16;
    constexpr auto k_low = std::numeric_limits<std::int32_t>::min();
    constexpr auto k_high = std::numeric_limits<std::int32_t>::max();
    x0.assign(padded, k_high);
    y0.assign(padded, k_high);
    x1.assign(padded, k_low);
    y1.assign(padded, k_low);
    for (std::size_t j = 0; j < a.size(); ++j) {
        const XyBox edge = box_of(a[j], b[j]);
        x0[j] = edge.x0;
        y0[j] = edge.y0;
        x1[j] = edge.x1;
        y1[j] = edge.y1;
    }
}

} // namespace eco::geo::detail
