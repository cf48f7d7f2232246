// SPDX-License-Identifier: MulanPSL-2.0
// Point and box queries on cells.
#include "geo/detail/cell_query.hpp"

#include <algorithm>

namespace eco::geo::detail {
namespace {

enum class Where { outside, border, inside };

Where locate(const CellFile& file, const CellItem& item, std::span<const Chain> chains, Xy corner,
             Xy point) {
    const Xy* all = file.vertices().data();
    bool inside = item.parity;
    for (const Chain& chain : chains) {
        for (Word i = chain.first; i < chain.first + chain.count; ++i) {
            const Xy a = all[i];
            const Xy b = all[end_of(item.kind, i)];
            if (on_edge(a, b, point)) {
                return Where::border;
            }
            inside = inside != parts<Shift::plus>(a, b, corner, point);
        }
    }
    return inside && item.kind == ShapeKind::polygons ? Where::inside : Where::outside;
}

} // namespace

void holders_of(const CellFile& file, Xy point, Holders which, std::vector<FeatureId>& out) {
    out.clear();
    const Cell cell = file.cell_at(point);
    file.each_covering(cell, [&](FeatureId id) { out.push_back(id); });
    const auto whole = static_cast<std::ptrdiff_t>(out.size());
    file.each_item(cell, [&](const CellItem& item, std::span<const Chain> chains) {
        if ((which == Holders::all || item.kind == ShapeKind::polygons) &&
            locate(file, item, chains, cell.corner, point) != Where::outside) {
            out.push_back(item.feature);
        }
    });
    std::inplace_merge(out.begin(), out.begin() + whole, out.end());
}

bool is_held(const CellFile& file, Xy point, FeatureFilter accept) {
    bool held = false;
    const Cell cell = file.cell_at(point);
    file.each_covering(cell, [&](FeatureId id) { held = held || accepted(accept, id); });
    if (!held) {
        file.each_item(cell, [&](const CellItem& item, std::span<const Chain> chains) {
            held = held || (item.kind == ShapeKind::polygons && accepted(accept, item.feature) &&
                            locate(file, item, chains, cell.corner, point) != Where::outside);
        });
    }
    return held;
}

template <Shift shift>
void inside_of(const CellFile& file, Xy point, std::vector<FeatureId>& out) {
    out.clear();
    const Xy* all = file.vertices().data();
    const Cell cell = file.cell_at(point);
    file.each_covering(cell, [&](FeatureId id) { out.push_back(id); });
    const auto whole = static_cast<std::ptrdiff_t>(out.size());
    file.each_item(cell, [&](const CellItem& item, std::span<const Chain> chains) {
        if (item.kind != ShapeKind::polygons) {
            return;
        }
        bool inside = item.parity;
        for (const Chain& chain : chains) {
            for (Word i = chain.first; i < chain.first + chain.count; ++i) {
                inside = inside != parts<shift>(all[i], all[i + 1], cell.corner, point);
            }
        }
        if (inside) {
            out.push_back(item.feature);
        }
    });
    std::inplace_merge(out.begin(), out.begin() + whole, out.end());
}

template void inside_of<Shift::plus>(const CellFile&, Xy, std::vector<FeatureId>&);
template void inside_of<Shift::minus>(const CellFile&, Xy, std::vector<FeatureId>&);

void Gathered::gather(const CellFile& file, const XyBox& box, FeatureFilter accept) {
    m_found.clear();
    m_features.clear();
    m_chains.clear();
    m_covering.clear();
    file.visit(box, [&](const Cell& cell) {
        file.each_covering(cell, [&](FeatureId id) {
            if (accepted(accept, id)) {
                m_covering.push_back(id);
            }
        });
        file.each_item(cell, [&](const CellItem& item, std::span<const Chain> chains) {
            if (accepted(accept, item.feature)) {
                for (const Chain& chain : chains) {
                    m_found.push_back(
                        {std::uint64_t{item.feature} << 32 | chain.first, chain.count, item.kind});
                }
            }
        });
    });
    std::sort(m_found.begin(), m_found.end(), [](const Found& a, const Found& b) {
        return a.key != b.key ? a.key < b.key : a.count < b.count;
    });
    for (const Found& found : m_found) {
        const auto feature = static_cast<FeatureId>(found.key >> 32);
        const auto first = static_cast<Word>(found.key);
        if (m_features.empty() || m_features.back().feature != feature) {
            m_features.push_back({feature, found.kind, static_cast<Word>(m_chains.size()), 0});
        }
        NearEdges& near = m_features.back();
        if (near.chains > 0 && first <= m_chains.back().first + m_chains.back().count) {
            Chain& last = m_chains.back();
            last.count = std::max(last.first + last.count, first + found.count) - last.first;
            continue;
        }
        m_chains.push_back({first, found.count});
        ++near.chains;
    }
}

} // namespace eco::geo::detail
