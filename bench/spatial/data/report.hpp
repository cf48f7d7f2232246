// SPDX-License-Identifier: MulanPSL-2.0
// One line a measurement, `key=value` words: what bench/gather.mjs reads.
#pragma once

#include "data/tasks.hpp"

#include <string>

namespace eco::bench {

/// Processor time of this thread: what the work costs, whoever else is on the machine.
class Watch {
  public:
    [[nodiscard]] double seconds() const { return now() - m_start; }

  private:
    static double now();
    double m_start = now();
};

struct Engine {
    std::string name;    ///< ecogate, geos-3.11.1, …
    std::string variant; ///< whole, pieces, batch, …
};

/// Points: `checksum` counts hits and mixes feature and query. Others: pairs and their total.
void report(const Engine& engine, const Task& task, double seconds, const std::string& checksum);
[[nodiscard]] std::string hits_checksum(std::uint64_t hits, std::uint64_t mixed);
[[nodiscard]] std::string total_checksum(std::uint64_t pairs, double total);
/// What feature and query add to `mixed`.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t feature, std::uint64_t query) {
    return (feature * 2654435761U) ^ query;
}

/// What building took: seconds and bytes held afterwards.
void report_build(const Engine& engine, const std::string& layers, double seconds, double bytes,
                  double vertices);
/// Resident now, bytes.
[[nodiscard]] double resident_bytes();

} // namespace eco::bench
