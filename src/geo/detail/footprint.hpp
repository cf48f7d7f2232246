// SPDX-License-Identifier: MulanPSL-2.0
// A footprint laid out for measuring: its edges and their boxes side by side.
#pragma once

#include "geo/detail/exact.hpp"
#include "geo/shape.hpp"

#include <cstddef>
#include <vector>

namespace eco::geo::detail {

struct Footprint {
    explicit Footprint(const ShapeView& shape);

    ShapeKind kind;
    XyBox box;
    double doubled_area = 0; ///< mm², from the box's corner
    std::vector<Xy> a, b;    ///< edge j goes from a[j] to b[j]; of a point to itself
    std::vector<std::int32_t> x0, y0, x1, y1;
    std::vector<std::uint32_t> runs; ///< first edge of every ring or line
    [[nodiscard]] std::size_t size() const { return a.size(); }
    /// a × b from the box's corner, mm².
    [[nodiscard]] double cross(Xy p, Xy q) const {
        const double px = static_cast<double>(p.x) - box.x0;
        const double py = static_cast<double>(p.y) - box.y0;
        return px * (static_cast<double>(q.y) - p.y) - py * (static_cast<double>(q.x) - p.x);
    }
    /// Is a layer's vertex, moved by the shift, inside? Polygons only, others hold nothing.
    template <Shift shift>
    [[nodiscard]] bool holds(Xy p) const {
        bool odd = false;
        if (kind == ShapeKind::polygons && p.x >= box.x0 && p.x <= box.x1 && p.y >= box.y0 &&
            p.y <= box.y1) {
            for (std::size_t j = 0; j < a.size(); ++j) {
                odd = odd != above<shift>(a[j], b[j], p);
            }
        }
        return odd;
    }
    /// Calls hit(j) for every edge whose box meets this one, ascending.
    template <class Hit>
    void each_near(const XyBox& other, Hit hit) const {
        constexpr std::size_t k_block = 16;
        for (std::size_t from = 0; from < a.size(); from += k_block) {
            std::uint8_t near[k_block];
            for (std::size_t k = 0; k < k_block; ++k) { // padded, so that it is one vector test
                near[k] =
                    static_cast<std::uint8_t>(static_cast<unsigned>(x0[from + k] <= other.x1) &
                                              static_cast<unsigned>(x1[from + k] >= other.x0) &
                                              static_cast<unsigned>(y0[from + k] <= other.y1) &
                                              static_cast<unsigned>(y1[from + k] >= other.y0));
            }
            for (std::size_t k = 0; k < k_block; ++k) {
                if (near[k] != 0) {
                    hit(from + k);
                }
            }
        }
    }
};

} // namespace eco::geo::detail
