// SPDX-License-Identifier: MulanPSL-2.0
// Patches, corridors, footprints, lines.
#include "gen/scatter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eco::bench {
namespace {

constexpr double k_turn = 2 * std::numbers::pi;

Ring footprint_ring(Random& random) {
    const Spot p = some_spot(random, 1.0);
    const double area = 1e4 * std::exp(random.between(0, std::log(500.0)));
    const std::size_t m = 10 + random.below(41);
    std::vector<double> radius(m);
    std::vector<double> angle(m);
    const double phase = random.between(0, 6.28);
    for (std::size_t i = 0; i < m; ++i) {
        radius[i] = random.between(.6, 1.25);
        angle[i] = phase + k_turn * (static_cast<double>(i) + random.between(-.3, .3)) /
                               static_cast<double>(m);
    }
    double sum = 0;
    for (std::size_t i = 0; i < m; ++i) {
        const std::size_t j = (i + 1) % m;
        sum += radius[i] * radius[j] * std::sin(angle[j] - angle[i]) / 2;
    }
    const double scale = std::sqrt(area / sum);
    const Spot b = warped(p);
    Ring ring;
    for (std::size_t i = 0; i < m; ++i) {
        ring.push_back(rounded({b.x + scale * radius[i] * std::cos(angle[i]),
                                b.y + scale * radius[i] * std::sin(angle[i])}));
    }
    return ring;
}

} // namespace

std::vector<Polygon> make_patches(Random& random, int count, double radius_m, double spacing_m) {
    std::vector<Polygon> out;
    for (int k = 0; k < count; ++k) {
        const Spot c = some_spot(random, 0.99);
        const double radius = std::clamp(radius_m * std::exp(0.7 * random.normal()), 40.0, 9000.0);
        const double stretch = std::exp(0.4 * random.normal());
        const double lean = random.between(0, std::numbers::pi);
        const int m = std::clamp(static_cast<int>(k_turn * radius * 1.3 / spacing_m), 14, 6000);
        const std::vector<double> s = fractal(random, m, 0.35, 0.8);
        Ring ring;
        for (int i = 0; i < m; ++i) {
            const double turn = k_turn * i / m;
            const double r =
                radius * std::exp(std::clamp(s[static_cast<std::size_t>(i)], -1.2, 1.0));
            const double a = r * std::cos(turn) * std::sqrt(stretch);
            const double b = r * std::sin(turn) / std::sqrt(stretch);
            ring.push_back(placed({c.x + a * std::cos(lean) - b * std::sin(lean),
                                   c.y + a * std::sin(lean) + b * std::cos(lean)}));
        }
        out.push_back({std::move(ring)});
    }
    return out;
}

std::vector<Polygon> make_corridors(Random& random, int count, double spacing_m) {
    std::vector<Polygon> out;
    for (int k = 0; k < count; ++k) {
        const Spot c = some_spot(random, 0.95);
        const double length = 3000 * std::exp(random.between(0, 2.6));
        const double heading = random.between(0, k_turn);
        const double half = 20 * std::exp(random.between(0, 2.3));
        const int m = std::max(8, static_cast<int>(length / spacing_m));
        const std::vector<double> s = fractal(random, m, 0.08, 0.8);
        const auto at = [&](int i, double side) {
            const double t = (i + 1.0) / (m + 1) * length;
            const double off = s[static_cast<std::size_t>(i)] * length + side * half;
            return placed({c.x + t * std::cos(heading) - off * std::sin(heading),
                           c.y + t * std::sin(heading) + off * std::cos(heading)});
        };
        Ring ring;
        for (int i = 0; i < m; ++i) {
            ring.push_back(at(i, -1));
        }
        for (int i = m; i-- > 0;) {
            ring.push_back(at(i, 1));
        }
        out.push_back({std::move(ring)});
    }
    return out;
}

std::vector<Polygon> make_footprints(Random& random, int count) {
    std::vector<Polygon> out;
    for (int k = 0; k < count; ++k) {
        out.push_back({footprint_ring(random)});
    }
    return out;
}

std::vector<Polygon> make_lines(Random& random, int count) {
    std::vector<Polygon> out;
    for (int k = 0; k < count; ++k) {
        const double length = 5000 * std::exp(random.between(0, std::log(20.0)));
        double heading = random.between(0, 6.28);
        Spot p = some_spot(random, .95);
        Ring line;
        for (double walked = 0; walked < length;) {
            line.push_back(rounded(warped(p)));
            const double step = random.between(80, 320);
            heading += .18 * random.normal();
            Spot next{p.x + step * std::cos(heading), p.y + step * std::sin(heading)};
            if (outline(next) > 1.02) { // turn back at the border
                heading += 1.5;
                next = {p.x + step * std::cos(heading), p.y + step * std::sin(heading)};
            }
            p = next;
            walked += step;
        }
        out.push_back({std::move(line)});
    }
    return out;
}

} // namespace eco::bench
