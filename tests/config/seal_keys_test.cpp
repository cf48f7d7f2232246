// SPDX-License-Identifier: MulanPSL-2.0
#include "seal_keys.hpp"

#include "base/files.hpp"
#include "identity/token.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include <filesystem>
#include <thread>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

class SealKeys : public testing::Test {
  protected:
    fs::path m_folder = fs::path(::testing::TempDir()) / ("seal-" + identity::random_id());
    std::string m_path = (m_folder / k_seal_keys_name).string();

    SealKeys() { fs::create_directories(m_folder); }
    ~SealKeys() override { fs::remove_all(m_folder); }
    std::string sealed() {
        return first_seal_keys(m_path).value().seal(identity::Secret("x"), "y").value();
    }
};

TEST_F(SealKeys, are_made_once_for_their_owner_alone) {
    const std::string first = sealed();
    struct stat about {};
    ASSERT_EQ(::stat(m_path.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_EQ(first_seal_keys(m_path)->open(first, "y")->reveal(), "x");
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()), 1)
        << "nothing is left behind";
}

TEST_F(SealKeys, are_the_same_for_all_that_start_at_once) {
    std::vector<std::string> seals(8);
    std::vector<std::thread> starts;
    for (std::string& one : seals) {
        starts.emplace_back([&] { one = sealed(); });
    }
    for (std::thread& start : starts) {
        start.join();
    }
    for (const std::string& one : seals) {
        EXPECT_TRUE(read_seal_keys(m_path)->open(one, "y")) << one;
    }
}

TEST_F(SealKeys, that_others_may_read_or_that_are_none_are_refused) {
    EXPECT_FALSE(read_seal_keys(m_path)) << "a file that is stated is never made";
    ASSERT_FALSE(sealed().empty());
    ASSERT_EQ(::chmod(m_path.c_str(), 0640), 0);
    const auto open_to_others = first_seal_keys(m_path);
    ASSERT_FALSE(open_to_others);
    EXPECT_EQ(open_to_others.error().code, ErrorCode::base_file_unreadable);
    ASSERT_TRUE(write_file(m_path, "half a key"));
    ASSERT_EQ(::chmod(m_path.c_str(), 0600), 0);
    EXPECT_FALSE(first_seal_keys(m_path));
}

} // namespace
} // namespace eco::app
