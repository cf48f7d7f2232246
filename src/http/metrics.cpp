// SPDX-License-Identifier: MulanPSL-2.0
// Counting requests without locks.
#include "http/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::http {
namespace {

constexpr auto k_relaxed = std::memory_order_relaxed;

} // namespace

Metrics::Metrics(const std::vector<std::string>& routes) {
    for (const std::string& route : routes) {
        m_series.emplace_back().route = route;
    }
    m_series.emplace_back().route = "other";
}

void Metrics::count(std::size_t route, unsigned status, std::chrono::nanoseconds took,
                    std::size_t bytes) {
    Series& series = m_series[std::min(route, other_route())];
    series.by_class[std::min<std::size_t>(status / 100, series.by_class.size() - 1)].fetch_add(
        1, k_relaxed);
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bucket = static_cast<std::size_t>(
        std::lower_bound(k_bounds_s.begin(), k_bounds_s.end(), seconds) - k_bounds_s.begin());
    series.buckets[bucket].fetch_add(1, k_relaxed);
    series.nanoseconds.fetch_add(static_cast<std::uint64_t>(took.count()), k_relaxed);
    series.bytes.fetch_add(bytes, k_relaxed);
}

std::string Metrics::prometheus(std::string_view digest) const {
    std::string out = fmt::format("# TYPE ecogate_release_info gauge\n"
                                  "ecogate_release_info{{digest=\"{}\"}} 1\n"
                                  "# TYPE ecogate_connections gauge\necogate_connections {}\n"
                                  "# TYPE ecogate_release_reloads_total counter\n"
                                  "ecogate_release_reloads_total {}\n",
                                  digest, m_open.load(k_relaxed), m_reloads.load(k_relaxed));
    std::string requests = "# TYPE ecogate_requests_total counter\n";
    std::string bytes = "# TYPE ecogate_response_bytes_total counter\n";
    std::string latency = "# TYPE ecogate_request_seconds histogram\n";
    for (const Series& series : m_series) {
        for (std::size_t i = 0; i < series.by_class.size(); ++i) {
            if (const auto n = series.by_class[i].load(k_relaxed); n > 0) {
                requests +=
                    fmt::format("ecogate_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n",
                                series.route, i, n);
            }
        }
        std::uint64_t total = 0;
        std::string buckets;
        for (std::size_t i = 0; i < series.buckets.size(); ++i) {
            total += series.buckets[i].load(k_relaxed);
            buckets += fmt::format(
                "ecogate_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", series.route,
                i < k_bounds_s.size() ? fmt::format("{}", k_bounds_s[i]) : "+Inf", total);
        }
        if (total == 0) {
            continue;
        }
        latency += buckets;
        latency +=
            fmt::format("ecogate_request_seconds_sum{{route=\"{}\"}} {}\n"
                        "ecogate_request_seconds_count{{route=\"{}\"}} {}\n",
                        series.route, static_cast<double>(series.nanoseconds.load(k_relaxed)) / 1e9,
                        series.route, total);
        bytes += fmt::format("ecogate_response_bytes_total{{route=\"{}\"}} {}\n", series.route,
                             series.bytes.load(k_relaxed));
    }
    return out + requests + bytes + latency;
}

} // namespace eco::http
