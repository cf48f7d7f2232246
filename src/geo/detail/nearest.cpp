// SPDX-License-Identifier: MulanPSL-2.0
// Best first over cells. An edge is measured with the stretch of the plane at the footprint; what
// comes close to the best is measured again with the stretch where it lies.
#include "geo/detail/nearest.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace eco::geo::detail {
namespace {

/// The plane's stretch changes by less than this a metre (a cone fitted to 2,000 km).
constexpr double k_stretch_a_metre = 1e-7;

double gap(std::int32_t low_a, std::int32_t high_a, std::int32_t low_b, std::int32_t high_b) {
    return static_cast<double>(
        std::max({std::int64_t{0}, std::int64_t{low_b} - high_a, std::int64_t{low_a} - high_b}));
}

double box_gap_squared(const XyBox& a, const XyBox& b) {
    const double gx = gap(a.x0, a.x1, b.x0, b.x1);
    const double gy = gap(a.y0, a.y1, b.y0, b.y1);
    return gx * gx + gy * gy;
}

} // namespace

std::optional<NearPair> NearestSearch::find(const CellFile& file, const ShapeView& footprint,
                                            double radius_m, FeatureFilter accept,
                                            const Plane* plane) {
    m_file = &file;
    m_accept = accept;
    m_plane = plane;
    m_box = footprint.box;
    m_edges.lay_out(footprint, plane);
    const double reach = radius_m + std::hypot(static_cast<double>(m_box.x1) - m_box.x0,
                                               static_cast<double>(m_box.y1) - m_box.y0) /
                                        1000.0;
    m_slack = plane == nullptr ? 1.0 : 1.0 + reach * k_stretch_a_metre;
    m_least = m_edges.scale().least() / m_slack;
    m_open.clear();
    m_order = 0;
    m_best.reset();
    limit_to(radius_m);
    RootRings rings(file, m_box);
    for (;;) {
        open_rings(rings);
        if (m_open.empty() || m_open.front().bound > m_plane_sq) {
            return m_best;
        }
        std::pop_heap(m_open.begin(), m_open.end());
        const Cell cell = m_open.back().cell;
        m_open.pop_back();
        if (kind_of_cell(cell.word) == CellKind::node) {
            for (std::uint32_t k = 0; k < 16; ++k) {
                open(file.child(cell, k));
            }
        } else {
            fetch_chains(cell);
            if (!m_open.empty() && m_open.front().bound <= m_plane_sq) {
                fetch_chains(m_open.front().cell); // it is next, as a rule
            }
            search_leaf(cell);
        }
    }
}

/// The misses of a leaf's chains overlap, and with the work on the leaf before.
void NearestSearch::fetch_chains(const Cell& leaf) const {
    m_file->each_item(leaf, [&](const CellItem& item, std::span<const Chain> chains) {
        if (accepted(m_accept, item.feature)) {
            for (const Chain& chain : chains) {
                m_file->fetch(chain);
            }
        }
    });
}

/// All rings that may hold something as near as what is next.
void NearestSearch::open_rings(RootRings& rings) {
    for (auto gap = rings.gap(); gap; gap = rings.gap()) {
        const double bound = static_cast<double>(*gap) * static_cast<double>(*gap);
        if (bound > m_plane_sq || (!m_open.empty() && bound > m_open.front().bound)) {
            return;
        }
        rings.visit([&](const Cell& cell) { open(cell); });
    }
}

void NearestSearch::limit_to(double metres) {
    m_limit_m = metres;
    const double ground = metres * 1000.0 * m_slack + 1.0;
    m_ground_sq = ground * ground;
    m_plane_sq = m_ground_sq / (m_least * m_least);
}

void NearestSearch::open(const Cell& cell) {
    const CellKind kind = kind_of_cell(cell.word);
    if (kind != CellKind::node && kind != CellKind::leaf) {
        return; // nothing but interiors, which do not meet the footprint
    }
    const auto size = static_cast<std::int32_t>((std::int64_t{1} << cell.size_log2) - 1);
    const XyBox box{cell.corner.x, cell.corner.y, cell.corner.x + size, cell.corner.y + size};
    const double bound = box_gap_squared(box, m_box);
    if (bound <= m_plane_sq) {
        m_file->fetch(cell);
        m_open.push_back({bound, m_order++, cell});
        std::push_heap(m_open.begin(), m_open.end());
    }
}

void NearestSearch::search_leaf(const Cell& leaf) {
    m_file->each_item(leaf, [&](const CellItem& item, std::span<const Chain> chains) {
        if (!accepted(m_accept, item.feature)) {
            return;
        }
        for (const Chain& chain : chains) {
            m_edges.is_point() ? try_chain_from_point(item, chain) : try_chain(item, chain);
        }
    });
}

