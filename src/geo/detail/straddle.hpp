// SPDX-License-Identifier: MulanPSL-2.0
// Which edges of a run need a look, by vector comparison: an edge that lies wholly beside the two
// legs of a path neither parts its ends nor holds its end. One struct a kind of machine; all give
// the same bits.
#pragma once

#include "geo/plane.hpp"

#include <cstddef>
#include <cstdint>

#if defined(__x86_64__) && !defined(__clang__) // GCC alone compiles a struct for another machine
#include <immintrin.h>
#endif

namespace eco::geo::detail {

/// Bits of up to 32 vertices, two each: x left of the upright leg, y below the level leg.
struct Sides {
    std::uint64_t low = 0;  ///< bit 2i: x < at.x; bit 2i + 1: y < at.y
    std::uint64_t same = 0; ///< bit 2i: x == at.x (bit 2i + 1 carries no meaning)
};
constexpr std::size_t k_most_sides = 32;

struct PlainSides {
    static Sides of(const Xy* run, std::size_t count, Xy at) {
        Sides sides;
        for (std::size_t i = 0; i < count; ++i) {
            sides.low |= static_cast<std::uint64_t>(run[i].x < at.x) << (2 * i);
            sides.low |= static_cast<std::uint64_t>(run[i].y < at.y) << (2 * i + 1);
            sides.same |= static_cast<std::uint64_t>(run[i].x == at.x) << (2 * i);
        }
        return sides;
    }
};

#if defined(__x86_64__) && !defined(__clang__) // GCC alone compiles a struct for another machine

#pragma GCC push_options
#pragma GCC target("avx2")
struct Avx2Sides {
    static Sides of(const Xy* run, std::size_t count, Xy at) {
        Sides sides;
        const __m256i leg = _mm256_setr_epi32(at.x, at.y, at.x, at.y, at.x, at.y, at.x, at.y);
        const __m256i lane = _mm256_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3);
        for (std::size_t i = 0; i < count; i += 4) {
            const __m256i wanted =
                _mm256_cmpgt_epi32(_mm256_set1_epi32(static_cast<int>(count - i)), lane);
            const __m256i v = _mm256_maskload_epi32(reinterpret_cast<const int*>(run + i), wanted);
            const __m256i low = _mm256_and_si256(_mm256_cmpgt_epi32(leg, v), wanted);
            const __m256i same = _mm256_and_si256(_mm256_cmpeq_epi32(leg, v), wanted);
            const auto bits = [](__m256i m) {
                return static_cast<std::uint64_t>(
                    static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(m))));
            };
            sides.low |= bits(low) << (2 * i);
            sides.same |= bits(same) << (2 * i);
        }
        return sides;
    }
};
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f")
struct Avx512Sides {
    static Sides of(const Xy* run, std::size_t count, Xy at) {
        Sides sides;
        const __m512i leg = _mm512_set1_epi64(
            static_cast<long long>(std::uint64_t{static_cast<std::uint32_t>(at.y)} << 32 |
                                   static_cast<std::uint32_t>(at.x)));
        for (std::size_t i = 0; i < count; i += 8) {
            const std::size_t left = count - i;
            const auto wanted =
                static_cast<__mmask16>(left >= 8 ? 0xffffU : (1U << (2 * left)) - 1U);
            const __m512i v = _mm512_maskz_loadu_epi32(wanted, run + i);
            sides.low |= static_cast<std::uint64_t>(_mm512_mask_cmpgt_epi32_mask(wanted, leg, v))
                         << (2 * i);
            sides.same |= static_cast<std::uint64_t>(_mm512_mask_cmpeq_epi32_mask(wanted, leg, v))
                          << (2 * i);
        }
        return sides;
    }
};
#pragma GCC pop_options

#endif

} // namespace eco::geo::detail
