// SPDX-License-Identifier: MulanPSL-2.0
// Measuring: every edge near the footprint once, every crossing of it into the feature's sums.
#include "geo/detail/cell_query.hpp"
#include "geo/detail/crossing.hpp"
#include "geo/detail/overlay.hpp"

namespace eco::geo::detail {

/// A feature that holds the start of a ring or line has all of it until a crossing says otherwise.
template <Shift shift>
void Overlay::start_runs() {
    for (const Outline::Run& run : m_outline.runs()) {
        inside_of<shift>(*m_file, run.start, m_holders);
        for (const FeatureId id : m_holders) {
            if (accepted(m_accept, id)) {
                Tally& tally = m_tallies[m_tallies.of(id, ShapeKind::polygons)];
                tally.touched = true;
                tally.whole += run.doubled;
                tally.sum += run.length;
                tally.scale += run.length;
                if (m_cutting) {
                    m_cuts.push_back({run.first, 0, 1});
                }
            }
        }
    }
}

template <Shift shift>
void Overlay::meet(Tally& tally, const EdgeGroup& group, EdgeSet set, Xy c, Xy d, int& inside,
                   double& part) {
    each_edge(set, [&](std::uint32_t k) {
        const std::size_t j = group.first + k;
        const Xy a = m_outline.a(j);
        const Xy b = m_outline.b(j);
        const Crossing crossing = crossing_of<shift>(a, b, c, d);
        if (crossing.kind == Crossing::Kind::apart) {
            return;
        }
        tally.touched = true;
        if (m_outline.kind() == ShapeKind::lines) {
            if (crossing.kind == Crossing::Kind::coincident) {
                tally.on_edges += m_outline.length(j) * coincident_share(a, b, c, d);
            } else if (crossing.kind == Crossing::Kind::crossing) {
                const double inner =
                    m_outline.length(j) * crossing.after_on_footprint + m_outline.length_after(j);
                tally.sum += crossing.into_feature * inner;
                tally.scale += inner;
                if (m_cutting && tally.kind == ShapeKind::polygons) {
                    m_cuts.push_back({static_cast<std::uint32_t>(j),
                                      1 - crossing.after_on_footprint, crossing.into_feature});
                }
            }
        } else if (crossing.kind == Crossing::Kind::crossing) {
            const double term =
                static_cast<double>(m_outline.cross(a, b)) * crossing.after_on_footprint;
            tally.sum += crossing.into_feature * term;
            tally.scale += std::abs(term);
            tally.whole += crossing.into_feature * m_outline.cross_after(j);
            inside += crossing.into_footprint;
            part += crossing.into_footprint * crossing.after_on_layer;
        }
    });
}

/// One edge of the layer, and all of the pass that comes near; `inside`: whether the footprint
/// holds c, then d.
template <Shift shift>
void Overlay::cross(Tally& tally, const Pass& pass, Xy c, Xy d, int& inside) {
    const int begins = inside;
    double part = 0;
    for (const EdgeGroup& group : groups_of(pass)) {
        if (const EdgeSet set = group.near(group.place(c), group.place(d)); set != 0) {
            meet<shift>(tally, group, set, c, d, inside, part);
        }
    }
    if (begins != 0) {
        tally.touched = true;
        tally.whole += m_outline.cross(c, d);
    }
    if (part != 0) {
        const double term = static_cast<double>(m_outline.cross(c, d)) * part;
        tally.sum += term;
        tally.scale += std::abs(term);
    }
}

/// At most ChainNear::k_most edges of a chain. An edge is this cell's to count when it begins here
/// and no other cell that was reached could count it too; doubtful ones are put aside.
template <Shift shift>
void Overlay::stretch(const NearChain& near, Word from, std::uint32_t edges, int& inside) {
    Tally& tally = m_tallies[near.tally];
    const Leaf& leaf = m_leaves[near.leaf];
    const Pass& pass = m_passes[leaf.pass];
    const Xy* vertex = m_file->vertices().data() + from;
    ChainNear look;
    look.look(vertex, edges, groups_of(pass).front(), leaf.corner, leaf.size_log2);
    for (std::uint32_t g = 1; g < pass.groups; ++g) {
        look.also(vertex, edges, groups_of(pass)[g]);
    }
    const std::uint64_t within = look.here & look.here >> 1;
    const auto known = [&](std::uint32_t k) { // its cell is among those reached
        const Xy c = vertex[k];
        return pass.all_cells && c.x >= pass.region.x0 && c.x <= pass.region.x1 &&
               c.y >= pass.region.y0 && c.y <= pass.region.y1;
    };
    for (std::uint32_t k = 0; k < edges;) {
        const std::uint64_t bit = std::uint64_t{1} << k;
        if ((within & bit) == 0 && !((look.here & bit) != 0 && known(k))) {
            inside = -1;
            if (!known(k) && ((look.hit & bit) != 0 || m_outline.boxes(vertex[k]))) {
                m_loose.push_back({leaf.pass, from + k, near.tally});
            }
            ++k;
            continue;
        }
        if (inside < 0) {
            inside = leaf.side == Side::mixed ? m_outline.holds<shift>(vertex[k])
                                              : leaf.side == Side::inside;
        }
        if ((look.hit & bit) != 0) {
            cross<shift>(tally, pass, vertex[k], vertex[k + 1], inside);
            ++k;
            continue;
        }
        // Up to the next edge that is not within, or that something comes near.
        const std::uint64_t ends = (look.hit | ~within) & ~(bit | (bit - 1));
        const std::uint32_t end =
            std::min(edges, static_cast<std::uint32_t>(std::countr_zero(ends)));
        if (inside != 0) {
            tally.touched = true;
            for (; k < end; ++k) {
                tally.whole += m_outline.cross(vertex[k], vertex[k + 1]);
            }
        }
        k = end;
    }
}

template <Shift shift>
void Overlay::walk(const NearChain& near) {
    int inside = -1; // not known
    for (Word done = 0; done < near.chain.count; done += ChainNear::k_most) {
        stretch<shift>(near, near.chain.first + done,
                       std::min(near.chain.count - done, ChainNear::k_most), inside);
    }
}

void Overlay::touch_points(const NearChain& near) {
    Tally& tally = m_tallies[near.tally];
    const Pass& pass = m_passes[m_leaves[near.leaf].pass];
    const auto points = m_file->vertices().subspan(near.chain.first, near.chain.count);
    for (const Xy p : points) {
        tally.touched = tally.touched || m_outline.holds<Shift::plus>(p);
        for (const EdgeGroup& group : groups_of(pass)) {
            const EdgeGroup::Place at = group.place(p);
            each_edge(group.near(at, at), [&](std::uint32_t k) {
                const std::size_t j = group.first + k;
                tally.touched = tally.touched || on_edge(m_outline.a(j), m_outline.b(j), p);
            });
        }
    }
}

template <Shift shift>
void Overlay::sweep() {
    m_loose.clear();
    start_runs<shift>();
    for (const NearChain& near : m_chains) {
        m_tallies[near.tally].kind == ShapeKind::points ? touch_points(near) : walk<shift>(near);
    }
    std::sort(m_loose.begin(), m_loose.end());
    m_loose.erase(std::unique(m_loose.begin(), m_loose.end()), m_loose.end());
    for (const LooseEdge& loose : m_loose) {
        const Xy c = m_file->vertices()[loose.edge];
        int inside = m_outline.holds<shift>(c) ? 1 : 0;
        cross<shift>(m_tallies[loose.tally], m_passes[loose.pass], c,
                     m_file->vertices()[loose.edge + 1], inside);
    }
}

std::vector<std::vector<Position>> Overlay::stretches_held() {
    m_cuts.clear();
    m_cutting = true;
    sweep<Shift::plus>();
    m_cutting = false;
    // Where one neighbour ends and the next begins, in before out: no gap opens between them.
    std::sort(m_cuts.begin(), m_cuts.end(), [](const Cut& a, const Cut& b) {
        return std::tie(a.edge, a.share, b.into) < std::tie(b.edge, b.share, a.into);
    });
    return stretches_between_cuts();
}

/// A stretch of a line on a polygon's border is inside under one of the two shifts: their mean and
/// half the stretch count it once, whichever side the polygon lies.
void Overlay::sweep_other_side() {
    const auto on_border = [](const Tally& tally) {
        return tally.kind == ShapeKind::polygons && tally.on_edges > 0;
    };
    if (std::none_of(m_tallies.all().begin(), m_tallies.all().end(), on_border)) {
        return;
    }
    const std::vector<Tally> plus = m_tallies.all();
    for (std::uint32_t i = 0; i < plus.size(); ++i) {
        m_tallies[i].sum = 0;
    }
    sweep<Shift::minus>();
    for (std::uint32_t i = 0; i < plus.size(); ++i) {
        Tally& tally = m_tallies[i];
        const double minus = tally.sum;
        tally = plus[i];
        if (on_border(tally)) {
            tally.sum = (tally.sum + minus + tally.on_edges) / 2;
        }
    }
}

void Overlay::report() {
    constexpr double k_rounding = 0x1p-46; // of the magnitudes summed: below it there is nothing
    for (const Tally& tally : m_tallies.all()) {
        if (!tally.touched) {
            continue;
        }
        Overlap found{tally.feature, 0, 0, 0};
        if (m_shape.kind == ShapeKind::polygons && tally.kind == ShapeKind::polygons) {
            const double whole = std::trunc(tally.sum);
            const double doubled =
                static_cast<double>(tally.whole + static_cast<Wide>(whole)) + (tally.sum - whole);
            if (doubled > k_rounding * tally.scale) {
                found.area_m2 =
                    std::min(doubled, static_cast<double>(m_outline.doubled_area())) / 2e6;
            }
        } else if (m_shape.kind == ShapeKind::lines) {
            const double length = tally.kind == ShapeKind::polygons ? tally.sum : tally.on_edges;
            found.length_m = length > k_rounding * tally.scale ? length : 0;
        }
        m_found.push_back(found);
    }
    std::sort(m_found.begin(), m_found.end(),
              [](const Overlap& a, const Overlap& b) { return a.feature < b.feature; });
}

/// No border comes near: every feature holds all of the footprint or nothing.
void Overlay::report_whole() {
    inside_of<Shift::plus>(*m_file, m_shape.vertices[m_shape.parts[0].first], m_holders);
    for (const FeatureId id : m_holders) {
        if (accepted(m_accept, id)) {
            m_found.push_back({id, area_m2(m_shape), 0, 0});
        }
    }
}

} // namespace eco::geo::detail
