// SPDX-License-Identifier: MulanPSL-2.0
#include "office/package.hpp"

#include <gtest/gtest.h>

namespace eco::office {
namespace {

Package small() {
    return Package(Package::Parts{
        {"[Content_Types].xml", "<Types/>"}, {"a/b.xml", std::string(100'000, 'x')}, {"z", ""}});
}

TEST(Package, reads_what_it_wrote) {
    const std::string bytes = *small().write();
    EXPECT_TRUE(bytes.starts_with("PK"));
    EXPECT_LT(bytes.size(), 2'000U) << "parts are compressed";
    const Package read = *Package::read(bytes, "f");
    EXPECT_EQ(read.parts(), small().parts());
    EXPECT_EQ(read.part("none"), nullptr);
}

TEST(Package, is_the_same_bytes_whenever_it_is_written) {
    const std::string first = *small().write();
    EXPECT_EQ(first, *small().write());
    // The types stand first, and no date of today's is in it: 1 January 1980 is 0x0021.
    EXPECT_EQ(first.substr(30, 19), "[Content_Types].xml");
    EXPECT_EQ(first.substr(10, 4), std::string("\0\0\x21\0", 4));
}

TEST(Package, refuses_what_is_no_archive_or_is_cut_short) {
    const std::string bytes = *small().write();
    for (const std::string& odd : {std::string(), std::string("PK"), std::string("hello"),
                                   bytes.substr(0, 60), bytes.substr(0, bytes.size() - 30)}) {
        const auto read = Package::read(odd, "f.docx");
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::office_not_a_package);
        EXPECT_EQ(read.error().where.file, "f.docx");
    }
}

TEST(Package, never_gives_other_bytes_than_were_written) {
    const Package written = small();
    const std::string bytes = *written.write();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
        const auto read = Package::read(damaged, "f");
        const Package::Parts parts = read ? read->parts() : Package::Parts();
        for (const auto& [name, part] : parts) {
            const std::string* known = written.part(name);
            EXPECT_TRUE(known == nullptr || *known == part) << i;
        }
    }
}

TEST(Package, refuses_what_unpacks_beyond_measure) {
    Package::Parts parts;
    for (int i = 0; i < 3; ++i) {
        parts["p" + std::to_string(i)] = std::string(50U << 20U, '0');
    }
    const auto read = Package::read(*Package(std::move(parts)).write(), "bomb");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::office_package_too_large);
}

TEST(Package, lays_one_folder_over_another) {
    const std::string root = std::string(ECO_SOURCE_DIR) + "/data/templates/assessment/";
    const Package zh = *Package::read_folders(root + "common", root + "zh");
    EXPECT_NE(zh.part("word/document.xml"), nullptr);
    EXPECT_NE(zh.part("word/styles.xml"), nullptr);
    EXPECT_NE(zh.part("_rels/.rels"), nullptr);
    EXPECT_FALSE(Package::read_folders(root + "common", root + "none"));
}

} // namespace
} // namespace eco::office
