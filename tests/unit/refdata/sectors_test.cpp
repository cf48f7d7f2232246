// SPDX-License-Identifier: MulanPSL-2.0
// Sectors of GB/T 4754-2017.
#include "refdata/sectors.hpp"

#include <gtest/gtest.h>

namespace eco::refdata {
namespace {

TEST(Sectors, knows_every_level_with_and_without_the_letter) {
    const auto sectors = Sectors::from_csv(
        *read_csv(std::string(ECO_SOURCE_DIR) + "/data/refdata/sectors/gbt4754-2017.csv"));
    ASSERT_TRUE(sectors);
    EXPECT_EQ(sectors->all().size(), 1771U);
    ASSERT_NE(sectors->find("C1512"), nullptr);
    EXPECT_EQ(sectors->find("C1512")->name, "白酒制造");
    EXPECT_EQ(sectors->find("1512"), sectors->find("C1512"));
    EXPECT_EQ(sectors->find("15"), sectors->find("C15"));
    EXPECT_NE(sectors->find("C"), nullptr);
    for (const char* unknown : {"", "C9999", "9999", "c15", "化工", "D1512", "1"}) {
        EXPECT_EQ(sectors->find(unknown), nullptr) << unknown;
    }
}

TEST(Sectors, refuses_a_faulty_table_with_its_place) {
    const auto twice = Sectors::from_csv(*parse_csv("code,name\nC15,a\nC15,b\n", "s.csv"));
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, ErrorCode::refdata_sector_twice);
    EXPECT_EQ(twice.error().where.row, 3U);
    const auto bad = Sectors::from_csv(*parse_csv("code,name\n1512,a\n", "s.csv"));
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::base_bad_sector_code);
    EXPECT_EQ(bad.error().where.column, 1U);
}

} // namespace
} // namespace eco::refdata
