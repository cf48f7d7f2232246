// SPDX-License-Identifier: MulanPSL-2.0
// The file kinds of the trade, written here by GDAL as an outside witness: Shapefile with GBK and
// UTF-8 tables, FileGDB, GeoPackage, KML, FlatGeobuf, CSV of points.
#include "base/csv.hpp"
#include "base/files.hpp"
#include "base/messages.hpp"
#include "formats/rows/site_file.hpp"
#include "formats/vector_file.hpp"
#include "support/facts.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace eco::formats {
namespace {

class TradeFilesTest : public testing::Test {
  protected:
    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "eco_trade_files";
    void SetUp() override {
        GDALAllRegister();
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    /// One square with a Chinese attribute, in the datum of an EPSG code.
    std::string written(const char* driver_name, const std::string& name, int epsg,
                        const std::vector<const char*>& layer_options) {
        const std::string path = (folder / name).string();
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
        EXPECT_NE(driver, nullptr) << driver_name;
        GDALDataset* data = driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        OGRSpatialReference crs;
        crs.importFromEPSG(epsg);
        crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        CPLStringList options;
        for (const char* option : layer_options) {
            options.AddString(option);
        }
        OGRLayer* layer = data->CreateLayer("units", &crs, wkbPolygon, options.List());
        OGRFieldDefn field("HJGKDYMC", OFTString);
        field.SetWidth(60);
        layer->CreateField(&field);
        OGRFeature feature(layer->GetLayerDefn());
        feature.SetField("HJGKDYMC", "桐梓县优先保护单元");
        const bool metric = epsg == 4545;
        const double x = metric ? 500000 : 106;
        const double y = metric ? 3000000 : 27;
        const double side = metric ? 10000 : 0.1;
        OGRLinearRing ring;
        for (const auto& [dx, dy] :
             {std::pair(0.0, 0.0), std::pair(side, 0.0), std::pair(side, side),
              std::pair(0.0, side), std::pair(0.0, 0.0)}) {
            ring.addPoint(x + dx, y + dy);
        }
        OGRPolygon polygon;
        polygon.addRing(&ring);
        feature.SetGeometry(&polygon);
        EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
        GDALClose(data);
        return path;
    }

    static void holds_the_square(const Result<VectorLayer>& layer) {
        ASSERT_TRUE(layer) << (layer ? "" : render(layer.error()));
        ASSERT_EQ(layer->features.size(), 1U);
        const VectorFeature& feature = layer->features[0];
        ASSERT_EQ(feature.geometry.polygons.size(), 1U);
        EXPECT_EQ(feature.geometry.polygons[0].outer.size(), 5U);
        std::string name;
        for (const auto& [key, value] : feature.attributes) {
            name = value.find("桐梓县") == std::string::npos ? name : value;
        }
        EXPECT_EQ(name, "桐梓县优先保护单元");
    }
};

TEST_F(TradeFilesTest, reads_a_shapefile_with_a_gbk_table) {
    const std::string path = written("ESRI Shapefile", "gbk.shp", 4490, {"ENCODING=GBK"});
    holds_the_square(read_vector(path, {}));
    // Deliveries often lack the .cpg file that names the encoding: stated, or taken as GB18030.
    std::filesystem::remove(folder / "gbk.cpg");
    holds_the_square(read_vector(path, {"", "", "GBK", InvalidRings::refuse}));
    holds_the_square(read_vector(path, {}));
}

TEST_F(TradeFilesTest, reads_a_shapefile_with_a_utf8_table) {
    holds_the_square(
        read_vector(written("ESRI Shapefile", "utf8.shp", 4490, {"ENCODING=UTF-8"}), {}));
}

TEST_F(TradeFilesTest, refuses_a_shapefile_without_a_datum_and_takes_the_stated_one) {
    const std::string path = written("ESRI Shapefile", "bare.shp", 4490, {"ENCODING=UTF-8"});
    std::filesystem::remove(folder / "bare.prj");
    const auto silent = read_vector(path, {});
    ASSERT_FALSE(silent);
    EXPECT_EQ(silent.error().code, ErrorCode::geo_crs_missing);
    holds_the_square(read_vector(path, {"", "CGCS2000", "", InvalidRings::refuse}));
}

TEST_F(TradeFilesTest, reads_a_file_geodatabase_in_a_gauss_kruger_zone) {
    const auto layer = read_vector(written("OpenFileGDB", "units.gdb", 4545, {}), {});
    holds_the_square(layer);
    EXPECT_EQ(layer->crs, "EPSG:4545");
    EXPECT_NEAR(layer->features[0].geometry.polygons[0].outer[0].lon, 108.0, 1e-9);
}

TEST_F(TradeFilesTest, screens_a_file_geodatabase_row_by_row) {
    const std::string path = written("OpenFileGDB", "sites.gdb", 4545, {});
    const auto words =
        *project::table::Words::from_csv(*read_csv(ECO_SOURCE_DIR "/data/site_table.csv"));
    const rules::FactRegistry facts = rules::test::registry();
    project::table::Columns columns(words, facts);
    const auto sites = open_sites(path, {}, words);
    ASSERT_TRUE(sites) << render(sites.error());
    EXPECT_EQ((*sites)->crs().id, "EPSG:4545");
    const auto decoder = (*sites)->decoder(columns);
    RowChunk chunk;
    ASSERT_TRUE(*(*sites)->next(chunk));
    ASSERT_EQ(chunk.rows, 1U);
    const auto row = (*decoder)->decode(chunk, 0);
    ASSERT_TRUE(row) << render(row.error());
    EXPECT_EQ(row->cells.front().second.as_string(), "桐梓县优先保护单元");
    EXPECT_NEAR(row->geometry.polygons.front().outer.front().lon, 108.0, 1e-9);
    EXPECT_FALSE(*(*sites)->next(chunk));
    // What a run that goes on compares: every file of the folder, not the folder.
    EXPECT_GT(parts_of_file(path).size(), 5U);
}

TEST_F(TradeFilesTest, reads_geopackage_and_flatgeobuf) {
    holds_the_square(read_vector(written("GPKG", "units.gpkg", 4490, {}), {}));
    holds_the_square(read_vector(written("FlatGeobuf", "units.fgb", 4490, {}), {}));
}

TEST_F(TradeFilesTest, wants_the_datum_of_kml_stated_for_maps_of_the_trade_are_often_shifted) {
    const std::string path = written("KML", "units.kml", 4326, {});
    const auto silent = read_vector(path, {});
    ASSERT_FALSE(silent);
    EXPECT_EQ(silent.error().code, ErrorCode::geo_crs_missing);
    const auto layer = read_vector(path, {"", "WGS84", "", InvalidRings::refuse});
    holds_the_square(layer);
    EXPECT_FALSE(layer->findings.empty()); // WGS 84 taken as CGCS2000 is said, not silent
}

TEST_F(TradeFilesTest, reads_a_table_of_points) {
    const std::string path = (folder / "points.csv").string();
    ASSERT_TRUE(write_file(path, "名称,经度,纬度\n场地,106.7,26.57\n"));
    const auto layer = read_vector(path, {"", "CGCS2000", "", InvalidRings::refuse});
    ASSERT_TRUE(layer) << (layer ? "" : render(layer.error()));
    ASSERT_EQ(layer->features.size(), 1U);
    EXPECT_EQ(layer->features[0].geometry.points.at(0), (geo::LonLat{106.7, 26.57}));
    EXPECT_EQ(layer->features[0].attributes.at("名称"), "场地");
}

} // namespace
} // namespace eco::formats
