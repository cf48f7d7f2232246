// SPDX-License-Identifier: MulanPSL-2.0
// Counting tokens.
#include "http/rate_limit.hpp"

#include <algorithm>
#include <functional>

namespace eco::http {
namespace {

constexpr std::size_t k_max_clients_a_shard = 4096;

/// The first four groups of an IPv6 address are a customer.
std::string customer_of(std::string_view client) {
    std::size_t colons = 0;
    for (std::size_t i = 0; i < client.size(); ++i) {
        colons += client[i] == ':' ? 1U : 0U;
        if (colons == 4) {
            return std::string(client.substr(0, i));
        }
    }
    return std::string(client);
}

/// The machine itself: probes, the bureau's own programs beside the server.
bool is_here(std::string_view client) {
    return client.starts_with("127.") || client == "::1";
}

} // namespace

bool RateLimiter::admit(std::string_view client, std::chrono::steady_clock::time_point now) {
    if (m_limit.per_second <= 0 || is_here(client)) {
        return true;
    }
    const std::string customer = customer_of(client);
    Shard& shard = m_shards[std::hash<std::string>{}(customer) % m_shards.size()];
    const std::lock_guard lock(shard.mutex);
    const auto refilled = [&](const Bucket& bucket) {
        const double seconds = std::chrono::duration<double>(now - bucket.at).count();
        return std::min(m_limit.burst, bucket.tokens + seconds * m_limit.per_second);
    };
    if (shard.buckets.size() >= k_max_clients_a_shard) {
        std::erase_if(shard.buckets,
                      [&](const auto& entry) { return refilled(entry.second) >= m_limit.burst; });
        if (shard.buckets.size() >= k_max_clients_a_shard) {
            shard.buckets.clear(); // a flood of addresses: memory is bounded, a limit starts anew
        }
    }
    auto [entry, made] = shard.buckets.try_emplace(customer, Bucket{m_limit.burst, now});
    Bucket& bucket = entry->second;
    bucket = {refilled(bucket), now};
    if (bucket.tokens < 1) {
        return false;
    }
    bucket.tokens -= 1;
    return true;
}

} // namespace eco::http
