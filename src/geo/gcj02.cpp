// SPDX-License-Identifier: MulanPSL-2.0
// GCJ-02: the publicly known approximation of China's map offset, on the Krasovsky ellipsoid, and
// its inverse by fixed-point iteration. There is no official text; callers state the error they
// assume.
#include "geo/crs.hpp"

#include <cmath>
#include <numbers>

namespace eco::geo {
namespace {

constexpr double k_semi_major = 6378245.0;
constexpr double k_eccentricity_squared = 0.00669342162296594323;
constexpr double k_pi = std::numbers::pi;

double waves(double t, double amplitude_1, double amplitude_2, double period_1, double period_2) {
    return (amplitude_1 * std::sin(t / period_1 * k_pi) +
            amplitude_2 * std::sin(t / period_2 * k_pi)) *
           2.0 / 3.0;
}

double ripple(double x) {
    return (20.0 * std::sin(6.0 * x * k_pi) + 20.0 * std::sin(2.0 * x * k_pi)) * 2.0 / 3.0;
}

double north_offset(double x, double y) {
    const double trend =
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
    return trend + ripple(x) + waves(y, 20.0, 40.0, 1.0, 3.0) + waves(y, 160.0, 320.0, 12.0, 30.0);
}

double east_offset(double x, double y) {
    const double trend =
        300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
    return trend + ripple(x) + waves(x, 20.0, 40.0, 1.0, 3.0) + waves(x, 150.0, 300.0, 12.0, 30.0);
}

} // namespace

LonLat gcj02_from_wgs84(LonLat p) {
    const double x = p.lon - 105.0;
    const double y = p.lat - 35.0;
    const double radians = p.lat / 180.0 * k_pi;
    const double sine = std::sin(radians);
    const double magic = 1.0 - k_eccentricity_squared * sine * sine;
    const double meridian =
        k_semi_major * (1.0 - k_eccentricity_squared) / (magic * std::sqrt(magic));
    const double parallel = k_semi_major / std::sqrt(magic) * std::cos(radians);
    return {p.lon + east_offset(x, y) * 180.0 / (parallel * k_pi),
            p.lat + north_offset(x, y) * 180.0 / (meridian * k_pi)};
}

LonLat wgs84_from_gcj02(LonLat p) {
    LonLat guess = p;
    // The offset changes by less than 1 % of the step, so each round gains two digits.
    for (int round = 0; round < 12; ++round) {
        const LonLat shifted = gcj02_from_wgs84(guess);
        guess.lon += p.lon - shifted.lon;
        guess.lat += p.lat - shifted.lat;
    }
    return guess;
}

} // namespace eco::geo
