// SPDX-License-Identifier: MulanPSL-2.0
// The yardstick's clauses and projects as plain values, before they are written as a book of ours
// or as tables for the peers. Deterministic.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace eco::bench {

constexpr int k_amounts = 12;    ///< numeric facts
constexpr int k_pollutants = 64; ///< texts of one fact
constexpr int k_zones = 60;      ///< boolean spatial facts

struct Threshold {
    int amount = 0;
    bool above = true;
    double value = 0; ///< one decimal
};

/// Reaches one unit, or where one zone is, or everywhere (both -1).
struct MadeClause {
    int unit = -1, zone = -1;
    std::vector<std::string> sectors; ///< begin with one of them; empty: any
    bool negated = false;             ///< begin with none of them
    std::vector<Threshold> thresholds;
    std::vector<int> pollutants; ///< any of them; empty: any
    int effect = 0;              ///< forbid, restrict, permit, note
};

struct MadeProject {
    int unit = 0;
    std::vector<int> zones;
    std::string sector;
    std::array<double, k_amounts> amounts{};
    std::vector<int> pollutants;
};

[[nodiscard]] std::vector<MadeClause> make_clauses(std::size_t count, int units,
                                                   std::uint64_t seed);
[[nodiscard]] std::vector<MadeProject> make_projects(std::size_t count, int units,
                                                     std::uint64_t seed);

} // namespace eco::bench
