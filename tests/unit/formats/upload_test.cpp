// SPDX-License-Identifier: MulanPSL-2.0
// Site files from outside, held in memory: kinds, layers, datum, and what is refused.
#include "formats/upload.hpp"

#include "base/files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace eco::formats {
namespace {

constexpr std::size_t k_most = 16U << 20U;

class UploadTest : public testing::Test {
  protected:
    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "eco_upload";
    void SetUp() override {
        GDALAllRegister();
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    /// Layers of one triangle each, written by GDAL; the bytes of the file.
    std::string written(const char* driver_name, const std::string& name, int epsg,
                        const std::vector<const char*>& layers) {
        const std::string path = (folder / name).string();
        GDALDataset* data = GetGDALDriverManager()
                                ->GetDriverByName(driver_name)
                                ->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        OGRSpatialReference crs;
        crs.importFromEPSG(epsg);
        crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        for (const char* layer_name : layers) {
            OGRLayer* layer = data->CreateLayer(layer_name, &crs, wkbPolygon25D, nullptr);
            OGRFeature feature(layer->GetLayerDefn());
            OGRLinearRing ring;
            for (const auto& [x, y] : {std::pair(106.7, 26.5), std::pair(106.8, 26.5),
                                       std::pair(106.8, 26.6), std::pair(106.7, 26.5)}) {
                ring.addPoint(x, y, 1200);
            }
            OGRPolygon polygon;
            polygon.addRing(&ring);
            feature.SetGeometry(&polygon);
            EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
        }
        GDALClose(data);
        return std::filesystem::is_regular_file(path) ? read_file(path, k_most).value() : "";
    }

    /// An archive of everything in a folder, by GDAL's own zip writer.
    std::string zipped(const std::filesystem::path& from) {
        const std::string archive = (folder / "made.zip").string();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(from)) {
            if (entry.is_regular_file()) {
                const std::string inner =
                    std::filesystem::relative(entry.path(), from.parent_path()).string();
                EXPECT_EQ(CPLCopyFile(("/vsizip/" + archive + "/" + inner).c_str(),
                                      entry.path().string().c_str()),
                          0);
            }
        }
        return read_file(archive, k_most).value();
    }
};

void expect_triangle(const Result<Upload>& upload, const std::string& layer) {
    ASSERT_TRUE(upload) << upload.error().args.at("reason");
    EXPECT_EQ(upload->layer, layer);
    EXPECT_EQ(upload->crs, "CGCS2000");
    ASSERT_EQ(upload->geometries.size(), 1U);
    EXPECT_EQ(
        canonical_json(upload->geometries[0]),
        R"({"coordinates":[[[106.7,26.5],[106.8,26.5],[106.8,26.6],[106.7,26.5]]],"type":"Polygon"})");
}

TEST_F(UploadTest, reads_a_geopackage_and_its_datum) {
    expect_triangle(read_upload("x.GPKG", written("GPKG", "a.gpkg", 4490, {"site"}), ""), "site");
}

TEST_F(UploadTest, reads_a_geopackage_left_in_write_ahead_mode) {
    std::string bytes = written("GPKG", "a.gpkg", 4490, {"site"});
    bytes[18] = bytes[19] = 2;
    expect_triangle(read_upload("x.gpkg", std::move(bytes), ""), "site");
}

TEST_F(UploadTest, names_the_layers_where_there_are_several) {
    const std::string bytes = written("GPKG", "a.gpkg", 4490, {"red line", "site"});
    const auto upload = read_upload("x.gpkg", bytes, "");
    ASSERT_TRUE(upload);
    ASSERT_EQ(upload->layers.size(), 2U);
    EXPECT_EQ(upload->layers[0].name, "red line");
    EXPECT_EQ(upload->layers[0].kind, "polygon");
    EXPECT_EQ(upload->layers[0].features, 1U);
    EXPECT_EQ(upload->layer, "");
    EXPECT_TRUE(upload->geometries.empty());
    expect_triangle(read_upload("x.gpkg", bytes, "site"), "site");
    const auto other = read_upload("x.gpkg", bytes, "roads");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::formats_unknown_layer);
}

TEST_F(UploadTest, reads_flatgeobuf_and_archives_of_shapefiles) {
    expect_triangle(read_upload("x.fgb", written("FlatGeobuf", "site.fgb", 4490, {"site"}), ""),
                    "site");
    std::filesystem::create_directories(folder / "pack" / "inner");
    std::ignore = written("ESRI Shapefile", "pack/inner/boundary.shp", 4490, {"boundary"});
    const auto upload = read_upload("x.zip", zipped(folder / "pack"), "");
    ASSERT_TRUE(upload);
    EXPECT_EQ(upload->crs, "CGCS2000");
    EXPECT_EQ(upload->layer, "boundary");
    EXPECT_EQ(upload->geometries.size(), 1U);
}

TEST_F(UploadTest, leaves_the_datum_open_where_the_file_is_silent) {
    const auto upload =
        read_upload("x.geojson", R"({"type":"Point","coordinates":[106.7,26.5]})", "");
    ASSERT_TRUE(upload);
    EXPECT_EQ(upload->crs, "");
    EXPECT_EQ(upload->geometries.size(), 1U);
}

TEST_F(UploadTest, refuses_other_kinds_and_broken_files_by_the_name_the_person_knows) {
    const auto drawing = read_upload("plan.dwg", "AC1032", "");
    ASSERT_FALSE(drawing);
    EXPECT_EQ(drawing.error().code, ErrorCode::formats_upload_kind);
    const auto broken = read_upload("plan.gpkg", "SQLite format 3", "");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::formats_unreadable);
    EXPECT_EQ(broken.error().args.at("path"), "plan.gpkg");
    std::filesystem::create_directories(folder / "words");
    ASSERT_TRUE(write_file((folder / "words" / "readme.txt").string(), "no map"));
    const auto words = read_upload("plan.zip", zipped(folder / "words"), "");
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().code, ErrorCode::formats_upload_kind);
}

TEST_F(UploadTest, refuses_a_datum_that_it_cannot_convert) {
    const auto upload = read_upload("x.gpkg", written("GPKG", "a.gpkg", 4214, {"site"}), "");
    ASSERT_FALSE(upload);
    EXPECT_EQ(upload.error().code, ErrorCode::geo_crs_unknown);
}

TEST_F(UploadTest, refuses_more_corners_than_a_site_can_have) {
    std::string line = R"({"type":"LineString","coordinates":[)";
    for (int i = 0; i <= 200'000; ++i) {
        line += (i == 0 ? "[" : ",[") + std::to_string(106 + i * 1e-6) + ",26.5]";
    }
    const auto upload = read_upload("x.geojson", line + "]}", "");
    ASSERT_FALSE(upload);
    EXPECT_EQ(upload.error().code, ErrorCode::formats_too_many_vertices);
}

} // namespace
} // namespace eco::formats
