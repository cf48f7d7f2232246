// SPDX-License-Identifier: MulanPSL-2.0
// Packed R-tree: bulk-loaded along the Hilbert curve (Kamel & Faloutsos 1993), fan-out 16.
#include "geo/packed_tree.hpp"

#include "geo/layer_index.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace eco::geo {
namespace {

constexpr std::size_t k_fan_out = 16;
constexpr std::size_t k_leaf_words = 5;
constexpr std::size_t k_node_words = 4;

/// Position along a Hilbert curve of order 16 (Warren, Hacker's Delight, §16).
std::uint64_t hilbert(std::uint32_t x, std::uint32_t y) {
    std::uint64_t d = 0;
    for (std::uint32_t s = 1U << 15U; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
        const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
        d += std::uint64_t{s} * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = 0xFFFFU - x;
                y = 0xFFFFU - y;
            }
            std::swap(x, y);
        }
    }
    return d;
}

std::uint64_t curve_position(const XyBox& box) {
    const auto centre = [](std::int32_t low, std::int32_t high) {
        const std::int64_t middle = (std::int64_t{low} + high) / 2;
        return static_cast<std::uint32_t>((middle + (std::int64_t{1} << 31)) >> 16);
    };
    return hilbert(centre(box.x0, box.x1), centre(box.y0, box.y1));
}

XyBox merged(const XyBox& a, const XyBox& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

void push(std::vector<std::uint32_t>& words, const XyBox& box) {
    for (const std::int32_t v : {box.x0, box.y0, box.x1, box.y1}) {
        words.push_back(std::bit_cast<std::uint32_t>(v));
    }
}

XyBox box_at(std::span<const std::uint32_t> words, std::size_t at) {
    const auto v = [&](std::size_t i) { return std::bit_cast<std::int32_t>(words[at + i]); };
    return {v(0), v(1), v(2), v(3)};
}

} // namespace

std::vector<std::uint32_t> PackedTree::build(std::span<const XyBox> boxes) {
    std::vector<std::uint32_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint64_t> position(boxes.size());
    std::transform(boxes.begin(), boxes.end(), position.begin(), curve_position);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return position[a] < position[b]; });

    std::vector<std::uint32_t> words{static_cast<std::uint32_t>(boxes.size())};
    std::vector<XyBox> level;
    for (const std::uint32_t id : order) {
        words.push_back(id);
        push(words, boxes[id]);
        level.push_back(boxes[id]);
    }
    while (level.size() > 1) {
        std::vector<XyBox> parents;
        for (std::size_t i = 0; i < level.size(); i += k_fan_out) {
            const std::size_t end = std::min(i + k_fan_out, level.size());
            parents.push_back(std::accumulate(level.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                              level.begin() + static_cast<std::ptrdiff_t>(end),
                                              level[i], merged));
        }
        for (const XyBox& box : parents) {
            push(words, box);
        }
        level = std::move(parents);
    }
    return words;
}

std::vector<std::uint32_t> PackedTree::search(const XyBox& box) const {
    std::vector<std::uint32_t> found;
    const std::size_t count = m_words.empty() ? 0 : m_words[0];
    if (count == 0) {
        return found;
    }
    struct Level {
        std::size_t first, count;
    };
    std::vector<Level> levels{{1, count}};
    for (std::size_t n = count, at = 1 + count * k_leaf_words; n > 1;) {
        n = (n + k_fan_out - 1) / k_fan_out;
        levels.push_back({at, n});
        at += n * k_node_words;
    }
    struct Visit {
        std::size_t level, index;
    };
    std::vector<Visit> stack{{levels.size() - 1, 0}};
    while (!stack.empty()) {
        const Visit visit = stack.back();
        stack.pop_back();
        if (visit.level == 0) {
            const std::size_t at = 1 + visit.index * k_leaf_words;
            if (box_at(m_words, at + 1).intersects(box)) {
                found.push_back(m_words[at]);
            }
            continue;
        }
        const Level& level = levels[visit.level];
        if (!box_at(m_words, level.first + visit.index * k_node_words).intersects(box)) {
            continue;
        }
        const std::size_t begin = visit.index * k_fan_out;
        const std::size_t end = std::min(begin + k_fan_out, levels[visit.level - 1].count);
        for (std::size_t child = begin; child < end; ++child) {
            stack.push_back({visit.level - 1, child});
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::uint32_t> build_packed_tree(const ShapeSource& source) {
    std::vector<XyBox> boxes;
    for (FeatureId id = 0; id < source.size(); ++id) {
        boxes.push_back(source.shape(id).box);
    }
    return PackedTree::build(boxes);
}

} // namespace eco::geo
