// SPDX-License-Identifier: MulanPSL-2.0
// Holds the code to rooms.toml: no forbidden #include, no foreign header outside its room or in a
// public header, a licence line in every source.
#include "base/document.hpp"
#include "base/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace eco {
namespace {

namespace fs = std::filesystem;

const std::string k_root = ECO_SOURCE_DIR;

const Json& plan() {
    static const Document k_document = *read_document(k_root + "/rooms.toml");
    return k_document.root;
}

std::vector<fs::path> sources() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(k_root + "/src")) {
        const auto extension = entry.path().extension();
        if (extension == ".hpp" || extension == ".cpp") {
            found.push_back(entry.path());
        }
    }
    return found;
}

/// What stands between the quotes or angles of each #include.
std::vector<std::string> includes(const std::string& text) {
    std::vector<std::string> found;
    static constexpr std::string_view k_directive = "#include ";
    for (auto at = text.find(k_directive); at != std::string::npos;
         at = text.find(k_directive, at + 1)) {
        const auto begin = at + k_directive.size() + 1;
        found.push_back(text.substr(begin, text.find_first_of("\">", begin) - begin));
    }
    return found;
}

std::string room_of(const fs::path& path) {
    return fs::relative(path, k_root + "/src").begin()->string();
}

bool lists(const Json& names, const std::string& name) {
    for (const Json& listed : names.as_array()) {
        if (listed.as_string() == name) {
            return true;
        }
    }
    return false;
}

TEST(House, has_no_forbidden_include) {
    for (const fs::path& path : sources()) {
        const std::string room = room_of(path);
        const Json* allowed = plan().find("rooms")->find(room);
        ASSERT_NE(allowed, nullptr) << "rooms.toml does not know the room " << room;
        for (const std::string& include : includes(*read_file(path, 1U << 20U))) {
            const std::string other = include.substr(0, include.find('/'));
            if (plan().find("rooms")->find(other) != nullptr && other != room) {
                EXPECT_TRUE(lists(*allowed, other)) << path << " includes " << include;
                EXPECT_EQ(include.find("/detail/"), std::string::npos)
                    << path << " reaches into " << include;
            }
        }
    }
}

TEST(House, keeps_foreign_headers_behind_their_room) {
    for (const fs::path& path : sources()) {
        const bool open =
            path.extension() == ".hpp" && path.string().find("/detail/") == std::string::npos;
        for (const std::string& include : includes(*read_file(path, 1U << 20U))) {
            for (const auto& [prefix, rooms] : plan().find("foreign")->as_object()) {
                if (include.starts_with(prefix)) {
                    EXPECT_TRUE(lists(rooms, room_of(path))) << path << " includes " << include;
                    EXPECT_FALSE(open) << path << " shows " << include << " to others";
                }
            }
        }
    }
}

TEST(House, licenses_every_source) {
    for (const fs::path& path : sources()) {
        EXPECT_TRUE(
            read_file(path, 1U << 20U)->starts_with("// SPDX-License-Identifier: MulanPSL-2.0\n"))
            << path;
    }
}

TEST(House, has_a_page_for_every_room) {
    std::set<std::string> rooms;
    for (const fs::path& path : sources()) {
        rooms.insert(room_of(path));
    }
    for (const std::string& room : rooms) {
        const auto page = read_file(k_root + "/src/" + room + "/README.md", 1U << 16U);
        ASSERT_TRUE(page) << room;
        EXPECT_LE(std::count(page->begin(), page->end(), '\n'), 60) << room;
    }
}

} // namespace
} // namespace eco
