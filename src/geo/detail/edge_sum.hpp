// SPDX-License-Identifier: MulanPSL-2.0
// What a footprint and one feature share, as a sum over the edges of both: cross product × the part
// of the edge inside the other. That part is the parity at its start and the signed crossings on
// it: nothing is sorted, nothing noded, no case can fail (valid rings assumed).
#pragma once

#include "geo/detail/cell_format.hpp"
#include "geo/detail/footprint.hpp"

#include <span>
#include <vector>

namespace eco::geo::detail {

/// One feature's edges near the footprint, and at which of the footprint's rings or lines the
/// first vertex lies inside it, under either shift.
struct Neighbour {
    FeatureId feature = 0;
    ShapeKind kind = ShapeKind::points;
    std::span<const Chain> chains;
    std::span<const std::uint8_t> starts_inside;       ///< Shift::plus, one a run of the footprint
    std::span<const std::uint8_t> starts_inside_minus; ///< Shift::minus; lines only
};

struct Shared {
    bool touched = false;
    double area_mm2 = 0;
    double length = 0; ///< of a line inside or on the border, in the unit of the weights
};

/// Keeps its arrays between calls.
class EdgeSum {
  public:
    /// `weights`: the length of every edge of a line.
    EdgeSum(const Footprint& footprint, std::span<const Xy> vertices,
            std::span<const double> weights);
    [[nodiscard]] Shared measure(const Neighbour& neighbour);

  private:
    const Footprint& m_footprint;
    std::span<const Xy> m_vertices;
    std::span<const double> m_weights;
    std::vector<double> m_part; ///< of edge j inside the feature, less the parity at its start
    std::vector<int> m_net;     ///< crossings of edge j: in less out
    double m_sum = 0;           ///< over the feature's edges
    double m_scale = 0;         ///< sum of magnitudes, for the rounding error
    double m_coincident = 0;    ///< length that runs on the feature's edges
    bool m_touched = false;
    bool m_crossed = false;

    template <Shift shift>
    void walk(const Neighbour& neighbour);
    template <Shift shift>
    void walk_edge(Xy c, Xy d, int& inside);
    void touch_points(const Neighbour& neighbour);
    void add_coincidence(std::size_t j, Xy c, Xy d);
    [[nodiscard]] double area(const Neighbour& neighbour);
    [[nodiscard]] double length(std::span<const std::uint8_t> starts_inside) const;
};

} // namespace eco::geo::detail
