// SPDX-License-Identifier: MulanPSL-2.0
// Counters and latencies by route, as Prometheus reads them.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace eco::http {

class Metrics {
  public:
    /// One series a route, in the order given, and one more for what is no route.
    explicit Metrics(const std::vector<std::string>& routes);

    void count(std::size_t route, unsigned status, std::chrono::nanoseconds took,
               std::size_t bytes);
    void connection_opened() { m_open.fetch_add(1, std::memory_order_relaxed); }
    void connection_closed() { m_open.fetch_sub(1, std::memory_order_relaxed); }
    void release_reloaded() { m_reloads.fetch_add(1, std::memory_order_relaxed); }
    [[nodiscard]] std::size_t other_route() const { return m_series.size() - 1; }

    [[nodiscard]] std::string prometheus(std::string_view digest) const;

  private:
    static constexpr std::array<double, 10> k_bounds_s = {0.0005, 0.001, 0.0025, 0.005, 0.01,
                                                          0.025,  0.05,  0.1,    0.5,   1};
    struct Series {
        std::string route;
        std::array<std::atomic<std::uint64_t>, 6> by_class{}; ///< 1xx … 5xx
        std::array<std::atomic<std::uint64_t>, k_bounds_s.size() + 1> buckets{};
        std::atomic<std::uint64_t> nanoseconds = 0, bytes = 0;
    };
    std::deque<Series> m_series;
    std::atomic<std::int64_t> m_open = 0;
    std::atomic<std::uint64_t> m_reloads = 0;
};

} // namespace eco::http
