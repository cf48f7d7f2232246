// SPDX-License-Identifier: MulanPSL-2.0
// Screening a file: the same bytes whatever the lanes, shards and breaks; and what it refuses.
#include "support/screening_run.hpp"

#include "service/batch/spool.hpp"
#include "service/screen_features.hpp"

#include <algorithm>

namespace eco::service::batch {
namespace {

using test::ScreeningRun;

constexpr std::size_t k_rows = 3000;

std::size_t lines_of(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Screening, writes_the_same_bytes_on_any_number_of_lanes) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(k_rows, 1));
    for (const std::string format : {"ndjson", "csv"}) {
        const auto one = run.run("one." + format, 1);
        ASSERT_TRUE(one && one->end == End::finished);
        ASSERT_TRUE(run.run("four." + format, 4));
        EXPECT_EQ(run.bytes("one." + format), run.bytes("four." + format));
        EXPECT_EQ(run.bytes("one." + format + ".rejects.csv"),
                  run.bytes("four." + format + ".rejects.csv"));
        EXPECT_EQ(one->tally.rows, k_rows);
        EXPECT_GT(one->tally.rejected, 0U);
    }
}

TEST(Screening, puts_every_row_into_the_output_or_the_rejects) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(k_rows, 2));
    const auto done = run.run("out.ndjson", 2);
    ASSERT_TRUE(done);
    EXPECT_EQ(lines_of(run.bytes("out.ndjson")), k_rows - done->tally.rejected);
    std::set<std::string> rejected;
    const CsvTable rejects = parse_csv(run.bytes("out.ndjson.rejects.csv"), "rejects.csv").value();
    for (const CsvRow& row : rejects.rows) {
        rejected.insert(row.cells[0]);
        EXPECT_TRUE(row.cells[3].starts_with("E-")) << "a code";
        EXPECT_FALSE(row.cells[4].empty() || row.cells[5].empty()) << "both languages";
        EXPECT_FALSE(row.cells[6].empty() || row.cells[7].empty()) << "a remedy";
        EXPECT_NE(row.cells[8].find("sites.csv:"), std::string::npos) << "the place";
    }
    EXPECT_EQ(rejected.size(), done->tally.rejected);
    EXPECT_EQ(std::count_if(rejects.rows.begin(), rejects.rows.end(),
                            [](const CsvRow& row) { return row.cells[2] == "有排污口"; }) > 0,
              true)
        << "the column";
}

TEST(Screening, merges_shards_to_the_bytes_of_one_run) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(k_rows, 3));
    for (const std::string format : {"ndjson", "csv", "gpkg"}) {
        run.order().shard = {};
        ASSERT_TRUE(run.run("one." + format, 2)) << format;
        for (const std::size_t shard : {2U, 0U, 1U}) {
            EXPECT_EQ(run.merge("many." + format).error().code, ErrorCode::service_shards_missing);
            run.order().shard = {shard, 3};
            ASSERT_TRUE(run.run("many." + format, 1 + shard));
        }
        const auto merged = run.merge("many." + format);
        ASSERT_TRUE(merged && merged->end == End::finished) << format;
        for (const std::string& file :
             {format, format + ".rejects.csv", format + ".summary.json"}) {
            EXPECT_TRUE(run.bytes("one." + file) == run.bytes("many." + file)) << file;
        }
        EXPECT_FALSE(std::filesystem::exists(run.file("many." + format + ".1-of-3.journal")));
    }
}

TEST(Screening, goes_on_where_it_was_interrupted) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(k_rows, 4));
    ASSERT_TRUE(run.run("whole.ndjson", 2));
    run.progress = [&](const Progress&) { run.cancel.set(); };
    const auto broken = run.run("out.ndjson", 2);
    ASSERT_TRUE(broken);
    EXPECT_EQ(broken->end, End::interrupted);
    EXPECT_LT(broken->tally.rows, k_rows);
    EXPECT_FALSE(std::filesystem::exists(run.file("out.ndjson"))) << "not before it is whole";
    run.progress = {};
    run.cancel.clear();
    const auto done = run.run("out.ndjson", 3);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->end, End::finished);
    EXPECT_EQ(done->resumed_rows, broken->tally.rows);
    EXPECT_EQ(run.bytes("out.ndjson"), run.bytes("whole.ndjson"));
    EXPECT_EQ(run.bytes("out.ndjson.summary.json"), run.bytes("whole.ndjson.summary.json"));
    EXPECT_EQ(run.run("out.ndjson", 2)->end, End::finished_before);
}

TEST(Screening, does_not_go_on_with_another_order) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(k_rows, 5));
    run.progress = [&](const Progress&) { run.cancel.set(); };
    ASSERT_EQ(run.run("out.ndjson", 1)->end, End::interrupted);
    run.order().as_of = *LocalDate::parse("2026-11-25");
    const auto other_day = run.run("out.ndjson", 1);
    ASSERT_FALSE(other_day);
    EXPECT_EQ(other_day.error().code, ErrorCode::service_other_run);
    EXPECT_EQ(other_day.error().args.at("what"), "as_of");
    run.order().as_of = *LocalDate::parse("2026-11-24");
    run.write("sites.csv", test::site_table(k_rows, 6));
    EXPECT_EQ(run.run("out.ndjson", 1).error().args.at("what"), "sites");
    EXPECT_TRUE(discard(run.file("out.ndjson"), {}));
    run.cancel.clear();
    run.progress = {};
    EXPECT_EQ(run.run("out.ndjson", 1)->end, End::finished);
    run.order().unknown = project::table::UnknownColumns::ignore;
    EXPECT_EQ(run.run("out.ndjson", 1).error().code, ErrorCode::service_output_exists);
}

