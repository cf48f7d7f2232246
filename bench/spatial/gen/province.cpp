// SPDX-License-Identifier: MulanPSL-2.0
// Outline, warp and fractal lines.
#include "gen/province.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eco::bench {

Spot warped(Spot p) {
    constexpr double k_reach = 5200;
    constexpr double k_long = 2 * std::numbers::pi / 73000;
    constexpr double k_short = 2 * std::numbers::pi / 41000;
    return {p.x + k_reach * std::sin(k_long * p.y + 1.3) +
                0.35 * k_reach * std::sin(k_short * p.y + 0.4 * k_long * p.x),
            p.y + k_reach * std::sin(k_long * p.x + 0.7) +
                0.35 * k_reach * std::sin(k_short * p.x + 0.5 * k_long * p.y + 2)};
}

Place rounded(Spot p) {
    return {static_cast<std::int32_t>(std::llround(p.x * 1000 + 1e7)),
            static_cast<std::int32_t>(std::llround(p.y * 1000 + 1e7))};
}

Place placed(Spot p) {
    const Spot w = warped(p);
    return rounded({std::clamp(w.x, -9000.0, k_width_m + 9000.0),
                    std::clamp(w.y, -9000.0, k_height_m + 9000.0)});
}

double outline(Spot p) {
    const double dx = (p.x - k_width_m / 2) / (k_width_m / 2);
    const double dy = (p.y - k_height_m / 2) / (k_height_m / 2);
    const double t = std::atan2(dy, dx);
    return std::hypot(dx, dy) / (0.90 + 0.07 * std::sin(3 * t + 1) + 0.05 * std::sin(5 * t + 2) +
                                 0.03 * std::sin(11 * t));
}

double density(Spot p) {
    return std::exp(0.55 * (std::sin(p.x / 61000 + 1) + std::sin(p.y / 47000 + 2)) +
                    0.25 * std::sin((p.x + p.y) / 19000));
}

Spot some_spot(Random& random, double limit) {
    for (;;) {
        const double x = random.between(0, k_width_m);
        const double y = random.between(0, k_height_m);
        if (outline({x, y}) < limit) {
            return {x, y};
        }
    }
}

std::vector<double> fractal(Random& random, int n, double amplitude, double hurst) {
    std::size_t whole = 1;
    while (whole < static_cast<std::size_t>(n) + 1) {
        whole *= 2;
    }
    std::vector<double> v(whole + 1, 0.0);
    for (std::size_t step = whole; step > 1; step /= 2, amplitude *= std::pow(2, -hurst)) {
        for (std::size_t i = 0; i < whole; i += step) {
            v[i + step / 2] = 0.5 * (v[i] + v[i + step]) + amplitude * random.normal();
        }
    }
    std::vector<double> out(static_cast<std::size_t>(n));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double t = (static_cast<double>(i) + 1) / (n + 1) * static_cast<double>(whole);
        const auto k = static_cast<std::size_t>(t);
        out[i] = v[k] + (t - static_cast<double>(k)) * (v[std::min(k + 1, whole)] - v[k]);
    }
    return out;
}

} // namespace eco::bench
