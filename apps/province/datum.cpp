// SPDX-License-Identifier: MulanPSL-2.0
// GCJ-02 after the published open implementations (Krasovsky 1940 ellipsoid, a sum of sines).
#include "province/datum.hpp"

#include <cmath>
#include <numbers>

namespace eco::province {

namespace {

constexpr double k_pi = std::numbers::pi;
constexpr double k_degree = k_pi / 180.0;

double ripple(double t) {
    return (20.0 * std::sin(6.0 * t * k_pi) + 20.0 * std::sin(2.0 * t * k_pi)) * 2.0 / 3.0;
}

double shift_latitude(double x, double y) {
    double shift = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y +
                   0.2 * std::sqrt(std::fabs(x)) + ripple(x);
    shift += (20.0 * std::sin(y * k_pi) + 40.0 * std::sin(y / 3.0 * k_pi)) * 2.0 / 3.0;
    shift += (160.0 * std::sin(y / 12.0 * k_pi) + 320.0 * std::sin(y * k_pi / 30.0)) * 2.0 / 3.0;
    return shift;
}

double shift_longitude(double x, double y) {
    double shift =
        300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::fabs(x)) + ripple(x);
    shift += (20.0 * std::sin(x * k_pi) + 40.0 * std::sin(x / 3.0 * k_pi)) * 2.0 / 3.0;
    shift += (150.0 * std::sin(x / 12.0 * k_pi) + 300.0 * std::sin(x / 30.0 * k_pi)) * 2.0 / 3.0;
    return shift;
}

} // namespace

double on_grid(double degrees) {
    return std::nearbyint(degrees * 1e7) / 1e7;
}

Point to_gcj02(Point truth) {
    constexpr double k_axis = 6378245.0;
    constexpr double k_ee = 0.00669342162296594323;
    const double sine = std::sin(truth.y * k_degree);
    const double magic = 1.0 - k_ee * sine * sine;
    const double root = std::sqrt(magic);
    const double north = shift_latitude(truth.x - 105.0, truth.y - 35.0);
    const double east = shift_longitude(truth.x - 105.0, truth.y - 35.0);
    const double meridian = k_axis * (1.0 - k_ee) / (magic * root) * k_degree;
    const double parallel = k_axis / root * std::cos(truth.y * k_degree) * k_degree;
    return {truth.x + east / parallel, truth.y + north / meridian};
}

Point from_gcj02(Point shifted) {
    Point guess = shifted;
    // The shift changes by less than 1 % over its own length: ten rounds reach 1e-12 degrees.
    for (int round = 0; round < 10; ++round) {
        const Point image = to_gcj02(guess);
        guess.x += shifted.x - image.x;
        guess.y += shifted.y - image.y;
    }
    return {on_grid(guess.x), on_grid(guess.y)};
}

double authalic_ordinate(double latitude) {
    constexpr double k_flattening = 1.0 / 298.257222101; // CGCS2000
    constexpr double k_e2 = k_flattening * (2.0 - k_flattening);
    const double e = std::sqrt(k_e2);
    const double sine = std::sin(latitude * k_degree);
    return 0.5 * (1.0 - k_e2) * (sine / (1.0 - k_e2 * sine * sine) + std::atanh(e * sine) / e);
}

double ring_area_km2(const Line& ring) {
    constexpr double k_axis_km = 6378.137;
    double twice = 0.0;
    const Point origin = ring.front();
    const double base = authalic_ordinate(origin.y);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double ax = (ring[i].x - origin.x) * k_degree;
        const double bx = (ring[i + 1].x - origin.x) * k_degree;
        const double ay = authalic_ordinate(ring[i].y) - base;
        const double by = authalic_ordinate(ring[i + 1].y) - base;
        twice += ax * by - bx * ay;
    }
    return 0.5 * twice * k_axis_km * k_axis_km;
}

} // namespace eco::province
