// SPDX-License-Identifier: MulanPSL-2.0
// Bounded reading, atomic writing.
#include "base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace eco {
namespace {

TEST(Files, writes_whole_and_reads_back) {
    const std::string path = testing::TempDir() + "eco_files_test.txt";
    ASSERT_TRUE(write_file(path, "绿闸"));
    EXPECT_EQ(*read_file(path, 100), "绿闸");
    EXPECT_EQ(read_file(path, 3).error().code, ErrorCode::base_file_too_large);
    EXPECT_FALSE(std::filesystem::exists(path + ".part"));
    std::filesystem::remove(path);
}

TEST(Files, says_which_file_is_missing) {
    const auto read = read_file("no/such/file", 1);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::base_file_not_found);
    EXPECT_EQ(read.error().args.at("path"), "no/such/file");
}

TEST(Files, reports_a_place_that_cannot_be_written) {
    EXPECT_EQ(write_file("no/such/dir/file", "x").error().code, ErrorCode::base_file_unwritable);
}

} // namespace
} // namespace eco
