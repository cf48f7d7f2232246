// SPDX-License-Identifier: MulanPSL-2.0
// Site tables as the trade writes them: headings, units, words; and what is refused.
#include "project/table/site_row.hpp"

#include "support/project_context.hpp"

#include <gtest/gtest.h>

namespace eco::project::table {

using test::Context;
namespace {

Words words() {
    return *Words::from_csv(*parse_csv("kind,word,means\ncolumn,编号,id\ncolumn,经度,longitude\n"
                                       "boolean,是,true\nboolean,否,false\nunstated,不详,\n",
                                       "site_table.csv"));
}

class Table {
  public:
    explicit Table(UnknownColumns unknown)
        : m_words(words()),
          m_reader({m_words, m_context.facts(), m_context.get().sectors, "CGCS2000", {}, unknown}) {
    }

    /// One row with a plain place; findings are kept.
    std::optional<TableSite> read(const std::vector<std::pair<std::string, Json>>& cells) {
        SiteRow row;
        row.number = 7;
        row.where = {"sites.csv", {}, {}, 8, 0};
        row.geometry.points.push_back({106.5, 26.5});
        for (const auto& [heading, cell] : cells) {
            row.cells.emplace_back(m_reader.columns().index(heading), cell);
        }
        findings.clear();
        return m_reader.read(std::move(row), findings);
    }
    Findings findings;

  private:
    Context m_context;
    Words m_words;
    RowReader m_reader;
};

TEST(SiteTable, reads_names_labels_units_and_words) {
    Table table(UnknownColumns::refuse);
    const auto site = table.read({{"编号", "A-1"},
                                  {"行业", "1512"},
                                  {"性质", "改建"},
                                  {"产能（万吨/年）", "4.3"},
                                  {"has_outlet", "否"},
                                  {"批复日期", "2025-03-01"},
                                  {"工艺", "电镀、冶炼"}});
    ASSERT_TRUE(site);
    EXPECT_EQ(site->id, "A-1");
    EXPECT_EQ(site->project.name, "A-1");
    const auto& facts = site->project.facts;
    EXPECT_EQ(facts.at("sector"), rules::Value(std::string("C1512")));
    EXPECT_EQ(facts.at("nature"), rules::Value(std::string("rebuild")));
    EXPECT_EQ(facts.at("capacity"), rules::Value(Decimal::from_int(43'000)));
    EXPECT_EQ(facts.at("has_outlet"), rules::Value(false));
    EXPECT_EQ(facts.at("processes"), rules::Value(rules::Texts{"plating", "smelting"}));
    EXPECT_EQ(site->project.sites.front().where.row, 8U);
}

TEST(SiteTable, takes_typed_values_as_project_files_do) {
    Table table(UnknownColumns::refuse);
    const auto site =
        table.read({{"has_outlet", true}, {"capacity[t/a]", 12.345677999999999}, {"sector", 1512}});
    ASSERT_TRUE(site);
    EXPECT_EQ(site->project.facts.at("capacity"), rules::Value(*Decimal::parse("12.345678")));
    EXPECT_EQ(site->project.facts.at("sector"), rules::Value(std::string("C1512")));
    EXPECT_EQ(site->project.name, "7");
}

TEST(SiteTable, leaves_empty_and_unknown_cells_unstated) {
    Table table(UnknownColumns::refuse);
    const auto site = table.read({{"has_outlet", "不详"}, {"nature", ""}, {"sector", nullptr}});
    ASSERT_TRUE(site);
    EXPECT_TRUE(site->project.facts.empty());
}

TEST(SiteTable, refuses_what_a_project_file_would) {
    Table table(UnknownColumns::refuse);
    const std::vector<std::pair<std::pair<std::string, Json>, ErrorCode>> faults{
        {{"capacity", "4.3"}, ErrorCode::rules_fact_unit_missing},
        {{"capacity", "4.3 km"}, ErrorCode::rules_fact_wrong_unit},
        {{"产能（公顷）", "4.3"}, ErrorCode::rules_fact_wrong_unit},
        {{"nature", "搬迁"}, ErrorCode::rules_fact_outside_domain},
        {{"has_outlet", "也许"}, ErrorCode::rules_fact_wrong_type},
        {{"sector", "9999"}, ErrorCode::project_unknown_sector},
        {{"in_redline", "是"}, ErrorCode::project_derived_fact},
        {{"capcity", "4.3 t/a"}, ErrorCode::project_unknown_fact}};
    for (const auto& [cell, code] : faults) {
        EXPECT_FALSE(table.read({cell})) << cell.first;
        ASSERT_EQ(table.findings.size(), 1U) << cell.first;
        EXPECT_EQ(table.findings[0].code, code) << cell.first;
        EXPECT_EQ(table.findings[0].where.row, 8U);
        EXPECT_EQ(table.findings[0].where.feature, cell.first);
    }
}

TEST(SiteTable, reports_all_faults_of_a_row) {
    Table table(UnknownColumns::refuse);
    EXPECT_FALSE(table.read({{"capacity", "4.3"}, {"nature", "搬迁"}}));
    EXPECT_EQ(table.findings.size(), 2U);
}

TEST(SiteTable, refuses_a_fact_stated_by_two_columns) {
    Table table(UnknownColumns::refuse);
    EXPECT_FALSE(table.read({{"has_outlet", "是"}, {"有排放口", "否"}}));
    ASSERT_EQ(table.findings.size(), 1U);
    EXPECT_EQ(table.findings[0].code, ErrorCode::project_fact_twice);
    EXPECT_TRUE(table.read({{"has_outlet", ""}, {"有排放口", "否"}}));
}

TEST(SiteTable, passes_over_unknown_columns_only_when_told) {
    Table table(UnknownColumns::ignore);
    EXPECT_TRUE(table.read({{"备注", "随便"}}));
    EXPECT_FALSE(table.read({{"in_redline", "是"}})) << "a measured fact is never taken as stated";
}

TEST(SiteTable, forgets_what_it_knew_of_columns_that_were_forgotten) {
    Context context;
    const Words own = words();
    RowReader reader(
        {own, context.facts(), context.get().sectors, "CGCS2000", {}, UnknownColumns::refuse});
    const auto read = [&](const std::string& heading, const std::string& text) {
        SiteRow row;
        row.geometry.points.push_back({106.5, 26.5});
        row.cells.emplace_back(reader.columns().index(heading), Json(text));
        Findings findings;
        return reader.read(std::move(row), findings).value().project.facts;
    };
    EXPECT_EQ(read("nature", "new").at("nature"), rules::Value(std::string("new")));
    reader.columns().forget();
    EXPECT_EQ(read("processes", "电镀").at("processes"), rules::Value(rules::Texts{"plating"}));
}

} // namespace
} // namespace eco::project::table
