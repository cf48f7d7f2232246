// SPDX-License-Identifier: MulanPSL-2.0
// The edge sum. The layer's edge c→d is thought moved by the shift against the footprint's a→b;
// ties are decided by that, the measure itself is the limit without it.
#include "geo/detail/edge_sum.hpp"

#include <cmath>

namespace eco::geo::detail {
namespace {

int sign(Wide value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

int sign(std::int32_t from, std::int32_t to) {
    return to > from ? 1 : to < from ? -1 : 0;
}

/// Side of the moved vertex of the layer against the footprint's a→b.
template <Shift shift>
int side_of_layer(Wide exact, Xy a, Xy b) {
    constexpr int k_way = shift == Shift::plus ? 1 : -1;
    if (exact != 0) {
        return sign(exact);
    }
    return a.x != b.x ? k_way * sign(a.x, b.x) : -k_way * sign(a.y, b.y);
}

/// Side of the footprint's vertex against the moved edge c→d.
template <Shift shift>
int side_of_footprint(Wide exact, Xy c, Xy d) {
    constexpr int k_way = shift == Shift::plus ? 1 : -1;
    if (exact != 0) {
        return sign(exact);
    }
    return c.x != d.x ? -k_way * sign(c.x, d.x) : k_way * sign(c.y, d.y);
}

/// How far along the edge the crossing lies, from the distances of its ends to the other.
double share(Wide from, Wide to) {
    const double f = std::abs(static_cast<double>(from));
    const double t = std::abs(static_cast<double>(to));
    return f + t == 0 ? 0 : f / (f + t);
}

} // namespace

EdgeSum::EdgeSum(const Footprint& footprint, std::span<const Xy> vertices,
                 std::span<const double> weights)
    : m_footprint(footprint), m_vertices(vertices), m_weights(weights), m_part(footprint.size()),
      m_net(footprint.size()) {}

template <Shift shift>
void EdgeSum::walk_edge(Xy c, Xy d, int& inside) {
    const XyBox box = box_of(c, d);
    if (!box.intersects(m_footprint.box)) {
        return;
    }
    double part = inside;
    m_footprint.each_near(box, [&](std::size_t j) {
        const Xy a = m_footprint.a[j];
        const Xy b = m_footprint.b[j];
        const Wide tc = turn(a, b, c);
        const Wide td = turn(a, b, d);
        if ((tc > 0 && td > 0) || (tc < 0 && td < 0)) {
            return;
        }
        const Wide ta = turn(c, d, a);
        const Wide tb = turn(c, d, b);
        if ((ta > 0 && tb > 0) || (ta < 0 && tb < 0)) {
            return;
        }
        m_touched = true;
        if (tc == 0 && td == 0) {
            add_coincidence(j, c, d);
            return;
        }
        const int sd = side_of_layer<shift>(td, a, b);
        const int sb = side_of_footprint<shift>(tb, c, d);
        if (sd == side_of_layer<shift>(tc, a, b) || sb == side_of_footprint<shift>(ta, c, d)) {
            return;
        }
        m_crossed = true;
        m_net[j] += sb; // from right to left of the feature's edge: into it
        m_part[j] += sb * (1.0 - share(ta, tb));
        inside += sd;
        part += sd * (1.0 - share(tc, td));
    });
    if (part != 0) {
        const double term = m_footprint.cross(c, d) * part;
        m_sum += term;
        m_scale += std::abs(term);
    }
}

void EdgeSum::add_coincidence(std::size_t j, Xy c, Xy d) {
    if (m_footprint.kind != ShapeKind::lines) {
        return;
    }
    const Xy a = m_footprint.a[j];
    const Xy b = m_footprint.b[j];
    const bool level = std::abs(std::int64_t{b.x} - a.x) >= std::abs(std::int64_t{b.y} - a.y);
    const auto along = [level](Xy p) { return static_cast<double>(level ? p.x : p.y); };
    const double low = std::max(std::min(along(a), along(b)), std::min(along(c), along(d)));
    const double high = std::min(std::max(along(a), along(b)), std::max(along(c), along(d)));
    if (high > low) {
        m_coincident += m_weights[j] * (high - low) / std::abs(along(b) - along(a));
    }
}

void EdgeSum::touch_points(const Neighbour& neighbour) {
    for (const Chain& chain : neighbour.chains) {
        for (Word i = chain.first; i < chain.first + chain.count && !m_touched; ++i) {
            const Xy p = m_vertices[i];
            m_touched = m_footprint.holds<Shift::plus>(p);
            m_footprint.each_near({p.x, p.y, p.x, p.y}, [&](std::size_t j) {
                m_touched = m_touched || on_edge(m_footprint.a[j], m_footprint.b[j], p);
            });
        }
    }
}

template <Shift shift>
void EdgeSum::walk(const Neighbour& neighbour) {
    std::fill(m_part.begin(), m_part.end(), 0.0);
    std::fill(m_net.begin(), m_net.end(), 0);
    m_sum = 0;
    m_scale = 0;
    m_coincident = 0;
    m_crossed = false;
    for (const Chain& chain : neighbour.chains) {
        Xy c = m_vertices[chain.first];
        int inside = m_footprint.holds<shift>(c) ? 1 : 0;
        m_touched = m_touched || inside != 0;
        for (Word i = chain.first; i < chain.first + chain.count; ++i) {
            const Xy d = m_vertices[i + 1];
            walk_edge<shift>(c, d, inside);
            c = d;
        }
    }
}

double EdgeSum::area(const Neighbour& neighbour) {
    double whole = 0;
    for (std::size_t run = 0; run < m_footprint.runs.size(); ++run) {
        const std::size_t end =
            run + 1 < m_footprint.runs.size() ? m_footprint.runs[run + 1] : m_footprint.size();
        int inside = neighbour.starts_inside[run];
        for (std::size_t j = m_footprint.runs[run]; j < end; ++j) {
            const double part = inside + m_part[j];
            inside += m_net[j];
            if (part != 0) {
                const double term = m_footprint.cross(m_footprint.a[j], m_footprint.b[j]) * part;
                whole += term;
                m_scale += std::abs(term);
            }
        }
    }
    const double doubled = m_sum + whole;
    constexpr double k_rounding = 0x1p-46; // of the magnitudes summed: below it there is nothing
    return doubled > k_rounding * m_scale ? std::min(doubled, m_footprint.doubled_area) / 2 : 0;
}

double EdgeSum::length(std::span<const std::uint8_t> starts_inside) const {
    double sum = 0;
    for (std::size_t run = 0; run < m_footprint.runs.size(); ++run) {
        const std::size_t end =
            run + 1 < m_footprint.runs.size() ? m_footprint.runs[run + 1] : m_footprint.size();
        int inside = starts_inside[run];
        for (std::size_t j = m_footprint.runs[run]; j < end; ++j) {
            sum += m_weights[j] * (inside + m_part[j]);
            inside += m_net[j];
        }
    }
    return sum;
}

Shared EdgeSum::measure(const Neighbour& neighbour) {
    Shared shared;
    m_touched = std::any_of(neighbour.starts_inside.begin(), neighbour.starts_inside.end(),
                            [](std::uint8_t inside) { return inside != 0; });
    if (neighbour.kind == ShapeKind::points) {
        touch_points(neighbour);
    } else {
        walk<Shift::plus>(neighbour);
    }
    shared.touched = m_touched;
    if (!m_touched) {
        return shared;
    }
    if (m_footprint.kind == ShapeKind::polygons && neighbour.kind == ShapeKind::polygons) {
        shared.area_mm2 = area(neighbour);
    } else if (m_footprint.kind == ShapeKind::lines && neighbour.kind == ShapeKind::polygons) {
        // A stretch on the border is inside under one of the two shifts: their mean and half the
        // stretch count it once, whichever side the polygon lies.
        const double on_border = m_coincident;
        shared.length = length(neighbour.starts_inside);
        if (on_border > 0) {
            walk<Shift::minus>(neighbour);
            shared.length = (shared.length + length(neighbour.starts_inside_minus) + on_border) / 2;
        }
    } else if (m_footprint.kind == ShapeKind::lines && neighbour.kind == ShapeKind::lines) {
        shared.length = m_coincident;
    }
    return shared;
}

} // namespace eco::geo::detail
