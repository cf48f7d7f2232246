// SPDX-License-Identifier: MulanPSL-2.0
// Rows of site files: cut, taken apart, and refused one by one.
#include "formats/rows/site_file.hpp"

#include "base/files.hpp"
#include "formats/rows/wkt.hpp"
#include "support/facts.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace eco::formats {
namespace {

using project::table::Columns;
using project::table::SiteRow;
using project::table::Words;

Words words() {
    return *Words::from_csv(*read_csv(ECO_SOURCE_DIR "/data/site_table.csv"));
}

class SiteRows : public ::testing::Test {
  protected:
    SiteRows() { std::filesystem::create_directories(m_folder); }
    ~SiteRows() override { std::filesystem::remove_all(m_folder); }

    std::string write(const std::string& name, const std::string& text) {
        const std::string path = m_folder + name;
        EXPECT_TRUE(write_file(path, text));
        return path;
    }

    /// Every row of the file, or its error.
    std::vector<Result<SiteRow>> rows(const std::string& path) {
        std::vector<Result<SiteRow>> out;
        auto sites = open_sites(path, {"", "CGCS2000", ""}, m_words);
        EXPECT_TRUE(sites) << code_of(sites);
        auto decoder = (*sites)->decoder(columns);
        RowChunk chunk;
        while ((*sites)->next(chunk).value()) {
            for (std::size_t i = 0; i < chunk.rows; ++i) {
                out.push_back((*decoder)->decode(chunk, i));
            }
        }
        return out;
    }
    template <class T>
    static std::string code_of(const Result<T>& result) {
        return result ? "" : std::to_string(static_cast<int>(result.error().code));
    }

    std::string m_folder = ::testing::TempDir() + "site-rows-" + std::to_string(::getpid()) + "/";
    Words m_words = words();
    rules::FactRegistry m_facts = rules::test::registry();
    Columns columns{m_words, m_facts};
};

TEST_F(SiteRows, reads_csv_with_quoted_breaks_bom_and_crlf) {
    const auto all = rows(write("a.csv", "\xEF\xBB\xBF编号,名称,经度,纬度\r\n"
                                         "1,\"两行\n名称\",106.5,26.5\r\n\r\n2,x,106.6,26.6"));
    ASSERT_EQ(all.size(), 2U);
    ASSERT_TRUE(all[0] && all[1]);
    EXPECT_EQ(all[0]->cells[1].second.as_string(), "两行\n名称");
    EXPECT_EQ(all[0]->where.row, 2U);
    EXPECT_EQ(all[1]->where.row, 5U);
    EXPECT_EQ(all[1]->number, 2U);
    EXPECT_EQ(all[1]->geometry.points.front(), (geo::LonLat{106.6, 26.6}));
}

TEST_F(SiteRows, reads_gb18030_tables) {
    const auto all =
        rows(write("gbk.csv", "lon,lat,\xD0\xD4\xD6\xCA\n106.5,26.5,\xD0\xC2\xBD\xA8\n"));
    ASSERT_EQ(all.size(), 1U);
    ASSERT_TRUE(all[0]);
    EXPECT_EQ(columns.at(all[0]->cells[0].first).heading, "性质");
    EXPECT_EQ(all[0]->cells[0].second.as_string(), "新建");
}

TEST_F(SiteRows, refuses_rows_of_a_csv_one_by_one) {
    const auto all =
        rows(write("bad.csv", "id,lon,lat\n1,106.5\n2,x,26\n3,26.5,106.5\n4,106.5,26.5\n"));
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].error().code, ErrorCode::base_csv_ragged_row);
    EXPECT_EQ(all[1].error().code, ErrorCode::project_bad_geometry);
    EXPECT_EQ(all[2].error().code, ErrorCode::geo_axes_swapped);
    EXPECT_EQ(all[2].error().where.row, 4U);
    EXPECT_TRUE(all[3]);
}

