// SPDX-License-Identifier: MulanPSL-2.0
// The steps before measuring: which cells the footprint meets, and whose edges lie in them.
#include "geo/detail/overlay.hpp"

#include "geo/detail/cell_query.hpp"

#include <stdexcept>

namespace eco::geo::detail {
namespace {

/// Edges of a line that are measured together: few, so that their box is small.
constexpr std::uint32_t k_line_group = 16;

constexpr std::int32_t k_far = (1 << 30) - 1; ///< the plane ends there; crossings rely on it

/// The closed box of a cell, as far as the plane goes.
XyBox box_of(const Cell& cell) {
    const std::int64_t size = std::int64_t{1} << cell.size_log2;
    const auto on_plane = [](std::int64_t v) {
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(v, -k_far, k_far));
    };
    return {on_plane(cell.corner.x), on_plane(cell.corner.y), on_plane(cell.corner.x + size),
            on_plane(cell.corner.y + size)};
}

} // namespace

void Overlay::begin(const CellFile& file, const ShapeView& shape, FeatureFilter accept,
                    const Plane* plane) {
    if (shape.box.x0 < -k_far || shape.box.y0 < -k_far || shape.box.x1 > k_far ||
        shape.box.y1 > k_far) {
        throw std::length_error("a footprint beyond its plane");
    }
    m_file = &file;
    m_plane = plane;
    m_shape = shape;
    m_accept = accept;
    m_laid_out = false;
    m_passes.clear();
    m_reach.clear();
    if (shape.kind == ShapeKind::lines || shape.vertices.size() > EdgeGroup::k_most) {
        lay_out();
    } else {
        m_passes.push_back({shape.box, 0, 1, true});
    }
    for (std::uint32_t i = 0; i < m_passes.size(); ++i) {
        m_reach.begin(file, m_passes[i].region, i,
                      [this](const Cell& cell, std::uint32_t pass) { return matters(cell, pass); });
    }
}

void Overlay::lay_out() {
    m_laid_out = true;
    if (m_shape.kind == ShapeKind::lines) {
        m_outline.lay_out(m_shape, k_line_group, m_plane);
        for (std::uint32_t i = 0; i < m_outline.groups().size(); ++i) {
            m_passes.push_back({m_outline.groups()[i].box, i, 1, false});
        }
        return;
    }
    m_outline.lay_out(m_shape, EdgeGroup::k_most, nullptr);
    const auto groups = static_cast<std::uint32_t>(m_outline.groups().size());
    if (m_passes.empty()) {
        m_passes.push_back({m_shape.box, 0, groups, groups == 1});
    }
}

void Overlay::reach_leaves() {
    m_reach.descend(
        *m_file, [this](std::uint32_t pass) { return m_passes[pass].region; },
        [this](const Cell& cell, std::uint32_t pass) { return matters(cell, pass); });
}

bool Overlay::edges_near(const Pass& pass, const Cell& cell) const {
    const XyBox box = box_of(cell);
    const auto groups = groups_of(pass);
    return std::any_of(groups.begin(), groups.end(), [&](const EdgeGroup& group) {
        return group.near(group.place({box.x0, box.y0}), group.place({box.x1, box.y1})) != 0;
    });
}

bool Overlay::matters(const Cell& cell, std::uint32_t number) const {
    const Pass& pass = m_passes[number];
    return pass.all_cells || edges_near(pass, cell) || m_outline.holds<Shift::plus>(cell.corner);
}

void Overlay::collect_chains() {
    m_leaves.clear();
    m_chains.clear();
    m_tallies.clear();
    for (const ReachedCell& reached : m_reach.leaves()) {
        const auto leaf = static_cast<std::uint32_t>(m_leaves.size());
        m_leaves.push_back({reached.cell.corner, reached.cell.size_log2, reached.box, Side::mixed});
        m_file->each_item(reached.cell, [&](const CellItem& item, std::span<const Chain> chains) {
            if (!accepted(m_accept, item.feature)) {
                return;
            }
            const std::uint32_t tally = m_tallies.of(item.feature, item.kind);
            for (const Chain& chain : chains) {
                m_file->fetch(chain);
                m_chains.push_back({chain, tally, leaf});
            }
        });
    }
    if (!m_laid_out && !m_chains.empty()) {
        lay_out();
    }
    if (m_shape.kind == ShapeKind::polygons && m_laid_out) {
        for (std::size_t i = 0; i < m_leaves.size(); ++i) {
            const Cell& cell = m_reach.leaves()[i].cell;
            if (!edges_near(m_passes[m_leaves[i].pass], cell)) {
                m_leaves[i].side =
                    m_outline.holds<Shift::plus>(cell.corner) ? Side::inside : Side::outside;
            }
        }
    }
}

const std::vector<Overlap>& Overlay::measure() {
    m_found.clear();
    if (!m_laid_out) {
        report_whole();
        return m_found;
    }
    sweep<Shift::plus>();
    if (m_shape.kind == ShapeKind::lines) {
        sweep_other_side();
    }
    report();
    return m_found;
}

} // namespace eco::geo::detail
