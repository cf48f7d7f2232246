// SPDX-License-Identifier: MulanPSL-2.0
// Laying a footprint out.
#include "geo/detail/outline.hpp"

#include <cmath>

namespace eco::geo::detail {

namespace {

void fit(EdgeGroup& group) {
    const auto width = [](std::int32_t low, std::int32_t high) {
        return static_cast<std::uint32_t>(std::int64_t{high} - low);
    };
    const std::uint32_t wide = width(group.box.x0, group.box.x1);
    const std::uint32_t high = width(group.box.y0, group.box.y1);
    group.log2 = std::max(0, static_cast<int>(std::bit_width(wide | high)) -
                                 static_cast<int>(std::bit_width(EdgeGroup::k_bands - 1)));
    const auto clear = [&](EdgeGroup::Axis& axis, std::int32_t low, std::uint32_t size) {
        axis.low = low;
        axis.beyond = static_cast<std::int32_t>(std::min<std::int64_t>(
            (std::int64_t{size >> group.log2} + 1) << group.log2, INT32_MAX));
        axis.up_to.fill(0);
        axis.from.fill(0);
    };
    clear(group.x, group.box.x0, wide);
    clear(group.y, group.box.y0, high);
}

} // namespace

void Outline::lay_out(const ShapeView& shape, std::uint32_t most, const Plane* plane) {
    m_kind = shape.kind;
    m_box = shape.box;
    m_runs.clear();
    m_a.clear();
    m_b.clear();
    for (const Part& part : shape.parts) {
        const auto run = shape.vertices.subspan(part.first, part.count);
        if (run.size() > 1) {
            m_runs.push_back({run.front(), static_cast<std::uint32_t>(m_a.size()), 0, 0});
            m_a.insert(m_a.end(), run.begin(), run.end() - 1);
            m_b.insert(m_b.end(), run.begin() + 1, run.end());
        }
    }
    shape.kind == ShapeKind::polygons ? sum_rings() : sum_lines(plane);
    m_group_count = 0;
    const auto edges = static_cast<std::uint32_t>(m_a.size());
    for (std::uint32_t first = 0; first < edges; first += most) {
        lay_group(first, std::min(most, edges - first));
    }
}

void Outline::sum_rings() {
    m_cross_after.resize(m_a.size());
    m_doubled = 0;
    std::size_t j = m_a.size();
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        while (j-- > run->first) {
            m_cross_after[j] = run->doubled;
            run->doubled += cross(m_a[j], m_b[j]);
        }
        ++j;
        m_doubled += run->doubled;
    }
}

void Outline::sum_lines(const Plane* plane) {
    m_length.resize(m_a.size());
    m_length_after.resize(m_a.size());
    std::size_t j = m_a.size();
    for (auto run = m_runs.rbegin(); run != m_runs.rend(); ++run) {
        while (j-- > run->first) {
            m_length_after[j] = run->length;
            m_length[j] = plane != nullptr ? plane->ground_length_m(m_a[j], m_b[j])
                                           : std::hypot(static_cast<double>(m_b[j].x) - m_a[j].x,
                                                        static_cast<double>(m_b[j].y) - m_a[j].y) /
                                                 1000.0;
            run->length += m_length[j];
        }
        ++j;
    }
}

void Outline::lay_group(std::uint32_t first, std::uint32_t count) {
    if (m_group_count == m_groups.size()) {
        m_groups.emplace_back();
    }
    EdgeGroup& group = m_groups[m_group_count++];
    group.first = first;
    group.count = count;
    group.box = box_of(m_a[first], m_b[first]);
    for (std::uint32_t j = first + 1; j < first + count; ++j) {
        const XyBox edge = box_of(m_a[j], m_b[j]);
        group.box = {std::min(group.box.x0, edge.x0), std::min(group.box.y0, edge.y0),
                     std::max(group.box.x1, edge.x1), std::max(group.box.y1, edge.y1)};
    }
    fit(group);
    for (std::uint32_t k = 0; k < count; ++k) {
        const auto [ca, ra] = group.place(m_a[first + k]);
        const auto [cb, rb] = group.place(m_b[first + k]);
        const EdgeSet bit = EdgeSet{1} << k;
        group.x.up_to[std::min(ca, cb)] |= bit;
        group.x.from[std::max(ca, cb)] |= bit;
        group.y.up_to[std::min(ra, rb)] |= bit;
        group.y.from[std::max(ra, rb)] |= bit;
    }
    for (std::size_t k = 1; k < group.x.up_to.size(); ++k) {
        const std::size_t back = group.x.up_to.size() - 1 - k;
        group.x.up_to[k] |= group.x.up_to[k - 1];
        group.y.up_to[k] |= group.y.up_to[k - 1];
        group.x.from[back] |= group.x.from[back + 1];
        group.y.from[back] |= group.y.from[back + 1];
    }
}

} // namespace eco::geo::detail
