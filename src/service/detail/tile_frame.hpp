// SPDX-License-Identifier: MulanPSL-2.0
// From a release's plane into the square of one tile: generalised, projected, clipped.
#pragma once

#include "geo/plane.hpp"
#include "geo/shape.hpp"
#include "service/tiles.hpp"

#include <cstdint>
#include <vector>

namespace eco::service::detail {

/// Tile units, y downwards; the tile itself is 0 … k_extent.
struct TilePoint {
    std::int32_t x = 0, y = 0;
    bool operator==(const TilePoint&) const = default;
};
using TileLine = std::vector<TilePoint>;

constexpr std::int32_t k_extent = 4096;
/// Drawn beyond the edge, so that strokes of neighbouring tiles meet.
constexpr std::int32_t k_buffer = 80;

class TileFrame {
  public:
    TileFrame(const geo::Plane& plane, const TileAddress& address);

    /// The tile with its buffer on the plane; empty when it lies beyond the plane.
    [[nodiscard]] const geo::XyBox& box() const { return m_box; }
    /// Side of a cell of that grid.
    [[nodiscard]] std::int64_t cell_mm() const { return m_cell; }
    /// One ring or line. Vertices are first drawn to a grid of about a quarter of a screen pixel,
    /// the same for all features, so that neighbours go on sharing their border.
    [[nodiscard]] TileLine project(const geo::ShapeView& shape, const geo::Part& part) const;

  private:
    const geo::Plane& m_plane;
    double m_scale = 1, m_left = 0, m_top = 0; ///< mercator unit square → tile units
    std::int64_t m_cell = 1;                   ///< mm
    geo::XyBox m_box;
    [[nodiscard]] TilePoint point(geo::Xy at) const;
};

/// Closed ring without the repeated last point; fewer than three points: nothing is left.
[[nodiscard]] TileLine clip_ring(TileLine ring);
/// The pieces of a line inside the tile and its buffer.
[[nodiscard]] std::vector<TileLine> clip_line(const TileLine& line);
/// Twice the area by the surveyor's formula, y downwards.
[[nodiscard]] std::int64_t signed_area(const TileLine& ring);

} // namespace eco::service::detail
