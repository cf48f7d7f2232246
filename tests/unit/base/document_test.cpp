// SPDX-License-Identifier: MulanPSL-2.0
// TOML with positions.
#include "base/document.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Document, keeps_the_place_of_every_key) {
    const auto document =
        parse_toml("a = 1\n[release]\nfrom = 2026-08-15\n\"名称\" = \"示例\"\n", "m.toml");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root.find("release")->string_or("from", ""), "2026-08-15");
    EXPECT_EQ(document->where("/release/from").row, 3U);
    EXPECT_EQ(document->root.find("release")->string_or("名称", ""), "示例");
}

TEST(Document, says_where_toml_is_broken) {
    const auto document = parse_toml("a = 1\nb = \n", "m.toml");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::base_bad_toml);
    EXPECT_EQ(document.error().where.row, 2U);
}

} // namespace
} // namespace eco
