// SPDX-License-Identifier: MulanPSL-2.0
// The configuration of the server, and its reference page.
#include "server_config.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

namespace eco::app {
namespace {

Findings faults(std::string_view toml, ServerConfig& config) {
    return apply_config(parse_toml(toml, "ecogate.toml").value(), config);
}

TEST(ServerConfig, is_described_setting_by_setting) {
    const std::string page =
        *read_file(ECO_SOURCE_DIR "/docs/reference/server-config.md", 1U << 20U);
    for (const std::string& key : config_keys()) {
        EXPECT_NE(page.find("`" + key + "`"), std::string::npos) << key;
    }
}

TEST(ServerConfig, lays_what_is_stated_over_the_defaults) {
    ServerConfig config;
    EXPECT_TRUE(
        faults("[server]\nport = 9000\nlog = \"none\"\nrestricted_layers = [\"redline\"]\n"
               "[limits]\nidle_s = 5\n[accounts]\nsession_hours = 2\nhash_memory_kib = 8192\n",
               config)
            .empty());
    EXPECT_EQ(config.http.port, 9000);
    EXPECT_EQ(config.http.log, http::LogWhat::none);
    EXPECT_EQ(config.http.restricted_layers, std::vector<std::string>{"redline"});
    EXPECT_EQ(config.http.limits.idle, std::chrono::seconds(5));
    EXPECT_EQ(config.accounts.session_whole, std::chrono::hours(2));
    EXPECT_EQ(config.http.bind, "127.0.0.1");
}

TEST(ServerConfig, veils_layers_from_the_public_unless_told_otherwise) {
    ServerConfig config = default_config();
    EXPECT_FALSE(config.http.open_detail.is_exact());
    EXPECT_GT(config.http.restricted_detail.cell_mm(), config.http.open_detail.cell_mm());
    EXPECT_TRUE(faults("[public]\ntolerance_m = 0\n", config).empty());
    EXPECT_TRUE(config.http.open_detail.is_exact());
    EXPECT_FALSE(config.http.restricted_detail.is_exact());
    EXPECT_EQ(faults("[public]\ntolerance_m = -1\n", config).size(), 1U);
}

TEST(ServerConfig, refuses_a_restricted_layer_that_there_is_not) {
    const CsvTable layers = *read_csv(ECO_SOURCE_DIR "/data/layers.csv");
    ServerConfig config = default_config();
    EXPECT_TRUE(check_restricted(config, layers));
    config.http.restricted_layers.emplace_back("red_line");
    const Status refused = check_restricted(config, layers);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::app_config_value);
    config.http.restricted_layers = {"red"};
    EXPECT_FALSE(check_restricted(config, layers)) << "a part of a name is no name";
}

TEST(ServerConfig, takes_no_other_column_for_the_layers_names) {
    const CsvTable layers = *parse_csv("geometry,name\nredline,polygon\n", "layers.csv");
    ServerConfig config;
    config.http.restricted_layers = {"redline"};
    const Status refused = check_restricted(config, layers);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::base_csv_missing_column);
    EXPECT_EQ(refused.error().args.at("name"), "role");
    EXPECT_EQ(refused.error().where.file, "layers.csv");
}

TEST(ServerConfig, names_every_fault_with_its_line) {
    ServerConfig config;
    const Findings found = faults("[server]\nport = 99999\ncolour = \"red\"\nlog = \"some\"\n"
                                  "[limits]\nwaiting = 1.5\n[rate]\nburst = \"many\"\n",
                                  config);
    ASSERT_EQ(found.size(), 5U);
    std::map<std::string, std::size_t> rows;
    for (const Finding& fault : found) {
        rows[fault.args.at("key")] = fault.where.row;
    }
    EXPECT_EQ(rows["server.port"], 2U);
    EXPECT_EQ(rows["server.colour"], 3U);
    EXPECT_EQ(rows["limits.waiting"], 6U);
}

TEST(ServerConfig, reads_the_secret_from_a_file_of_its_own) {
    const std::string path = ::testing::TempDir() + "oidc.secret";
    ASSERT_TRUE(write_file(path, "s3cret\n"));
    ServerConfig config;
    EXPECT_TRUE(faults("[oidc]\nclient_secret_file = \"" + path + "\"\n", config).empty());
    EXPECT_EQ(config.accounts.oidc.client_secret.reveal(), "s3cret");
    EXPECT_EQ(faults("[oidc]\nclient_secret_file = \"/nowhere\"\n", config).size(), 1U);
}

} // namespace
} // namespace eco::app
