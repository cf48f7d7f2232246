// SPDX-License-Identifier: MulanPSL-2.0
// Exactness of decimals.
#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Decimal, adds_up_where_doubles_do_not) {
    EXPECT_EQ(Decimal::parse("0.1")->raw() + Decimal::parse("0.2")->raw(),
              Decimal::parse("0.3")->raw());
}

TEST(Decimal, prints_the_shortest_form) {
    for (const char* text : {"0", "12", "0.5", "-3.25", "0.000001", "9000000000000"}) {
        EXPECT_EQ(Decimal::parse(text)->to_string(), text);
    }
    EXPECT_EQ(Decimal::parse("1.50")->to_string(), "1.5");
}

TEST(Decimal, refuses_what_it_cannot_hold_exactly) {
    for (const char* text : {"", "-", ".5", "1.", "1e3", "1.0000001", "1 000", "abc"}) {
        EXPECT_EQ(Decimal::parse(text).error().code, ErrorCode::base_bad_decimal) << text;
    }
    EXPECT_EQ(Decimal::parse("99999999999999999999").error().code,
              ErrorCode::base_decimal_overflow);
}

TEST(Decimal, scales_exactly_or_not_at_all) {
    EXPECT_EQ(Decimal::parse("43.5")->scaled(10'000, 1)->to_string(), "435000");
    EXPECT_FALSE(Decimal::parse("1")->scaled(2000, 3));
}

} // namespace
} // namespace eco
