// SPDX-License-Identifier: MulanPSL-2.0
// Edges between accepted neighbours count as border here: that can only make the answer "no".
#include "geo/detail/deep_spot.hpp"

#include <algorithm>
#include <cmath>

namespace eco::geo::detail {
namespace {

/// So many corners are looked at; the search that follows looks at all.
constexpr std::size_t k_most_spots = 64;

class Surroundings {
  public:
    Surroundings(const CellFile& file, double limit_mm, FeatureFilter accept,
                 const GroundScale& scale)
        : m_file(file), m_limit(limit_mm), m_reach(limit_mm / scale.least() + 10.0),
          m_accept(accept), m_scale(scale) {}

    [[nodiscard]] bool are_clear(Xy spot) const {
        return is_held(m_file, spot, m_accept) && no_edge_near(spot);
    }

  private:
    const CellFile& m_file;
    double m_limit, m_reach;
    FeatureFilter m_accept;
    GroundScale m_scale;

    [[nodiscard]] bool no_edge_near(Xy spot) const {
        const auto grown = [this](std::int32_t v, double way) {
            return static_cast<std::int32_t>(
                std::clamp(v + way * m_reach, -2147483647.0, 2147483647.0));
        };
        const XyBox box{grown(spot.x, -1), grown(spot.y, -1), grown(spot.x, 1), grown(spot.y, 1)};
        thread_local Gathered gathered;
        gathered.gather(m_file, box, m_accept);
        const auto& all = gathered.features();
        return std::all_of(all.begin(), all.end(), [&](const NearEdges& near) {
            return near.kind != ShapeKind::polygons || is_far(gathered.chains(near), box, spot);
        });
    }

    [[nodiscard]] bool is_far(std::span<const Chain> chains, const XyBox& box, Xy spot) const {
        for (const Chain& chain : chains) {
            for (Word i = chain.first; i < chain.first + chain.count; ++i) {
                const Xy a = m_file.vertices()[i];
                const Xy b = m_file.vertices()[i + 1];
                if (box_of(a, b).intersects(box) &&
                    squared_distance(spot, a, b) < m_limit * m_limit) {
                    return false;
                }
            }
        }
        return true;
    }

    [[nodiscard]] double squared_distance(Xy spot, Xy a, Xy b) const {
        const auto from_spot = [&](Xy p) {
            return m_scale.apply(double{1} * p.x - spot.x, double{1} * p.y - spot.y);
        };
        const auto [ax, ay] = from_spot(a);
        const auto [bx, by] = from_spot(b);
        const double dx = bx - ax;
        const double dy = by - ay;
        const double squared = dx * dx + dy * dy;
        const double t = squared == 0 ? 0 : std::clamp(-(ax * dx + ay * dy) / squared, 0.0, 1.0);
        const double x = ax + t * dx;
        const double y = ay + t * dy;
        return x * x + y * y; // mm² on the ground
    }
};

} // namespace

bool has_deep_spot(const CellFile& file, const ShapeView& footprint, double limit_mm,
                   FeatureFilter accept, const GroundScale& scale) {
    const Surroundings surroundings(file, limit_mm, accept, scale);
    const std::size_t step = footprint.vertices.size() / k_most_spots + 1;
    for (std::size_t i = 0; i < footprint.vertices.size(); i += step) {
        if (surroundings.are_clear(footprint.vertices[i])) {
            return true;
        }
    }
    return false;
}

} // namespace eco::geo::detail
