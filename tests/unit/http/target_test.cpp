// SPDX-License-Identifier: MulanPSL-2.0
#include "http/target.hpp"

#include "http/rate_limit.hpp"

#include <gtest/gtest.h>

namespace eco::http {
namespace {

TEST(Target, is_taken_apart_and_decoded) {
    const auto target = parse_target("/api/v1/units?lon=106.7&q=%E7%99%BD%E9%85%92+C1512");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path(), "/api/v1/units");
    EXPECT_EQ(target->query[1].second, "白酒 C1512");
    EXPECT_EQ(parse_target(percent_encode("白酒")).has_value(), false);
    EXPECT_EQ(parse_target("/" + percent_encode("白酒"))->segments[0], "白酒");
}

TEST(Target, refuses_tricks) {
    for (const auto* text :
         {"", "x", "/../etc/passwd", "/a/%2e%2e/b", "/a/%2E/b", "/a//b", "/a%2fb", "/a%5cb",
          "/a%00b", "/%ff%fe", "/a%", "/a%2", "/a%zz", "/?q=%ff", "/?q=%00", "http://other/x"}) {
        EXPECT_FALSE(parse_target(text)) << text;
    }
    EXPECT_FALSE(parse_target("/" + std::string(9000, 'a')));
    EXPECT_FALSE(parse_target("/?" + std::string(400, '&') + "a=1&" + [] {
        std::string many;
        for (int i = 0; i < 100; ++i) {
            many += "a=1&";
        }
        return many;
    }()));
}

TEST(RateLimiter, lets_a_burst_through_and_then_so_many_a_second) {
    RateLimit limit;
    limit.per_second = 10;
    limit.burst = 3;
    RateLimiter limiter(limit);
    const std::chrono::steady_clock::time_point begin{};
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(limiter.admit("192.0.2.1", begin));
    }
    EXPECT_FALSE(limiter.admit("192.0.2.1", begin));
    EXPECT_TRUE(limiter.admit("192.0.2.2", begin)) << "others are others";
    EXPECT_TRUE(limiter.admit("192.0.2.1", begin + std::chrono::milliseconds(150)));
}

} // namespace
} // namespace eco::http
