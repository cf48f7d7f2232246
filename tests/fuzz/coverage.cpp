// SPDX-License-Identifier: MulanPSL-2.0
// Where a program came by, counted for libFuzzer. g++ (-fsanitize-coverage=trace-pc) calls
// __sanitizer_cov_trace_pc at every branch, which libFuzzer 14 no longer takes; it does take
// counters of the program's own, in the section __libfuzzer_extra_counters. The linker puts this
// function in that one's place (--wrap), in the tests too, where nobody reads the counters.
#include <cstddef>
#include <cstdint>

namespace {

constexpr unsigned k_bits = 18; ///< an input meets some ten thousand branches: few share a counter

[[gnu::section("__libfuzzer_extra_counters")]] std::uint8_t g_counters[std::size_t{1} << k_bits];

} // namespace

extern "C" {

void __wrap___sanitizer_cov_trace_pc() {
    const auto from = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    // Fibonacci hashing: neighbouring addresses lie far apart.
    ++g_counters[(from * 0x9E3779B97F4A7C15U) >> (64U - k_bits)];
}

// g++ reports comparisons of floating point too (trace-cmp); libFuzzer knows those of integers.
void __sanitizer_cov_trace_cmpf(float /*left*/, float /*right*/) {}
void __sanitizer_cov_trace_cmpd(double /*left*/, double /*right*/) {}

} // extern "C"
