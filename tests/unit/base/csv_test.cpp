// SPDX-License-Identifier: MulanPSL-2.0
// RFC 4180 with places.
#include "base/csv.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Csv, reads_quotes_line_breaks_and_bom) {
    const auto table =
        parse_csv("\xEF\xBB\xBFname,说明\r\n\"a,b\",\"第一行\n\"\"第二行\"\"\"\nc,\n", "t.csv");
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 2U);
    EXPECT_EQ(table->rows[0].cells[0], "a,b");
    EXPECT_EQ(table->rows[0].cells[1], "第一行\n\"第二行\"");
    EXPECT_EQ(table->rows[1].line, 4U);
}

TEST(Csv, names_the_row_that_is_ragged) {
    const auto table = parse_csv("a,b\n1,2\n3\n", "t.csv");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::base_csv_ragged_row);
    EXPECT_EQ(table.error().where.row, 3U);
}

TEST(Csv, names_the_cell_with_an_open_quote) {
    const auto table = parse_csv("a,b\n1,\"2\n", "t.csv");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::base_csv_bad_quote);
    EXPECT_EQ(table.error().where.row, 2U);
    EXPECT_EQ(table.error().where.column, 2U);
}

TEST(Csv, refuses_empty_tables_duplicate_columns_and_gbk) {
    EXPECT_EQ(parse_csv("", "t").error().code, ErrorCode::base_csv_empty);
    EXPECT_EQ(parse_csv("a,a\n", "t").error().code, ErrorCode::base_csv_duplicate_column);
    EXPECT_EQ(parse_csv("\xB9\xF3,b\n", "t").error().code, ErrorCode::base_not_utf8);
}

TEST(Csv, says_which_column_is_missing) {
    const auto table = parse_csv("a\n1\n", "t.csv");
    EXPECT_EQ(require_columns(*table, {"a", "b"}).error().args.at("name"), "b");
}

} // namespace
} // namespace eco
