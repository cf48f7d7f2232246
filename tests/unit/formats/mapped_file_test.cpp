// SPDX-License-Identifier: MulanPSL-2.0
// Files as memory.
#include "formats/mapped_file.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace eco::formats {
namespace {

TEST(MappedFile, shows_the_bytes_of_a_file) {
    const std::string path = testing::TempDir() + "eco_mapped";
    ASSERT_TRUE(write_file(path, "abc"));
    EXPECT_EQ(MappedFile::open(path)->bytes().size(), 3U);
    ASSERT_TRUE(write_file(path, ""));
    EXPECT_TRUE(MappedFile::open(path)->bytes().empty());
    std::filesystem::remove(path);
    EXPECT_EQ(MappedFile::open(path).error().code, ErrorCode::base_file_not_found);
}

} // namespace
} // namespace eco::formats
