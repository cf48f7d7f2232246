// SPDX-License-Identifier: MulanPSL-2.0
// How exactly geometry is shown. To who may not see it exactly, every vertex is drawn to the middle
// of its cell of a grid that is the same for all features: neighbours go on sharing their border,
// and no vertex moves by more than the tolerance. For looking at; a verdict never sees it.
#pragma once

#include "base/json.hpp"
#include "base/quantity.hpp"
#include "geo/shape.hpp"

#include <cstdint>

namespace eco::service {

class DetailLevel {
  public:
    /// Exact.
    DetailLevel() = default;
    /// 0 is exact. At most 10 km.
    [[nodiscard]] static DetailLevel within(Metres tolerance);

    [[nodiscard]] bool is_exact() const { return m_cell <= 1; }
    [[nodiscard]] std::int64_t cell_mm() const { return m_cell; } ///< side of a cell; 1: exact
    bool operator==(const DetailLevel&) const = default;

  private:
    std::int64_t m_cell = 1;
};

/// The middle of the cell that holds the vertex.
[[nodiscard]] geo::Xy drawn(geo::Xy vertex, std::int64_t cell_mm);

/// The shape with every vertex drawn. What is smaller than a cell is shown as the square of its
/// cell, or a point of a line twice: nothing vanishes. Rings may touch themselves.
[[nodiscard]] geo::Shape coarse(const geo::ShapeView& shape, const DetailLevel& detail);

/// [west, south, east, north], outwards to a thousandth of a degree: enough to find a place on the
/// map by, for everybody.
[[nodiscard]] Json box_json(const geo::Plane& plane, const geo::ShapeView& shape);

} // namespace eco::service
