// SPDX-License-Identifier: MulanPSL-2.0
// The workbook as a stranger reads it: GDAL's driver for XLSX.
#include "report/excel.hpp"

#include "base/files.hpp"
#include "office/embed.hpp"
#include "support/facts.hpp"
#include "support/small_assessment.hpp"

#include <gdal.h>
#include <gtest/gtest.h>
#include <ogr_api.h>

#include <unistd.h>

namespace eco::report {
namespace {

const test::SmallAssessment& small() {
    static const test::SmallAssessment k_small;
    return k_small;
}

std::string workbook() {
    static const rules::FactRegistry k_facts = rules::test::registry();
    static const refdata::Regions k_regions = *refdata::Regions::from_csv(*parse_csv(
        "code,name,city,city_code,from,to,successor,source,confidence\n", "regions.csv"));
    static const refdata::Sectors k_sectors =
        *refdata::Sectors::from_csv(*parse_csv("code,level,name\n", "sectors.csv"));
    return *excel({small().json(), Json(), k_facts, k_regions, k_sectors, Lang::zh, ""});
}

/// Sheet → rows of texts, heads first.
using Sheets = std::map<std::string, std::vector<std::vector<std::string>>>;

Sheets read_by_gdal(const std::string& bytes) {
    GDALAllRegister();
    const std::string path =
        ::testing::TempDir() + "ecogate-" + std::to_string(::getpid()) + ".xlsx";
    EXPECT_TRUE(write_file(path, bytes));
    GDALDatasetH file = GDALOpenEx(path.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    Sheets sheets;
    for (int i = 0; file != nullptr && i < GDALDatasetGetLayerCount(file); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(file, i);
        auto& rows = sheets[OGR_L_GetName(layer)];
        OGRFeatureDefnH columns = OGR_L_GetLayerDefn(layer);
        rows.emplace_back();
        for (int k = 0; k < OGR_FD_GetFieldCount(columns); ++k) {
            rows.back().emplace_back(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(columns, k)));
        }
        while (OGRFeatureH feature = OGR_L_GetNextFeature(layer)) {
            rows.emplace_back();
            for (int k = 0; k < OGR_F_GetFieldCount(feature); ++k) {
                rows.back().emplace_back(OGR_F_GetFieldAsString(feature, k));
            }
            OGR_F_Destroy(feature);
        }
    }
    GDALClose(file);
    ::unlink(path.c_str());
    return sheets;
}

bool has(const std::vector<std::vector<std::string>>& rows, const std::string& text) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
        return std::find(row.begin(), row.end(), text) != row.end();
    });
}

TEST(Excel, a_stranger_reads_every_sheet) {
    const Sheets sheets = read_by_gdal(workbook());
    for (const char* title : {"结论", "依据", "问题", "措施", "管理", "覆盖", "说明"}) {
        ASSERT_TRUE(sheets.contains(title)) << title;
    }
    EXPECT_TRUE(has(sheets.at("结论"), "待核实"));
    EXPECT_TRUE(has(sheets.at("依据"), "条款编号"));
    EXPECT_TRUE(has(sheets.at("依据"), "RIVER"));
    EXPECT_TRUE(has(sheets.at("依据"), "BIG")) << "clauses that do not hit are there too";
    EXPECT_TRUE(has(sheets.at("措施"), "避让"));
    EXPECT_TRUE(has(sheets.at("问题"), "是环保改造吗？"));
}

TEST(Excel, holds_the_assessment_and_is_the_same_bytes_each_time) {
    const std::string bytes = workbook();
    EXPECT_EQ(bytes, workbook());
    const office::Package package = *office::Package::read(bytes, "f.xlsx");
    EXPECT_EQ(*office::embedded_text(package, "f.xlsx"), canonical_json(small().json()));
}

TEST(Excel, has_no_formula_no_link_and_a_frozen_head) {
    const office::Package package = *office::Package::read(workbook(), "f.xlsx");
    const std::string& sheet = *package.part("xl/worksheets/sheet2.xml");
    EXPECT_NE(sheet.find("state=\"frozen\""), std::string::npos);
    EXPECT_NE(sheet.find("ht=\"30\" customHeight=\"1\""), std::string::npos) << "texts are wrapped";
    for (const char* tag : {"<f>", "<hyperlink"}) {
        EXPECT_EQ(sheet.find(tag), std::string::npos) << tag;
    }
}

} // namespace
} // namespace eco::report
