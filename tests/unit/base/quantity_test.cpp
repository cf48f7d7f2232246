// SPDX-License-Identifier: MulanPSL-2.0
// The trade's spellings of units.
#include "base/quantity.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Amount, reads_every_spelling_of_ten_thousand_tonnes_a_year) {
    for (const char* text : {"43.5万吨/年", "43.5 万t/a", "４３．５万ｔ／ａ", "435000 t/a",
                             "435,000吨/年", "43.5万t/年"}) {
        const auto amount = parse_amount(text);
        ASSERT_TRUE(amount) << text;
        EXPECT_EQ(amount->value.to_string(), "435000") << text;
        EXPECT_EQ(amount->dimension, Dimension::mass_rate) << text;
    }
}

TEST(Amount, folds_superscripts) {
    EXPECT_EQ(parse_amount("1000 m³/d")->dimension, Dimension::flow);
    EXPECT_EQ(parse_amount("2㎡")->dimension, Dimension::area);
}

TEST(Amount, rounds_mu_at_the_sixth_decimal_only) {
    EXPECT_EQ(parse_amount("1亩")->value.to_string(), "666.666667");
}

TEST(Amount, refuses_an_unknown_unit) {
    EXPECT_EQ(parse_amount("12 斗").error().code, ErrorCode::base_unknown_unit);
}

TEST(Quantity, keeps_its_unit) {
    EXPECT_DOUBLE_EQ(hectares(SquareMetres::from_base(25'000)), 2.5);
    EXPECT_DOUBLE_EQ(kilometres(Metres::from_base(900) + Metres::from_base(100)), 1.0);
}

} // namespace
} // namespace eco
