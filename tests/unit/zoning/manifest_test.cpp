// SPDX-License-Identifier: MulanPSL-2.0
// Manifests are read strictly.
#include "zoning/manifest.hpp"

#include <gtest/gtest.h>

namespace eco::zoning {
namespace {

const std::string k_good = R"(
books = ["clauses/law"]
[release]
id = "demo"
title_zh = "（示例）"
title_en = "demo"
level = "province"
effective_from = 2024-01-01
[class_shares]
priority = 43.29
key = 15.26
general = 41.45
tolerance = 0.05
[[layer]]
role = "units"
file = "units.geojson"
crs = "CGCS2000"
source = "made"
licence = "none"
tolerance_m = 20
)";

Result<Manifest> read(const std::string& text) {
    ECO_TRY(const Document document, parse_toml(text, "m.toml"));
    return read_manifest(document);
}

TEST(Manifest, reads_what_a_release_is_made_of) {
    const auto manifest = read(k_good);
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->effective_from.to_string(), "2024-01-01");
    EXPECT_EQ(manifest->layers.at(0).tolerance->base(), 20);
    EXPECT_EQ(manifest->shares->priority.to_string(), "43.29");
    EXPECT_EQ(manifest->books, std::vector<std::string>{"clauses/law"});
}

TEST(Manifest, refuses_an_unknown_key_with_its_place) {
    const auto manifest = read(k_good + "licens = \"x\"\n");
    ASSERT_FALSE(manifest);
    EXPECT_EQ(manifest.error().code, ErrorCode::zoning_manifest_unknown_key);
    EXPECT_EQ(manifest.error().where.row, 21U);
}

TEST(Manifest, names_what_is_missing_or_of_the_wrong_type) {
    EXPECT_EQ(read("[release]\nid = \"x\"\n").error().args.at("key"), "title_zh");
    EXPECT_EQ(read("[[layer]]\nrole = \"units\"\n").error().args.at("key"), "release");
    EXPECT_EQ(read(k_good + "repair = \"yes\"\n").error().code,
              ErrorCode::zoning_manifest_wrong_type);
}

} // namespace
} // namespace eco::zoning