TEST_F(SiteRows, stops_at_a_quote_that_is_never_closed) {
    auto sites = open_sites(write("open.csv", "id,lon,lat\n\"1,106.5,26.5\n2,106.5,26.5\n"),
                            {"", "CGCS2000", ""}, m_words);
    ASSERT_TRUE(sites);
    RowChunk chunk;
    const auto more = (*sites)->next(chunk);
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().code, ErrorCode::base_csv_bad_quote);
    EXPECT_EQ(more.error().where.row, 2U);
}

TEST_F(SiteRows, takes_a_quote_inside_a_plain_cell_for_a_character) {
    const auto all = rows(write("inch.csv", "\xEF\xBB\xBF\"id\",lon,lat\n5\" pipe,106.5,26.5\n"
                                            "\"a \"\"b\"\"\n\",106.5,26.5\n"));
    ASSERT_EQ(all.size(), 2U);
    ASSERT_TRUE(all[0] && all[1]);
    EXPECT_EQ(all[0]->cells[0].second.as_string(), "5\" pipe");
    EXPECT_EQ(all[1]->cells[0].second.as_string(), "a \"b\"\n");
}

TEST_F(SiteRows, wants_a_datum_and_a_place) {
    const auto silent = open_sites(write("a.ndjson", ""), {}, m_words);
    EXPECT_EQ(silent.error().code, ErrorCode::geo_crs_missing);
    const auto placeless =
        open_sites(write("a.csv", "id,lon\n1,2\n"), {"", "CGCS2000", ""}, m_words);
    EXPECT_EQ(placeless.error().code, ErrorCode::formats_no_place_columns);
}

TEST_F(SiteRows, reads_features_in_any_order_of_members) {
    const auto all = rows(write(
        "a.ndjson",
        R"({"properties":{"name":"甲\u4e59","has_outlet":true},"geometry":{"coordinates":[[[106,26],[106.1,26],[106,26.1],[106,26]]],"type":"Polygon"},"id":9,"type":"Feature"})"
        "\n\n"
        R"( {"type":"Feature","geometry":{"type":"Point","coordinates":[106.5,26.5,700]},"properties":null} )"));
    ASSERT_EQ(all.size(), 2U);
    ASSERT_TRUE(all[0] && all[1]);
    EXPECT_EQ(all[0]->geometry.polygons.front().outer.size(), 4U);
    ASSERT_EQ(all[0]->cells.size(), 3U);
    EXPECT_EQ(all[0]->cells[0].second.as_string(), "甲乙");
    EXPECT_EQ(columns.at(all[0]->cells[2].first).means, project::table::Means::id);
    EXPECT_EQ(all[1]->where.row, 3U);
    EXPECT_EQ(all[1]->geometry.points.size(), 1U);
}