TEST(Screening, lets_one_process_write_at_a_time) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(10, 7));
    const auto held = Spool::open(run.file("out.ndjson.part"));
    ASSERT_TRUE(held);
    EXPECT_EQ(run.run("out.ndjson", 1).error().code, ErrorCode::service_output_busy);
}

TEST(Screening, notices_an_output_that_was_cut) {
    ScreeningRun run;
    run.write("sites.csv", test::site_table(k_rows, 8));
    run.progress = [&](const Progress&) { run.cancel.set(); };
    ASSERT_EQ(run.run("out.ndjson", 1)->end, End::interrupted);
    std::filesystem::resize_file(run.file("out.ndjson.part"), 10);
    EXPECT_EQ(run.run("out.ndjson", 1).error().code, ErrorCode::service_output_short);
    run.write("out.ndjson.journal", "{}");
    EXPECT_EQ(run.run("out.ndjson", 1).error().code, ErrorCode::service_bad_journal);
}

TEST(Screening, tells_every_unknown_heading_before_the_first_row) {
    ScreeningRun run;
    run.write("sites.csv", "编号,经度,纬度,行亚,产量（公顷）\n1,106.1,26.05,C26,3\n");
    EXPECT_EQ(run.run("out.csv", 1)->end, End::refused);
    ASSERT_EQ(run.findings.size(), 2U);
    EXPECT_EQ(run.findings[0].code, ErrorCode::project_unknown_fact);
    EXPECT_EQ(run.findings[0].where.column, 4U);
    EXPECT_EQ(run.findings[1].code, ErrorCode::rules_fact_wrong_unit);
    EXPECT_FALSE(std::filesystem::exists(run.file("out.csv.part")));
}

TEST(Screening, gives_common_facts_to_rows_that_state_none) {
    ScreeningRun run;
    run.write("sites.csv", "编号,经度,纬度,产量\n1,106.1,26.05,2000 t/a\n2,106.1,26.05,\n");
    run.order().common = {{"output", Decimal::from_int(10)}};
    ASSERT_TRUE(run.run("out.csv", 1));
    const CsvTable table = parse_csv(run.bytes("out.csv"), "out.csv").value();
    ASSERT_EQ(table.rows.size(), 2U);
    const std::size_t hits = *table.column("hits");
    EXPECT_NE(table.rows[0].cells[hits].find("BIG"), std::string::npos);
    EXPECT_EQ(table.rows[1].cells[hits].find("BIG"), std::string::npos);
}

/// Features as a file has them, one a line; the sixth is refused.
std::vector<std::string> feature_lines() {
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) {
        lines.push_back(fmt::format(
            R"({{"type":"Feature","id":"s{}","properties":{{"行业":"C2611","性质":"新建",{}"output":"{} t/a"}},)"
            R"("geometry":{{"type":"Point","coordinates":[{:.3f},26.05]}}}})",
            i, i == 5 ? R"("colour":"red",)" : "", 100 * i, 106.002 + 0.007 * i));
    }
    return lines;
}

TEST(Screening, of_a_request_gives_the_records_of_a_file) {
    ScreeningRun run;
    std::string file;
    Json::Array features;
    for (const std::string& line : feature_lines()) {
        file += line + "\n";
        features.push_back(parse_json(line, "").value());
    }
    run.write("sites.ndjson", file);
    run.order().sites = run.file("sites.ndjson");
    ASSERT_TRUE(run.run("out.ndjson", 2));
    service::Progress whole;
    const std::string answer =
        *screen_features(*test::service_engine(), features, run.order().as_of, whole);
    std::string records = run.bytes("out.ndjson");
    ASSERT_EQ(lines_of(records), 39U);
    for (std::size_t begin = 0; begin < records.size();) {
        const std::size_t end = records.find('\n', begin);
        EXPECT_NE(answer.find(records.substr(begin, end - begin)), std::string::npos);
        begin = end + 1;
    }
    const Json json = parse_json(answer, "").value();
    EXPECT_EQ(json.find("features")->as_array().size(), 39U);
    ASSERT_EQ(json.find("rejected")->as_array().size(), 1U);
    EXPECT_EQ(json.find("rejected")->as_array()[0].find("row")->as_number(), 6);
    EXPECT_EQ(whole.percent(), 97U) << "the last one begun of forty";
}

TEST(Screening, of_a_request_ends_where_it_is_cancelled) {
    Json::Array features;
    for (const std::string& line : feature_lines()) {
        features.push_back(parse_json(line, "").value());
    }
    service::Progress progress;
    progress.cancel();
    const Json json = parse_json(*screen_features(*test::service_engine(), features,
                                                  *LocalDate::parse("2026-11-24"), progress),
                                 "")
                          .value();
    EXPECT_TRUE(json.find("features")->as_array().empty());
}

} // namespace
} // namespace eco::service::batch
