// SPDX-License-Identifier: MulanPSL-2.0
// UTF-8, widths, wrapping.
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Text, trims_ideographic_blanks_and_newlines) {
    EXPECT_EQ(trim("\u3000 空间布局约束\n"), "空间布局约束");
}

TEST(Text, knows_what_utf8_is) {
    EXPECT_TRUE(is_utf8("贵阳€😀"));
    for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE8\xB4", "\x80"}) {
        EXPECT_FALSE(is_utf8(bad));
    }
}

TEST(Text, counts_columns_of_a_terminal) {
    EXPECT_EQ(display_width("绿闸ecogate"), 11U);
}

TEST(Text, wraps_chinese_anywhere_and_latin_at_blanks) {
    EXPECT_EQ(wrap("绿闸绿闸", 5), (std::vector<std::string>{"绿闸", "绿闸"}));
    EXPECT_EQ(wrap("control unit", 8), (std::vector<std::string>{"control", "unit"}));
}

TEST(Text, splits_lists_and_escapes_markup) {
    EXPECT_EQ(split_list(" a; ;b ", ';'), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(escape_markup("<a&'\">"), "&lt;a&amp;&#39;&quot;&gt;");
}

} // namespace
} // namespace eco
