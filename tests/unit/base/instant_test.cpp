// SPDX-License-Identifier: MulanPSL-2.0
// Moments: printing and reading are inverse, other forms are refused.
#include "base/instant.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Instant, prints_utc_to_the_millisecond) {
    EXPECT_EQ(Instant().to_string(), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(Instant::from_millis(-1).to_string(), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(Instant::from_millis(1'790'000'000'123).to_string(), "2026-09-21T14:13:20.123Z");
}

TEST(Instant, reads_what_it_prints) {
    for (const std::int64_t millis : {0LL, -1LL, 86'399'999LL, 1'790'000'000'123LL}) {
        EXPECT_EQ(Instant::parse(Instant::from_millis(millis).to_string())->millis(), millis);
    }
}

TEST(Instant, refuses_other_forms) {
    for (const char* text : {"", "2026-09-21", "2026-09-21T14:13:20Z", "2026-09-21T24:00:00.000Z",
                             "2026-09-21T14:60:00.000Z", "2026-02-30T14:13:20.123Z",
                             "2026-09-21T14:13:20.123+", "2026-09-21T14:13:2x.123Z"}) {
        EXPECT_FALSE(Instant::parse(text)) << text;
    }
}

} // namespace
} // namespace eco
