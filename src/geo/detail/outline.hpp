// SPDX-License-Identifier: MulanPSL-2.0
// A footprint laid out for measuring: its edges in groups of at most 64, each with a table of the
// edges in every column and row of its box, so that the edges near a segment are four look-ups.
#pragma once

#include "geo/detail/exact.hpp"
#include "geo/shape.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <vector>

namespace eco::geo::detail {

using EdgeSet = std::uint64_t; ///< of a group, one bit an edge

/// Consecutive edges. Columns and rows are of one width and counted from 1; 0 and the last lie
/// outside the box.
struct EdgeGroup {
    static constexpr unsigned k_most = 64;
    static constexpr unsigned k_bands = 32;

    struct Axis {
        std::int32_t low = 0;
        std::int32_t beyond = 0; ///< where the band after the last begins, from low
        std::array<EdgeSet, k_bands + 2> up_to, from; ///< edges that begin by, end in or after
    };
    struct Place {
        std::uint32_t column = 0, row = 0;
    };

    XyBox box;
    std::uint32_t first = 0, count = 0; ///< edges of the outline
    int log2 = 0;                       ///< width of a band
    Axis x, y;

    /// Monotone: what overlaps shares a band. Differences on the plane fit int32.
    [[nodiscard]] std::uint32_t band(const Axis& axis, std::int32_t v) const {
        const auto from_low = static_cast<std::int32_t>(static_cast<std::uint32_t>(v) -
                                                        static_cast<std::uint32_t>(axis.low));
        return static_cast<std::uint32_t>(
            (std::clamp(from_low, -(1 << log2), axis.beyond) >> log2) + 1);
    }
    [[nodiscard]] Place place(Xy p) const { return {band(x, p.x), band(y, p.y)}; }
    /// All edges whose box meets the box of p and q, and perhaps some others.
    [[nodiscard]] EdgeSet near(Place p, Place q) const {
        return x.up_to[std::max(p.column, q.column)] & x.from[std::min(p.column, q.column)] &
               y.up_to[std::max(p.row, q.row)] & y.from[std::min(p.row, q.row)];
    }
};

template <class OnEdge>
void each_edge(EdgeSet set, OnEdge on_edge) {
    for (; set != 0; set &= set - 1) {
        on_edge(static_cast<std::uint32_t>(std::countr_zero(set)));
    }
}

class Outline {
  public:
    struct Run { ///< a ring or line
        Xy start;
        std::uint32_t first = 0; ///< edge
        Wide doubled = 0;        ///< ring: what it adds to twice the area, mm²
        double length = 0;       ///< line: m
    };

    /// Lays out lines or polygons in groups of `most` edges. `plane` measures lines on the ground;
    /// nullptr: the plane is the ground. The shape must outlive the outline.
    void lay_out(const ShapeView& shape, std::uint32_t most, const Plane* plane);

    [[nodiscard]] ShapeKind kind() const { return m_kind; }
    [[nodiscard]] const XyBox& box() const { return m_box; }
    [[nodiscard]] std::span<const EdgeGroup> groups() const {
        return std::span(m_groups).first(m_group_count);
    }
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }
    [[nodiscard]] std::size_t edges() const { return m_a.size(); }
    [[nodiscard]] Xy a(std::size_t j) const { return m_a[j]; }
    [[nodiscard]] Xy b(std::size_t j) const { return m_b[j]; }
    /// Of lines: the length of edge j and of what follows it on its line, m.
    [[nodiscard]] double length(std::size_t j) const { return m_length[j]; }
    [[nodiscard]] double length_after(std::size_t j) const { return m_length_after[j]; }
    /// Of polygons: the cross products of what follows edge j on its ring, mm².
    [[nodiscard]] Wide cross_after(std::size_t j) const { return m_cross_after[j]; }
    /// Of polygons: twice the area, mm².
    [[nodiscard]] Wide doubled_area() const { return m_doubled; }

    /// a × b from the box's corner, mm². Exact: it is the turn there.
    [[nodiscard]] std::int64_t cross(Xy p, Xy q) const {
        return plane_turn({m_box.x0, m_box.y0}, p, q);
    }
    [[nodiscard]] bool boxes(Xy p) const {
        return p.x >= m_box.x0 && p.x <= m_box.x1 && p.y >= m_box.y0 && p.y <= m_box.y1;
    }
    /// Is a layer's vertex, moved by the shift, inside? Polygons only, others hold nothing.
    template <Shift shift>
    [[nodiscard]] bool holds(Xy p) const {
        return m_kind == ShapeKind::polygons && boxes(p) && odd_below<shift>(p);
    }

  private:
    ShapeKind m_kind = ShapeKind::polygons;
    XyBox m_box;
    Wide m_doubled = 0;
    std::vector<Xy> m_a, m_b;
    std::vector<double> m_length, m_length_after;
    std::vector<Wide> m_cross_after;
    std::vector<Run> m_runs;
    std::vector<EdgeGroup> m_groups; ///< kept between calls
    std::size_t m_group_count = 0;

    void sum_rings();
    void sum_lines(const Plane* plane);
    void lay_group(std::uint32_t first, std::uint32_t count);

    template <Shift shift>
    [[nodiscard]] bool odd_below(Xy p) const {
        bool odd = false;
        for (const EdgeGroup& group : groups()) {
            const auto [column, row] = group.place(p);
            const EdgeSet set = group.x.up_to[column] & group.x.from[column] & group.y.up_to[row];
            each_edge(set, [&](std::uint32_t k) {
                odd = odd != above<shift>(m_a[group.first + k], m_b[group.first + k], p);
            });
        }
        return odd;
    }
};

} // namespace eco::geo::detail
