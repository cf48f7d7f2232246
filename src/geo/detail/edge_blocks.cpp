// SPDX-License-Identifier: MulanPSL-2.0
// Distances two at a time in the compiler's own vectors: the same operations, and so the same
// bits, on every machine.
#include "geo/detail/edge_blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>

namespace eco::geo::detail {
namespace {

using Lanes [[gnu::vector_size(16)]] = double;

Lanes load(const std::vector<double>& from, std::size_t at) {
    Lanes lanes;
    std::memcpy(&lanes, from.data() + at, sizeof lanes);
    return lanes;
}

using Halves [[gnu::vector_size(8)]] = std::int32_t;
using Quarters [[gnu::vector_size(16)]] = std::int32_t;

struct Places {
    Lanes x, y;
};

/// Two places that lie side by side.
Places load(const Xy* at) {
    Quarters four;
    std::memcpy(&four, at, sizeof four);
    const Halves x = __builtin_shufflevector(four, four, 0, 2);
    const Halves y = __builtin_shufflevector(four, four, 1, 3);
    return {__builtin_convertvector(x, Lanes), __builtin_convertvector(y, Lanes)};
}

/// Squares of what is left of (px, py) when it comes as near as t in 0…1 allows.
Lanes squares(Lanes px, Lanes py, Lanes dx, Lanes dy, Lanes inverse) {
    Lanes t = (px * dx + py * dy) * inverse;
    t = t < 0.0 ? Lanes{} : t;
    t = t > 1.0 ? Lanes{} + 1.0 : t;
    const Lanes ex = px - t * dx;
    const Lanes ey = py - t * dy;
    return ex * ex + ey * ey;
}

double least_of(Lanes lanes) {
    return std::min(lanes[0], lanes[1]);
}

} // namespace

void EdgeBlocks::lay_out(const ShapeView& shape, const Plane* plane) {
    const XyBox& box = shape.box;
    m_middle = {static_cast<std::int32_t>((std::int64_t{box.x0} + box.x1) / 2),
                static_cast<std::int32_t>((std::int64_t{box.y0} + box.y1) / 2)};
    m_scale = plane == nullptr ? GroundScale{} : plane->ground_scale(m_middle);
    m_edges.clear();
    if (shape.kind == ShapeKind::points && shape.vertices.size() == 1) {
        m_edges.push_back({shape.vertices[0], shape.vertices[0]});
        m_padded.assign(m_edges.begin(), m_edges.end());
        m_blocks.clear(); // nothing is asked of them
        return;
    }
    for (const Part& part : shape.parts) {
        const auto run = shape.vertices.subspan(part.first, part.count);
        // A ring's last vertex is its first; the end of a line and a point stand for themselves.
        const std::size_t own = shape.kind == ShapeKind::polygons ? run.size() - 1 : run.size();
        for (std::size_t i = 0; i < own; ++i) {
            const bool last = shape.kind == ShapeKind::points || i + 1 == run.size();
            m_edges.push_back({run[i], last ? run[i] : run[i + 1]});
        }
    }
    lay_blocks();
}

void EdgeBlocks::lay_blocks() {
    m_blocks.clear();
    m_padded.clear();
    for (auto* column : {&m_ax, &m_ay, &m_dx, &m_dy, &m_inverse}) {
        column->clear();
    }
    const auto edges = static_cast<std::uint32_t>(m_edges.size());
    for (std::uint32_t first = 0; first < edges; first += k_block) {
        const std::uint32_t end = std::min(edges, first + k_block);
        Block block;
        const Xy start = m_edges[first].from;
        block.box = {start.x, start.y, start.x, start.y};
        block.first = static_cast<std::uint32_t>(m_ax.size());
        for (std::uint32_t j = first; j < end || m_ax.size() % k_lanes != 0; ++j) {
            const Edge& edge = m_edges[std::min(j, end - 1)];
            const GroundXy a = ground(edge.from);
            const GroundXy b = ground(edge.to);
            const double dx = b.x - a.x;
            const double dy = b.y - a.y;
            const double length = dx * dx + dy * dy;
            m_padded.push_back(edge);
            m_ax.push_back(a.x);
            m_ay.push_back(a.y);
            m_dx.push_back(dx);
            m_dy.push_back(dy);
            m_inverse.push_back(length > 0 ? 1.0 / length : 0);
            for (const Xy p : {edge.from, edge.to}) {
                block.box = {std::min(block.box.x0, p.x), std::min(block.box.y0, p.y),
                             std::max(block.box.x1, p.x), std::max(block.box.y1, p.y)};
            }
        }
        block.last = static_cast<std::uint32_t>(m_ax.size());
        m_blocks.push_back(block);
    }
}

double EdgeBlocks::from_point(const Block& block, GroundXy p) const {
    Lanes least = Lanes{} + std::numeric_limits<double>::infinity();
    for (std::size_t j = block.first; j < block.last; j += k_lanes) {
        const Lanes square = squares(p.x - load(m_ax, j), p.y - load(m_ay, j), load(m_dx, j),
                                     load(m_dy, j), load(m_inverse, j));
        least = square < least ? square : least;
    }
    return least_of(least);
}

double EdgeBlocks::from_run(std::span<const Xy> run, std::span<double> squares_of) const {
    double least = std::numeric_limits<double>::infinity();
    const auto scalar = [&](std::size_t k, Xy from, Xy to) {
        const GroundXy u = ground(from);
        const GroundXy v = ground(to);
        const double dx = v.x - u.x;
        const double dy = v.y - u.y;
        const double length = dx * dx + dy * dy;
        const double t = length > 0 ? std::clamp(-(u.x * dx + u.y * dy) / length, 0.0, 1.0) : 0.0;
        const double ex = u.x + t * dx;
        const double ey = u.y + t * dy;
        squares_of[k] = ex * ex + ey * ey;
        least = std::min(least, squares_of[k]);
    };
    std::size_t k = 0;
    if (run.size() > squares_of.size()) {
        const auto on_ground = [this](Places p) -> Places {
            const Lanes x = p.x - static_cast<double>(m_middle.x);
            const Lanes y = p.y - static_cast<double>(m_middle.y);
            return {m_scale.xx * x + m_scale.xy * y, m_scale.xy * x + m_scale.yy * y};
        };
        Lanes all = Lanes{} + least;
        for (; k + k_lanes <= squares_of.size(); k += k_lanes) {
            const Places u = on_ground(load(run.data() + k));
            const Places v = on_ground(load(run.data() + k + 1));
            const Lanes dx = v.x - u.x;
            const Lanes dy = v.y - u.y;
            const Lanes length = dx * dx + dy * dy;
            const Lanes inverse = length > 0.0 ? 1.0 / length : Lanes{};
            const Lanes square = squares(-u.x, -u.y, dx, dy, inverse);
            std::memcpy(squares_of.data() + k, &square, sizeof square);
            all = square < all ? square : all;
        }
        least = least_of(all);
    }
    const std::size_t next = run.size() - squares_of.size(); // 1 for edges, 0 for places
    for (; k < squares_of.size(); ++k) {
        scalar(k, run[k], run[k + next]);
    }
    return least;
}

double EdgeBlocks::from_edge(const Block& block, GroundXy u, GroundXy v) const {
    const double dx = v.x - u.x;
    const double dy = v.y - u.y;
    const double length = dx * dx + dy * dy;
    const double inverse = length > 0 ? 1.0 / length : 0;
    Lanes least = Lanes{} + std::numeric_limits<double>::infinity();
    for (std::size_t j = block.first; j < block.last; j += k_lanes) {
        const Lanes square = squares(load(m_ax, j) - u.x, load(m_ay, j) - u.y, Lanes{} + dx,
                                     Lanes{} + dy, Lanes{} + inverse);
        least = square < least ? square : least;
    }
    return least_of(least);
}

} // namespace eco::geo::detail