/// As `settle`, for a footprint of one point: only edges hardly farther than the chain's nearest
/// are measured.
void NearestSearch::try_chain_from_point(const CellItem& item, const Chain& chain) {
    std::array<double, 32> squares{};
    for (Word done = 0; done < chain.count; done += squares.size()) {
        const Word from = chain.first + done;
        const auto edges = std::min<Word>(chain.count - done, squares.size());
        const auto run = m_file->vertices().subspan(from, end_of(item.kind, edges));
        const double least = m_edges.from_run(run, std::span(squares).first(edges));
        if (least >= m_ground_sq) {
            continue;
        }
        const double hardly = std::sqrt(least) * m_slack + 1.0;
        for (Word k = 0; k < edges; ++k) {
            if (squares[k] <= hardly * hardly) {
                settle_pair(item.feature, m_edges.edge(0), run[k], run[end_of(item.kind, k)]);
            }
        }
    }
}

void NearestSearch::try_chain(const CellItem& item, const Chain& chain) {
    const Xy* all = m_file->vertices().data();
    for (Word i = chain.first; i < chain.first + chain.count; ++i) {
        const Xy u = all[i];
        const Xy v = all[end_of(item.kind, i)];
        if (box_gap_squared(box_of(u, v), m_box) > m_plane_sq) {
            continue;
        }
        const double square = least_square(u, v, m_edges.ground(u), m_edges.ground(v));
        if (square < m_ground_sq) {
            settle(item.feature, u, v, square);
        }
    }
}

double NearestSearch::least_square(Xy u, Xy v, GroundXy gu, GroundXy gv) const {
    const XyBox box = box_of(u, v);
    double least = m_ground_sq;
    for (const EdgeBlocks::Block& block : m_edges.blocks()) {
        if (box_gap_squared(box, block.box) <= m_plane_sq) {
            least = std::min({least, m_edges.from_edge(block, gu, gv),
                              m_edges.from_point(block, gu), m_edges.from_point(block, gv)});
        }
    }
    return least;
}

/// u–v comes as near as `square` by the stretch at the footprint: every edge that is hardly farther
/// is measured with the stretch between them.
void NearestSearch::settle(FeatureId feature, Xy u, Xy v, double square) {
    const double hardly = std::sqrt(square) * m_slack + 1.0;
    const GroundXy gu = m_edges.ground(u);
    const GroundXy gv = m_edges.ground(v);
    for (const EdgeBlocks::Block& block : m_edges.blocks()) {
        if (box_gap_squared(box_of(u, v), block.box) <= m_plane_sq) {
            m_edges.each_within(block, gu, gv, hardly * hardly, [&](std::uint32_t j) {
                settle_pair(feature, m_edges.edge(j), u, v);
            });
        }
    }
}

void NearestSearch::settle_pair(FeatureId feature, const EdgeBlocks::Edge& edge, Xy u, Xy v) {
    settle_vertex(feature, edge.from, u, v, Side::footprint);
    if (edge.to != edge.from) {
        settle_vertex(feature, edge.to, u, v, Side::footprint);
        settle_vertex(feature, u, edge.from, edge.to, Side::feature);
        settle_vertex(feature, v, edge.from, edge.to, Side::feature);
    }
}

/// The vertex p against the edge u–v.
void NearestSearch::settle_vertex(FeatureId feature, Xy p, Xy u, Xy v, Side p_is) {
    const GroundScale& scale = m_edges.scale();
    const auto [dx, dy] =
        scale.apply(static_cast<double>(v.x) - u.x, static_cast<double>(v.y) - u.y);
    const auto [px, py] =
        scale.apply(static_cast<double>(p.x) - u.x, static_cast<double>(p.y) - u.y);
    const double length = dx * dx + dy * dy;
    const double t = length == 0 ? 0 : std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
    const double fx = t * (static_cast<double>(v.x) - u.x); // the foot, from u
    const double fy = t * (static_cast<double>(v.y) - u.y);
    const double ex = (static_cast<double>(p.x) - u.x) - fx;
    const double ey = (static_cast<double>(p.y) - u.y) - fy;
    GroundScale here;
    if (m_plane != nullptr) {
        here = m_plane->ground_scale(
            {static_cast<std::int32_t>(p.x - ex / 2), static_cast<std::int32_t>(p.y - ey / 2)});
    }
    const auto [gx, gy] = here.apply(ex, ey);
    const double metres = std::sqrt(gx * gx + gy * gy) / 1000.0;
    const bool closer =
        m_best ? metres < m_best->metres || (metres == m_best->metres && feature < m_best->feature)
               : metres <= m_limit_m;
    if (!closer) {
        return;
    }
    const double foot_x = u.x + fx;
    const double foot_y = u.y + fy;
    m_best = p_is == Side::footprint
                 ? NearPair{feature, metres, double{1} * p.x, double{1} * p.y, foot_x, foot_y}
                 : NearPair{feature, metres, foot_x, foot_y, double{1} * p.x, double{1} * p.y};
    limit_to(metres);
}

} // namespace eco::geo::detail
