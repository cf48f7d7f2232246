// SPDX-License-Identifier: MulanPSL-2.0
// What is written is read again by our own reader; the styles stand in layer_styles; a half-written
// file never appears.
#include "formats/geopackage.hpp"

#include "base/files.hpp"
#include "formats/vector_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace eco::formats {
namespace {

namespace fs = std::filesystem;

const std::string k_styles =
    "layer,attribute,value,kind,fill,stroke,stroke_width_mm,opacity,label_zh,label_en\n"
    "units,class,1,polygon,#b7dfb0,#5f8f58,0.2,0.85,优先<保护>,Priority\n"
    "units,class,,polygon,,#000000,0.2,1,其他,Other\n"
    "*,,,line,,#7c8a84,0.4,1,,\n";

MapStyles styles() {
    return *MapStyles::from_csv(*parse_csv(k_styles, "map_styles.csv"), Lang::zh);
}

geo::Geometry square_with_hole() {
    geo::Geometry geometry;
    geometry.polygons.push_back(
        {{{106, 26}, {106.1, 26}, {106.1, 26.1}, {106, 26.1}, {106, 26}},
         {{{106.02, 26.02}, {106.02, 26.04}, {106.04, 26.04}, {106.04, 26.02}, {106.02, 26.02}}}});
    return geometry;
}

class GeoPackageFile : public ::testing::Test {
  protected:
    void SetUp() override {
        m_path = ::testing::TempDir() + "eco_geopackage_test.gpkg";
        fs::remove(m_path);
    }
    void TearDown() override { fs::remove(m_path); }

    Result<std::size_t> write(GeoPackage& package, const MapFeature& feature) {
        const MapLayer layer = {"units",
                                "环境管控单元",
                                Drawn::polygon,
                                {{"code", FieldType::text}, {"class", FieldType::text}}};
        return package.add(layer, styles().find("units", Drawn::polygon),
                           [&](const auto& take) { return take(feature); });
    }
    std::string m_path;
};

TEST_F(GeoPackageFile, is_read_back_as_it_was_written) {
    auto package = GeoPackage::create(m_path);
    ASSERT_TRUE(package);
    EXPECT_EQ(*write(*package, {{"ZH1", "1"}, square_with_hole()}), 1U);
    EXPECT_FALSE(fs::exists(m_path)) << "not before it is whole";
    ASSERT_TRUE(package->finish());
    VectorOptions options;
    options.layer = "units";
    const auto read = read_vector(m_path, options);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->features.size(), 1U);
    EXPECT_EQ(read->features[0].attributes.at("code"), "ZH1");
    EXPECT_EQ(read->features[0].geometry.polygons.size(), 1U);
    EXPECT_EQ(read->features[0].geometry.polygons[0].holes.size(), 1U);
    EXPECT_EQ(read->features[0].geometry.vertex_count(), square_with_hole().vertex_count());
    EXPECT_EQ(read->crs, "CGCS2000");
}

TEST_F(GeoPackageFile, takes_geojson_and_refuses_another_kind_of_geometry) {
    auto package = GeoPackage::create(m_path);
    ASSERT_TRUE(package);
    const auto refused =
        write(*package, {{"ZH1", "1"}, std::string(R"({"type":"Point","coordinates":[106,26]})")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::formats_unwritable);
}

TEST_F(GeoPackageFile, leaves_nothing_when_not_finished_and_never_overwrites) {
    {
        auto package = GeoPackage::create(m_path);
        ASSERT_TRUE(package);
        ASSERT_TRUE(write(
            *package,
            {{"ZH1", ""},
             std::string(
                 R"({"type":"Polygon","coordinates":[[[106,26],[107,26],[107,27],[106,26]]]})")}));
    }
    EXPECT_FALSE(fs::exists(m_path));
    EXPECT_FALSE(fs::exists(m_path + ".part.gpkg"));
    ASSERT_TRUE(write_file(m_path, "something"));
    EXPECT_EQ(GeoPackage::create(m_path).error().code, ErrorCode::formats_target_exists);
}

TEST(MapStyle, goes_by_value_or_by_the_neutral_row) {
    const MapStyle units = styles().find("units", Drawn::polygon);
    EXPECT_EQ(units.attribute, "class");
    ASSERT_EQ(units.symbols.size(), 2U);
    const MapStyle rivers = styles().find("rivers", Drawn::line);
    EXPECT_EQ(rivers.attribute, "");
    ASSERT_EQ(rivers.symbols.size(), 1U);
    EXPECT_EQ(rivers.symbols[0].stroke, "#7c8a84");
}

TEST(MapStyle, speaks_qml_and_sld_with_escaped_labels) {
    const MapStyle style = styles().find("units", Drawn::polygon);
    const std::string q = qml(style);
    EXPECT_NE(q.find(R"(type="categorizedSymbol" attr="class")"), std::string::npos);
    EXPECT_NE(q.find(R"(<category value="1" label="优先&lt;保护&gt;" symbol="0")"),
              std::string::npos);
    EXPECT_NE(q.find(R"(<Option name="color" type="QString" value="183,223,176,255"/>)"),
              std::string::npos);
    EXPECT_NE(q.find(R"(<Option name="style" type="QString" value="no"/>)"), std::string::npos);
    const std::string s = sld(style, "units");
    EXPECT_NE(s.find("<ogc:Literal>1</ogc:Literal>"), std::string::npos);
    EXPECT_NE(s.find("<se:ElseFilter/>"), std::string::npos);
}

TEST(MapStyle, names_the_wrong_cell) {
    std::string text = k_styles;
    text.replace(text.find("#b7dfb0"), 7, "#B7DFB0");
    const auto refused = MapStyles::from_csv(*parse_csv(text, "map_styles.csv"), Lang::zh);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::formats_bad_style);
    EXPECT_EQ(refused.error().where.row, 2U);
    EXPECT_EQ(refused.error().where.column, 5U);
}

} // namespace
} // namespace eco::formats
