// SPDX-License-Identifier: MulanPSL-2.0
#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace eco::http {
namespace {

using namespace std::chrono_literals;

TEST(RateLimiter, lets_a_burst_through_and_then_the_rate) {
    RateLimiter limiter({10, 3});
    const std::chrono::steady_clock::time_point start{};
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(limiter.admit("203.0.113.7", start));
    }
    EXPECT_FALSE(limiter.admit("203.0.113.7", start));
    EXPECT_TRUE(limiter.admit("203.0.113.8", start)) << "another client";
    EXPECT_TRUE(limiter.admit("203.0.113.7", start + 100ms));
    EXPECT_FALSE(limiter.admit("203.0.113.7", start + 100ms));
}

TEST(RateLimiter, takes_a_network_of_ipv6_for_one_client_and_leaves_the_machine_itself_alone) {
    RateLimiter limiter({1, 1});
    const std::chrono::steady_clock::time_point start{};
    EXPECT_TRUE(limiter.admit("2001:db8:1:2:3::1", start));
    EXPECT_FALSE(limiter.admit("2001:db8:1:2:4::1", start));
    EXPECT_TRUE(limiter.admit("2001:db8:1:3::1", start));
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(limiter.admit("127.0.0.1", start));
    }
}

} // namespace
} // namespace eco::http
