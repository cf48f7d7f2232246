// SPDX-License-Identifier: MulanPSL-2.0
// Calendar days and validity intervals.
#include "base/date.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(LocalDate, knows_the_calendar) {
    EXPECT_TRUE(LocalDate::parse("2024-02-29"));
    for (const char* text :
         {"2026-02-30", "2026-13-01", "2026-2-01", "20260201", "2026/02/01", ""}) {
        EXPECT_FALSE(LocalDate::parse(text)) << text;
    }
    EXPECT_EQ(LocalDate::parse("1970-01-02")->days(), 1);
}

TEST(Validity, ends_the_day_before_its_end) {
    const auto validity = parse_validity("2020-09-01", "2026-08-15");
    ASSERT_TRUE(validity);
    EXPECT_TRUE(validity->contains(*LocalDate::parse("2026-08-14")));
    EXPECT_FALSE(validity->contains(*LocalDate::parse("2026-08-15")));
}

TEST(Validity, refuses_an_end_before_the_beginning) {
    EXPECT_EQ(parse_validity("2026-08-15", "2026-08-15").error().code,
              ErrorCode::base_empty_validity);
}

} // namespace
} // namespace eco
