// SPDX-License-Identifier: MulanPSL-2.0
// Files as memory.
#include "formats/mapped_file.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace eco::formats {
namespace {

class MappedFileOf : public testing::TestWithParam<Held> {};

TEST_P(MappedFileOf, shows_the_bytes_of_a_file) {
    const std::string path = testing::TempDir() + "eco_mapped";
    std::string content(3'000'001, 'x'); // more than a large page
    content.back() = 'z';
    for (const std::string& one : {content, std::string("abc"), std::string()}) {
        ASSERT_TRUE(write_file(path, one));
        const auto file = MappedFile::open(path, GetParam());
        ASSERT_TRUE(file);
        const std::string_view bytes(reinterpret_cast<const char*>(file->bytes().data()),
                                     file->bytes().size());
        EXPECT_EQ(bytes, one);
    }
    std::filesystem::remove(path);
    EXPECT_EQ(MappedFile::open(path, GetParam()).error().code, ErrorCode::base_file_not_found);
    EXPECT_EQ(MappedFile::open(testing::TempDir(), GetParam()).error().code,
              ErrorCode::base_file_unreadable);
}

TEST_P(MappedFileOf, moves_without_losing_or_doubling_its_memory) {
    const std::string path = testing::TempDir() + "eco_mapped_moved";
    ASSERT_TRUE(write_file(path, "abc"));
    MappedFile one = *MappedFile::open(path, GetParam());
    MappedFile other = std::move(one);
    one = *MappedFile::open(path, GetParam());
    EXPECT_EQ(other.bytes().size(), 3U);
    EXPECT_EQ(one.bytes().size(), 3U);
    EXPECT_NE(one.bytes().data(), other.bytes().data());
}

TEST(MappedFile, is_a_copy_where_it_is_resident) {
    const std::string path = testing::TempDir() + "eco_mapped_copy";
    ASSERT_TRUE(write_file(path, "abc"));
    const auto file = MappedFile::open(path, Held::resident);
    std::filesystem::resize_file(path, 0); // would end a program that reads a mapping
    EXPECT_EQ(static_cast<char>(file->bytes()[2]), 'c');
}

INSTANTIATE_TEST_SUITE_P(Held, MappedFileOf, testing::Values(Held::mapped, Held::resident));

} // namespace
} // namespace eco::formats
