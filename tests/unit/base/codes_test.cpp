// SPDX-License-Identifier: MulanPSL-2.0
// Patterns of unit, sector and region codes.
#include "base/codes.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(UnitCode, accepts_the_published_form) {
    const auto code = parse_unit_code("ZH42052620003");
    ASSERT_TRUE(code);
    EXPECT_EQ(class_digit(*code), 2);
}

TEST(UnitCode, rejects_code_with_wrong_class_digit) {
    EXPECT_EQ(parse_unit_code("ZH42052640003").error().code, ErrorCode::base_bad_unit_code);
}

TEST(UnitCode, rejects_other_lengths_and_letters) {
    for (const char* text :
         {"", "ZH4205262000", "ZH420526200031", "zh42052620003", "ZH42052620OO3"}) {
        EXPECT_FALSE(parse_unit_code(text)) << text;
    }
}

TEST(SectorCode, accepts_every_level_and_wants_the_section_letter) {
    for (const char* text : {"C", "C26", "C261", "C2611"}) {
        EXPECT_TRUE(parse_sector_code(text)) << text;
    }
    for (const char* text : {"2611", "C2", "C26111", "U26", "c26"}) {
        EXPECT_FALSE(parse_sector_code(text)) << text;
    }
}

TEST(RegionCode, wants_six_digits) {
    EXPECT_TRUE(parse_region_code("520382"));
    EXPECT_FALSE(parse_region_code("52038"));
    EXPECT_FALSE(parse_region_code("020382"));
}

} // namespace
} // namespace eco