TEST_F(SiteRows, refuses_features_that_are_not_strict) {
    const std::vector<std::pair<std::string, ErrorCode>> faults{
        {R"({"type":"Feature","geometry":null,"properties":{}} x)", ErrorCode::base_bad_json},
        {R"({"type":"Feature","geometry":null,"properties":{},})", ErrorCode::base_bad_json},
        {R"({"type":"Point","coordinates":[106,26]})", ErrorCode::base_bad_json},
        {R"({"geometry":null,"properties":{}})", ErrorCode::base_bad_json},
        {R"({"type":"Feature","properties":{"a":1,"a":2},"geometry":null})",
         ErrorCode::base_bad_json},
        {R"({"type":"Feature","properties":{"a":01},"geometry":null})", ErrorCode::base_bad_json},
        {R"({"type":"Feature","properties":{"a":"\ud800"},"geometry":null})",
         ErrorCode::base_bad_json},
        {R"({"type":"Feature","crs":{"type":"name"},"properties":{},"geometry":null})",
         ErrorCode::base_bad_json},
        {"{\"type\":\"Feature\",\"properties\":{\"a\":\"\xff\"},\"geometry\":null}",
         ErrorCode::base_not_utf8},
        {R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[106,26],[106.1,26],[106,26.1]]]}})",
         ErrorCode::project_bad_geometry},
        {R"({"type":"Feature","properties":{},"geometry":{"type":"Circle","coordinates":[106,26]}})",
         ErrorCode::project_bad_geometry},
        {R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[6,26]}})",
         ErrorCode::geo_out_of_range},
        {std::string(200'000, '['), ErrorCode::base_bad_json},
        {R"({"type":"Feature","geometry":null,"properties":{"a":)" + std::string(100'000, '['),
         ErrorCode::base_bad_json}};
    std::string text;
    for (const auto& [line, code] : faults) {
        text += line + "\n";
    }
    const auto all = rows(write("bad.ndjson", text));
    ASSERT_EQ(all.size(), faults.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        ASSERT_FALSE(all[i]) << faults[i].first.substr(0, 200);
        EXPECT_EQ(all[i].error().code, faults[i].second) << faults[i].first.substr(0, 200);
        EXPECT_EQ(all[i].error().where.row, i + 1);
    }
}

TEST_F(SiteRows, keeps_a_line_that_is_too_long_from_the_lines_behind_it) {
    const std::string good =
        R"({"type":"Feature","geometry":{"type":"Point","coordinates":[106.5,26.5]},"properties":{}})"
        "\n";
    const auto all = rows(write("long.ndjson", good + std::string(18U << 20U, ' ') + "x\n" + good));
    ASSERT_EQ(all.size(), 3U);
    EXPECT_TRUE(all[0]);
    EXPECT_EQ(all[1].error().code, ErrorCode::formats_row_too_long);
    ASSERT_TRUE(all[2]);
    EXPECT_EQ(all[2]->where.row, 3U);
}

TEST_F(SiteRows, reads_on_behind_any_chunk) {
    std::string text = "id,lon,lat\n";
    for (int i = 0; i < 1000; ++i) {
        text += std::to_string(i) + ",106.5,26.5\n";
    }
    const std::string path = write("many.csv", text);
    auto first = open_sites(path, {"", "CGCS2000", ""}, m_words);
    RowChunk chunk;
    ASSERT_TRUE((*first)->next(chunk).value());
    EXPECT_EQ(chunk.rows, k_chunk_rows);
    auto second = open_sites(path, {"", "CGCS2000", ""}, m_words);
    ASSERT_TRUE((*second)->resume(chunk.end));
    RowChunk expected, found;
    while ((*first)->next(expected).value()) {
        ASSERT_TRUE((*second)->next(found).value());
        EXPECT_EQ(found.text, expected.text);
        EXPECT_EQ(found.begin.rows, expected.begin.rows);
        EXPECT_EQ(found.texts.front().record.line, expected.texts.front().record.line);
    }
    EXPECT_FALSE((*second)->next(found).value());
}

TEST(Wkt, reads_what_it_writes_and_refuses_the_rest) {
    const geo::Converter converter = *geo::Converter::make(*geo::parse_crs("CGCS2000"));
    const Where where;
    for (const std::string text :
         {"POINT(106.5 26.5)", "MULTIPOINT(106.5 26.5,106.6 26.6)", "LINESTRING(106 26,106.1 26.1)",
          "MULTILINESTRING((106 26,106.1 26.1),(107 26,107 27))",
          "POLYGON((106 26,107 26,107 27,106 26),(106.6 26.2,106.8 26.2,106.8 26.4,106.6 26.2))",
          "MULTIPOLYGON(((106 26,107 26,107 27,106 26)),((108 26,109 26,109 27,108 26)))"}) {
        Positions into(converter, where);
        ASSERT_TRUE(parse_wkt(text, into)) << text;
        std::string written;
        append_wkt(written, into.geometry);
        EXPECT_EQ(written, text);
    }
    Positions high(converter, where);
    EXPECT_TRUE(parse_wkt(" point z ( 106.5 26.5 812.25 ) ", high));
    for (const std::string text : {"", "POINT", "POINT()", "POINT(106)", "POINT(106 26",
                                   "POINT(106 26)x", "POLYGON((106 26,107 26,106 26))",
                                   "CIRCLE(106 26)", "POINT(106 26,107 27)", "POINT(nan nan)"}) {
        Positions into(converter, where);
        EXPECT_FALSE(parse_wkt(text, into)) << text;
    }
}

} // namespace
} // namespace eco::formats
