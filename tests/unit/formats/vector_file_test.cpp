// SPDX-License-Identifier: MulanPSL-2.0
// Reading the world's data: datum stated or refused, rings mended only when allowed, GBK tables.
#include "formats/vector_file.hpp"

#include "base/files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace eco::formats {
namespace {

class VectorFileTest : public testing::Test {
  protected:
    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "eco_vector_file";
    void SetUp() override { std::filesystem::create_directories(folder); }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::string file(const std::string& name, const std::string& text) {
        EXPECT_TRUE(write_file((folder / name).string(), text));
        return (folder / name).string();
    }

    std::string polygon(const std::string& ring) {
        return file(
            "a.geojson",
            fmt::format(
                R"({{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"名称":"示例"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}]}})",
                ring));
    }
};

const std::string k_square = "[106,26],[106.1,26],[106.1,26.1],[106,26.1],[106,26]";
const std::string k_bow_tie = "[106,26],[106.1,26.1],[106.1,26],[106,26.1],[106,26]";

TEST_F(VectorFileTest, demands_the_datum_of_geojson) {
    const auto layer = read_vector(polygon(k_square), {});
    ASSERT_FALSE(layer);
    EXPECT_EQ(layer.error().code, ErrorCode::geo_crs_missing);
}

TEST_F(VectorFileTest, reads_attributes_and_rings) {
    const auto layer = read_vector(polygon(k_square), {"", "CGCS2000", "", InvalidRings::refuse});
    ASSERT_TRUE(layer);
    ASSERT_EQ(layer->features.size(), 1U);
    EXPECT_EQ(layer->features[0].attributes.at("名称"), "示例");
    EXPECT_EQ(layer->features[0].geometry.polygons.at(0).outer.size(), 5U);
    EXPECT_TRUE(layer->findings.empty());
}

TEST_F(VectorFileTest, converts_gcj02_and_states_the_error) {
    const auto layer = read_vector(polygon(k_square), {"", "GCJ02", "", InvalidRings::refuse});
    ASSERT_TRUE(layer);
    EXPECT_GT(layer->conversion_error_m, 0);
    EXPECT_NE(layer->features[0].geometry.polygons[0].outer[0].lon, 106.0);
}

TEST_F(VectorFileTest, refuses_a_crossing_ring_and_names_the_place) {
    const auto layer = read_vector(polygon(k_bow_tie), {"", "CGCS2000", "", InvalidRings::refuse});
    ASSERT_TRUE(layer);
    ASSERT_EQ(layer->findings.size(), 1U);
    EXPECT_EQ(layer->findings[0].code, ErrorCode::formats_invalid_ring);
    EXPECT_EQ(layer->findings[0].args.at("lon"), "106.0500000");
}

TEST_F(VectorFileTest, repairs_when_allowed_and_reports_it) {
    const auto layer = read_vector(polygon(k_bow_tie), {"", "CGCS2000", "", InvalidRings::repair});
    ASSERT_TRUE(layer);
    ASSERT_EQ(layer->findings.size(), 1U);
    EXPECT_EQ(layer->findings[0].code, ErrorCode::formats_repaired);
    EXPECT_FALSE(has_errors(layer->findings));
    EXPECT_EQ(layer->features[0].geometry.polygons.size(), 2U);
}

TEST_F(VectorFileTest, reads_points_of_a_table_and_finds_swapped_axes) {
    const auto layer = read_vector(file("p.csv", "lon,lat,name\n106.5,26.5,a\n26.5,106.5,b\n"),
                                   {"", "CGCS2000", "", InvalidRings::refuse});
    ASSERT_TRUE(layer);
    ASSERT_EQ(layer->features.size(), 2U);
    EXPECT_EQ(layer->features[0].geometry.points.size(), 1U);
    ASSERT_EQ(layer->findings.size(), 1U);
    EXPECT_EQ(layer->findings[0].code, ErrorCode::geo_axes_swapped);
    EXPECT_EQ(layer->findings[0].where.feature, "p/2");
}

TEST_F(VectorFileTest, says_what_it_cannot_read) {
    EXPECT_EQ(read_vector((folder / "none.gpkg").string(), {}).error().code,
              ErrorCode::base_file_not_found);
    EXPECT_EQ(read_vector(file("x.gpkg", "not a database"), {}).error().code,
              ErrorCode::formats_unreadable);
}

} // namespace
} // namespace eco::formats
