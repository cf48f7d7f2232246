// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-limit: what a read at random costs on this machine when reads overlap and
// when each waits for the one before. A query that must read n lines cannot be faster than n
// overlapped reads.
#include "data/report.hpp"
#include "geo/detail/huge_array.hpp"

#include <cstdio>

namespace {

constexpr std::size_t k_reads = 4'000'000;
constexpr std::uint64_t k_step = 6364136223846793005U; // Knuth's MMIX generator
constexpr std::uint64_t k_add = 1442695040888963407U;

void measure(std::size_t megabytes) {
    const std::size_t count = megabytes << 18U;
    eco::geo::detail::HugeArray<std::uint32_t> memory(count);
    for (std::size_t i = 0; i < count; ++i) {
        memory[i] = static_cast<std::uint32_t>(i * 2654435761U);
    }
    std::uint64_t state = 1;
    std::uint32_t sum = 0;
    const eco::bench::Watch overlapped;
    for (std::size_t k = 0; k < k_reads; ++k) {
        state = state * k_step + k_add;
        sum += memory[(state >> 33U) % count];
    }
    const double together = overlapped.seconds();
    const eco::bench::Watch dependent;
    std::uint32_t at = sum;
    for (std::size_t k = 0; k < k_reads / 4; ++k) {
        at = memory[(at ^ static_cast<std::uint32_t>(k) * 0x9E3779B9U) % count];
    }
    const double alone = dependent.seconds() * 4;
    std::printf("kind=limit mb=%zu overlapped_ns=%.1f dependent_ns=%.1f check=%u\n", megabytes,
                together / k_reads * 1e9, alone / k_reads * 1e9, at & 1U);
}

} // namespace

int main() {
    for (const std::size_t megabytes : {8, 64, 512}) {
        measure(megabytes);
    }
    return 0;
}
