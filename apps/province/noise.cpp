// SPDX-License-Identifier: MulanPSL-2.0
// Noise: splitmix64 as the hash, quintic blending; only + - * / and floor, which IEEE 754 fixes.
#include "province/noise.hpp"

#include <cmath>

namespace eco::province {

namespace {

std::uint64_t mix(std::uint64_t z) {
    z += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

double blend(double t) {
    return t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
}

/// Next octave: about twice as fine and turned by 37°, so that no axis shows in the terrain.
void turn(double& x, double& y) {
    const double old = x;
    x = 2.03 * (0.8 * old - 0.6 * y);
    y = 2.03 * (0.6 * old + 0.8 * y);
}

} // namespace

std::uint64_t hash(std::uint64_t seed, std::int64_t a, std::int64_t b) {
    return mix(mix(mix(seed) ^ static_cast<std::uint64_t>(a)) ^ static_cast<std::uint64_t>(b));
}

double hash_unit(std::uint64_t seed, std::int64_t a, std::int64_t b) {
    return static_cast<double>(hash(seed, a, b) >> 11U) * 0x1p-53;
}

double value_noise(std::uint64_t seed, double x, double y) {
    const double fx = std::floor(x);
    const double fy = std::floor(y);
    const auto ix = static_cast<std::int64_t>(fx);
    const auto iy = static_cast<std::int64_t>(fy);
    const double u = blend(x - fx);
    const double v = blend(y - fy);
    const double low = hash_unit(seed, ix, iy) * (1.0 - u) + hash_unit(seed, ix + 1, iy) * u;
    const double high =
        hash_unit(seed, ix, iy + 1) * (1.0 - u) + hash_unit(seed, ix + 1, iy + 1) * u;
    return low * (1.0 - v) + high * v;
}

double fractal(std::uint64_t seed, double x, double y, int octaves) {
    double sum = 0.0;
    double weight = 1.0;
    double total = 0.0;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += weight * value_noise(seed + static_cast<std::uint64_t>(octave), x, y);
        total += weight;
        weight *= 0.5;
        turn(x, y);
    }
    return sum / total;
}

double ridged(std::uint64_t seed, double x, double y, int octaves) {
    double sum = 0.0;
    double weight = 1.0;
    double total = 0.0;
    for (int octave = 0; octave < octaves; ++octave) {
        const double noise = value_noise(seed + static_cast<std::uint64_t>(octave), x, y);
        const double ridge = 1.0 - std::fabs(2.0 * noise - 1.0);
        sum += weight * ridge * ridge;
        total += weight;
        weight *= 0.5;
        turn(x, y);
    }
    return sum / total;
}

} // namespace eco::province
