// SPDX-License-Identifier: MulanPSL-2.0
// Chance for generators, from one number that RapidCheck chooses and prints: a failure can be
// repeated, and a layer of a thousand vertices costs no thousand RapidCheck values.
#pragma once

#include <cstdint>
#include <vector>

namespace eco::test {

/// SplitMix64 (Steele, Lea, Flood 2014).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// low … high, both included.
    std::int32_t between(std::int32_t low, std::int32_t high) {
        const auto span = static_cast<std::uint64_t>(std::int64_t{high} - low + 1);
        return static_cast<std::int32_t>(low + static_cast<std::int64_t>(next() % span));
    }
    bool one_in(std::int32_t n) { return between(1, n) == 1; }
    template <class T>
    const T& one_of(const std::vector<T>& items) {
        return items[static_cast<std::size_t>(next() % items.size())];
    }

  private:
    std::uint64_t m_state;
};

} // namespace eco::test
