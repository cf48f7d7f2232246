// SPDX-License-Identifier: MulanPSL-2.0
// Noise from an integer hash: the same terrain on every machine, no random library involved.
#pragma once

#include <cstdint>

namespace eco::province {

/// A well mixed 64-bit hash of a seed and two numbers.
[[nodiscard]] std::uint64_t hash(std::uint64_t seed, std::int64_t a, std::int64_t b);
/// The hash as a number in [0, 1).
[[nodiscard]] double hash_unit(std::uint64_t seed, std::int64_t a, std::int64_t b);
/// Smooth noise in [0, 1] with cells of width 1.
[[nodiscard]] double value_noise(std::uint64_t seed, double x, double y);
/// Sum of octaves of value noise, in [0, 1].
[[nodiscard]] double fractal(std::uint64_t seed, double x, double y, int octaves);
/// Ridges: high along winding lines, as mountain chains are; in [0, 1].
[[nodiscard]] double ridged(std::uint64_t seed, double x, double y, int octaves);

} // namespace eco::province
