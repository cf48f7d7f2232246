// SPDX-License-Identifier: MulanPSL-2.0
// From the trade's field names to ours.
#include "support/small_release.hpp"

#include <gtest/gtest.h>

namespace eco::zoning {
namespace {

TEST(LayerSchemas, knows_aliases_and_values) {
    const LayerSchemas schemas = test::schemas();
    Findings findings;
    const auto have = schemas.normalise(
        *schemas.find("units"),
        {{"hjgkdybm", "ZH99990110001 "}, {"ZHGKDYFL", "优先保护单元"}, {"OTHER", "x"}}, {},
        findings);
    EXPECT_EQ(have, (Attributes{{"code", "ZH99990110001"}, {"class", "1"}, {"OTHER", "x"}}));
    EXPECT_TRUE(findings.empty());
}

TEST(LayerSchemas, accepts_a_key_with_a_trailing_newline_and_reports_it) {
    const LayerSchemas schemas = test::schemas();
    Findings findings;
    const auto have =
        schemas.normalise(*schemas.find("units"), {{"空间布局约束\n", "禁止"}}, {}, findings);
    EXPECT_EQ(have.at("layout"), "禁止");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::zoning_untidy_field);
}

TEST(LayerSchemas, names_the_bad_cell_of_its_table) {
    const auto bad = LayerSchemas::from_csv(
        *parse_csv("role,geometry,required,tolerance_m,attributes,title_zh,title_en,group_zh,group_"
                   "en\nu,area,yes,50,,,,,\n",
                   "layers.csv"),
        *parse_csv("role,attribute,alias\n", "f"), *parse_csv("attribute,given,value\n", "v"));
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().where.row, 2U);
    EXPECT_EQ(bad.error().where.column, 2U);
}

} // namespace
} // namespace eco::zoning
