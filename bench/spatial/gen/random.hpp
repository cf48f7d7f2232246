// SPDX-License-Identifier: MulanPSL-2.0
// The yardstick's dice: splitmix64 (Steele, Lea, Flood 2014), the same on every machine.
#pragma once

#include <cmath>
#include <cstdint>

namespace eco::bench {

class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t bits() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    double unit() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
    double between(double a, double b) { return a + (b - a) * unit(); }
    double normal() {
        const double a = unit();
        const double b = unit();
        return std::sqrt(-2 * std::log(a + 1e-300)) * std::cos(6.283185307179586 * b);
    }
    std::uint64_t below(std::uint64_t n) { return bits() % n; }

  private:
    std::uint64_t m_state;
};

} // namespace eco::bench
