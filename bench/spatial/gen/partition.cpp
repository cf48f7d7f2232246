// SPDX-License-Identifier: MulanPSL-2.0
// Fractal borders between regions, each drawn once and walked from both sides; rings; enclaves.
#include "gen/partition.hpp"

#include "gen/quads.hpp"

#include <algorithm>
#include <array>
#include <numbers>
#include <utility>

namespace eco::bench {
namespace {

class Borders {
  public:
    Borders(Random& random, const Quads& quads, double spacing_m)
        : m_random(random), m_quads(quads), m_spacing(spacing_m) {}

    /// The vertices between corners u and v; which quads lie left and right of u→v (−1: none).
    std::vector<Place> between(int u, int v, int left, int right) {
        const bool forward = u < v;
        const auto key = forward ? std::pair{u, v} : std::pair{v, u};
        auto found = m_drawn.find(key);
        if (found == m_drawn.end()) {
            found = m_drawn
                        .emplace(key, forward ? draw(key.first, key.second, left, right)
                                              : draw(key.first, key.second, right, left))
                        .first;
        }
        std::vector<Place> out = found->second;
        if (!forward) {
            std::reverse(out.begin(), out.end());
        }
        return out;
    }

  private:
    Random& m_random;
    const Quads& m_quads;
    double m_spacing;
    std::map<std::pair<int, int>, std::vector<Place>> m_drawn;

    /// A graph over the straight line: its height leans to the centre of the quad on that side, so
    /// that borders of a quad never cross.
    std::vector<Place> draw(int from, int to, int left, int right) {
        const Spot p = m_quads.spot(from);
        const Spot q = m_quads.spot(to);
        const double length = std::hypot(q.x - p.x, q.y - p.y);
        const int n = std::clamp(static_cast<int>(length / (m_spacing / density(p))), 6, 4000);
        const std::vector<double> heights = fractal(m_random, n, 0.22, 0.80);
        std::vector<Place> out;
        double before = 0;
        for (int i = 0; i < n; ++i) {
            const double t = (i + 1.0) / (n + 1);
            const double limit = .55 * std::min(1.0, 8 * std::min(t, 1 - t));
            double height = std::clamp(heights[static_cast<std::size_t>(i)], -limit, limit);
            const int side = height > 0 ? left : right;
            height = side < 0 ? height * 0.0 : height;
            const double share = std::abs(height);
            if (before * height < 0) { // through the line where it changes side
                const double zero = (i + before / (before - height)) / (n + 1);
                out.push_back(placed({p.x + zero * (q.x - p.x), p.y + zero * (q.y - p.y)}));
            }
            before = height;
            const Spot pole = side < 0 ? p : m_quads.centre(side);
            out.push_back(placed({(1 - share) * (p.x + t * (q.x - p.x)) + share * pole.x,
                                  (1 - share) * (p.y + t * (q.y - p.y)) + share * pole.y}));
        }
        return out;
    }
};

double doubled_area(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Place a = ring[i];
        const Place b = ring[(i + 1) % ring.size()];
        sum += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
    }
    return sum;
}

Polygon rings_of(const std::vector<int>& cells, int region, const Quads& quads, Borders& borders) {
    std::map<int, std::pair<int, std::vector<Place>>> next; // corner → corner, vertices between
    for (const int cell : cells) {
        const int i = cell % quads.columns();
        const int j = cell / quads.columns();
        const std::array<int, 5> corners{quads.corner(i, j), quads.corner(i + 1, j),
                                         quads.corner(i + 1, j + 1), quads.corner(i, j + 1),
                                         quads.corner(i, j)};
        const std::array<std::pair<int, int>, 4> beyond{
            {{i, j - 1}, {i + 1, j}, {i, j + 1}, {i - 1, j}}};
        for (std::size_t e = 0; e < 4; ++e) {
            const auto [bi, bj] = beyond[e];
            if (quads.owner(bi, bj) != region) {
                next[corners[e]] = {corners[e + 1], borders.between(corners[e], corners[e + 1],
                                                                    cell, quads.quad(bi, bj))};
            }
        }
    }
    Polygon polygon;
    while (!next.empty()) {
        Ring ring;
        for (int v = next.begin()->first; next.contains(v);) {
            const auto [to, between] = next[v];
            next.erase(v);
            ring.push_back(placed(quads.spot(v)));
            ring.insert(ring.end(), between.begin(), between.end());
            v = to;
        }
        polygon.push_back(std::move(ring));
    }
    std::sort(polygon.begin(), polygon.end(),
              [](const Ring& a, const Ring& b) { return doubled_area(a) > doubled_area(b); });
    return polygon;
}

std::vector<int> some_hosts(Random& random, const Quads& quads, int enclaves) {
    std::vector<int> hosts;
    for (const auto& [region, cells] : quads.regions()) {
        hosts.push_back(region);
    }
    for (std::size_t i = hosts.size(); i > 1; --i) {
        std::swap(hosts[i - 1], hosts[random.below(i)]);
    }
    hosts.resize(static_cast<std::size_t>(enclaves));
    std::sort(hosts.begin(), hosts.end());
    return hosts;
}

/// A star-shaped blob in the part of a quad that no border reaches.
Ring blob(Random& random, Spot centre, double side) {
    const double radius = side * 0.115;
    const int n = 300 + static_cast<int>(random.below(700));
    const std::vector<double> s = fractal(random, n, 0.25, 0.8);
    Ring ring;
    for (int i = 0; i < n; ++i) {
        const double turn = 2 * std::numbers::pi * i / n;
        const double r =
            radius * std::exp(std::clamp(s[static_cast<std::size_t>(i)], -.7, .4) - .45);
        ring.push_back(placed({centre.x + r * std::cos(turn), centre.y + r * std::sin(turn)}));
    }
    return ring;
}

} // namespace

std::vector<Polygon> make_partition(Random& random, const PartitionWish& wish) {
    Quads quads(random, wish);
    quads.merge(random, wish);
    const std::vector<int> hosts = some_hosts(random, quads, wish.enclaves);
    Borders borders(random, quads, wish.spacing_m);
    std::vector<Polygon> out;
    std::vector<Polygon> enclaves;
    for (const auto& [region, cells] : quads.regions()) {
        Polygon polygon = rings_of(cells, region, quads, borders);
        if (std::binary_search(hosts.begin(), hosts.end(), region)) {
            Ring ring = blob(random, quads.centre(cells[0]), quads.side());
            enclaves.push_back({ring});
            std::reverse(ring.begin(), ring.end());
            polygon.push_back(std::move(ring));
        }
        out.push_back(std::move(polygon));
    }
    out.insert(out.end(), enclaves.begin(), enclaves.end());
    return out;
}

} // namespace eco::bench
