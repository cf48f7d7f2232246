// SPDX-License-Identifier: MulanPSL-2.0
// Counties: the table in the repository is whole, and a faulty one is refused with its place.
#include "refdata/regions.hpp"

#include "base/digest.hpp"
#include "base/document.hpp"
#include "base/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace eco::refdata {
namespace {

const std::string k_folder = std::string(ECO_SOURCE_DIR) + "/data/refdata/regions/";

Result<Regions> read(const std::string& rows) {
    const std::string header = "code,name,city,city_code,from,to,successor,source,confidence\n";
    return Regions::from_csv(*parse_csv(header + rows, "regions.csv"));
}

TEST(Regions, knows_the_88_counties_of_today) {
    const auto regions = Regions::from_csv(*read_csv(k_folder + "regions.csv"));
    ASSERT_TRUE(regions);
    const auto& all = regions->all();
    EXPECT_EQ(
        std::count_if(all.begin(), all.end(), [](const Region& r) { return r.successor.empty(); }),
        88);
    for (const Region& region : all) {
        EXPECT_TRUE(regions->current(region).successor.empty()) << region.code.value();
        EXPECT_EQ(region.city_code, region.code.value().substr(0, 4) + "00");
        EXPECT_FALSE(region.name.empty() || region.city.empty() || region.source.empty());
        EXPECT_TRUE(region.confidence == "verified" || region.confidence == "recalled");
    }
}

TEST(Regions, follows_old_codes_and_old_names_to_today) {
    const auto regions = Regions::from_csv(*read_csv(k_folder + "regions.csv"));
    ASSERT_TRUE(regions);
    const std::vector<std::pair<const char*, const char*>> cases{
        {"520522", "520581"}, {"520222", "520281"}, {"520221", "520204"}, {"522322", "522302"},
        {"522423", "520581"}, {"遵义县", "520304"}, {"黔西县", "520581"}, {"大方县", "520521"},
        {"520322", "520322"}, {"桐梓县", "520322"}, {"仁怀市", "520382"}};
    for (const auto& [stated, today] : cases) {
        const Region* found = regions->find(stated);
        ASSERT_NE(found, nullptr) << stated;
        EXPECT_EQ(regions->current(*found).code.value(), today) << stated;
    }
    EXPECT_EQ(regions->find("大方县")->code.value(), "520521") << "the latest code of a name";
    EXPECT_EQ(regions->find("520000"), nullptr);
    EXPECT_EQ(regions->find("大方"), nullptr);
    EXPECT_EQ(regions->find(""), nullptr);
}

TEST(Regions, does_not_choose_between_two_places_of_one_name) {
    const auto regions = read("520101,城关区,甲,520100,2001-01-01,,,s,recalled\n"
                              "520201,城关区,乙,520200,2001-01-01,,,s,recalled\n");
    ASSERT_TRUE(regions);
    EXPECT_EQ(regions->find("城关区"), nullptr);
    EXPECT_NE(regions->find("520201"), nullptr);
}

TEST(Regions, refuses_a_faulty_table_with_its_place) {
    const std::string good = "520101,a,c,520100,2001-01-01,,,s,recalled\n";
    const std::vector<std::tuple<std::string, ErrorCode, std::size_t>> cases{
        {"52010,b,c,520100,2001-01-01,,,s,recalled\n", ErrorCode::base_bad_region_code, 1},
        {good, ErrorCode::refdata_region_twice, 1},
        {"520102,b,c,520100,2001-02-30,,,s,recalled\n", ErrorCode::base_bad_date, 5},
        {"520102,b,c,520100,2001-01-01,2000-01-01,520101,s,recalled\n",
         ErrorCode::base_empty_validity, 5},
        {"520102,b,c,520100,2001-01-01,2011-01-01,529999,s,recalled\n",
         ErrorCode::refdata_unknown_successor, 7},
        {"520102,b,c,520100,2001-01-01,2011-01-01,520102,s,recalled\n",
         ErrorCode::refdata_successor_cycle, 7},
        {"520102,b,c,520100,2001-01-01,,520101,s,recalled\n",
         ErrorCode::refdata_successor_without_end, 7},
        {"520102,b,c,520100,2001-01-01,2011-01-01,,s,recalled\n",
         ErrorCode::refdata_successor_without_end, 7}};
    for (const auto& [row, code, column] : cases) {
        const auto regions = read(good + row);
        ASSERT_FALSE(regions) << row;
        EXPECT_EQ(regions.error().code, code) << row;
        EXPECT_EQ(regions.error().where.row, 3U) << row;
        EXPECT_EQ(regions.error().where.column, column) << row;
    }
    EXPECT_EQ(Regions::from_csv(*parse_csv("code,name\n", "r")).error().code,
              ErrorCode::base_csv_missing_column);
}

TEST(Regions, has_the_digest_its_meta_states) {
    const auto meta = read_document(k_folder + "meta.toml");
    ASSERT_TRUE(meta);
    const auto bytes = read_file(k_folder + meta->root.string_or("file", ""), 1U << 20U);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(sha256_hex(*bytes), meta->root.string_or("sha256", ""));
}

} // namespace
} // namespace eco::refdata
