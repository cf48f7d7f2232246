// SPDX-License-Identifier: MulanPSL-2.0
// A token bucket a client, bounded in memory.
#pragma once

#include "http/options.hpp"

#include <array>
#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace eco::http {

class RateLimiter {
  public:
    explicit RateLimiter(const RateLimit& limit) : m_limit(limit) {}
    /// True when the client may go on. Clients are told apart by address: IPv4 whole, IPv6 by /64;
    /// the machine itself is not limited.
    [[nodiscard]] bool admit(std::string_view client, std::chrono::steady_clock::time_point now);

  private:
    struct Bucket {
        double tokens = 0;
        std::chrono::steady_clock::time_point at;
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::string, Bucket> buckets;
    };
    RateLimit m_limit;
    std::array<Shard, 16> m_shards;
};

} // namespace eco::http
