// SPDX-License-Identifier: MulanPSL-2.0
// Edges between accepted neighbours count as border here: that can only make the answer "no".
#include "geo/detail/deep_spot.hpp"

#include "geo/detail/depth_bound.hpp"

#include <algorithm>

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
        const XyBox box = widened({spot.x, spot.y, spot.x, spot.y}, m_reach);
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
                if (!box_of(a, b).intersects(box)) {
                    continue;
                }
                const Vec foot = foot_on({from_spot(a, spot), from_spot(b, spot)}, {});
                if (foot.dot(foot) < m_limit * m_limit) {
                    return false;
                }
            }
        }
        return true;
    }

    /// On the ground, mm.
    [[nodiscard]] Vec from_spot(Xy p, Xy spot) const {
        const auto [x, y] = m_scale.apply(double{1} * p.x - spot.x, double{1} * p.y - spot.y);
        return {x, y};
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
