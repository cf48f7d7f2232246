// SPDX-License-Identifier: MulanPSL-2.0
// Every line of tests/tables/*.csv: stated facts, a day, and what the decision tables must answer.
// Columns: given:<fact>, presume (yes: what is unsaid is taken for granted), as_of, expect:<fact>
// (empty: unknown; {}: the empty set), note.
#include "base/text.hpp"
#include "regulation/presumption.hpp"
#include "support/book_data.hpp"

#include <algorithm>
#include <set>

namespace eco {
namespace {

namespace fs = std::filesystem;

using rules::FactDeclaration;
using rules::FactId;
using rules::FactType;
using rules::FactVector;
using rules::Value;

const std::string k_folder = std::string(ECO_SOURCE_DIR) + "/tests/tables";

const std::vector<regulation::Presumption>& presumptions() {
    static const auto k_presumptions = [] {
        Findings findings;
        auto read = regulation::read_presumptions(
            *parse_csv(test::data_file("refdata/presumptions/presumptions.csv"),
                       "presumptions.csv"),
            test::data_book().facts, findings);
        test::complain(findings);
        return read;
    }();
    return k_presumptions;
}

Json stated(const FactDeclaration& fact, const std::string& text) {
    if (fact.type == FactType::boolean) {
        return text == "true" || text == "false" ? Json(text == "true") : Json(text);
    }
    if (fact.type == FactType::number && fact.dimension == Dimension::none) {
        return Json(Decimal::parse(text).value().to_double());
    }
    if (fact.type == FactType::texts) {
        Json list{Json::Array{}};
        for (std::string& one : split_list(text, ';')) {
            list.push_back(std::move(one));
        }
        return list;
    }
    return Json(text);
}

/// One line of a test file, evaluated: given facts stand, whatever the tables say of them.
class Case {
  public:
    Case(const CsvTable& file, const CsvRow& row) : m_file(file), m_row(row) {}

    void run() {
        m_facts.resize(m_book.facts.size());
        std::set<FactId> given;
        for_each("given:", [&](FactId fact, const std::string& text, std::size_t) {
            if (!text.empty()) {
                m_facts[fact].value = value(fact, text);
                given.insert(fact);
            }
        });
        if (cell("presume") == "yes") {
            regulation::presume(presumptions(), m_facts);
        }
        const LocalDate day = LocalDate::parse(cell("as_of")).value();
        for (const auto& table : m_book.tables) {
            const auto result = evaluate(table, m_book.facts, m_facts, day);
            for (std::size_t i = 0; result.in_force && i < table.outputs.size(); ++i) {
                if (!given.contains(table.outputs[i])) {
                    m_facts[table.outputs[i]] = result.outputs[i];
                }
            }
        }
        for_each("expect:",
                 [&](FactId fact, const std::string& text, std::size_t) { compare(fact, text); });
    }

  private:
    const CsvTable& m_file;
    const CsvRow& m_row;
    const rules::Book& m_book = test::data_book();
    FactVector m_facts;

    [[nodiscard]] std::string cell(std::string_view column) const {
        const auto index = m_file.column(column);
        return index ? m_row.cells[*index] : std::string();
    }

    template <class Visit>
    void for_each(std::string_view prefix, Visit visit) const {
        for (std::size_t i = 0; i < m_file.header.size(); ++i) {
            if (m_file.header[i].starts_with(prefix)) {
                const auto fact = m_book.facts.find(m_file.header[i].substr(prefix.size()));
                ASSERT_TRUE(fact.has_value()) << m_file.header[i];
                visit(*fact, m_row.cells[i], i);
            }
        }
    }

    [[nodiscard]] Value value(FactId fact, const std::string& text) const {
        const FactDeclaration& declared = m_book.facts.at(fact);
        return rules::read_value(declared, stated(declared, text),
                                 {m_file.file, {}, {}, m_row.line, 0})
            .value();
    }

    void compare(FactId fact, const std::string& text) const {
        const auto& state = m_facts[fact];
        const std::string missing = join({state.missing.begin(), state.missing.end()}, ", ");
        const auto where = [&] {
            return m_file.file + ":" + std::to_string(m_row.line) + " " +
                   m_book.facts.at(fact).name + " (" + cell("note") + ") missing: " + missing;
        };
        const auto shown = state.value ? to_string(*state.value) : std::string("?");
        if (text.empty()) {
            EXPECT_EQ(shown, "?") << where();
        } else if (text == "{}") {
            EXPECT_EQ(shown, to_string(Value(rules::Texts()))) << where();
        } else {
            EXPECT_EQ(shown, to_string(value(fact, text))) << where();
        }
    }
};

std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(k_folder)) {
        found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

TEST(DecisionTables, answer_every_line_of_the_test_files_as_it_says) {
    std::size_t cases = 0;
    for (const fs::path& path : files()) {
        const auto table = read_csv(path.string());
        ASSERT_TRUE(table.has_value()) << path;
        for (const CsvRow& row : table->rows) {
            SCOPED_TRACE(path.filename().string() + ":" + std::to_string(row.line));
            Case(*table, row).run();
            ++cases;
        }
    }
    EXPECT_GT(cases, 600U);
}

TEST(DecisionTables, are_sound) {
    for (const auto& table : test::data_book().tables) {
        test::complain(check_table(table, test::data_book().facts));
    }
}

/// The row ids of the EIA table begin with the catalogue row: "025-report-1".
std::set<std::string> catalogue_rows(const std::string& column) {
    std::set<std::string> rows;
    for (const fs::path& path : files()) {
        const auto table = read_csv(path.string());
        const auto index = table->column(column);
        for (const CsvRow& row : table->rows) {
            if (index && !row.cells[*index].empty()) {
                rows.insert(row.cells[*index]);
            }
        }
    }
    return rows;
}

TEST(EiaCatalogue, has_173_rows_and_each_is_hit_by_a_test_line) {
    const auto catalogue = parse_csv(
        test::data_file("refdata/eia_catalogue/eia_catalogue-2021.csv"), "eia_catalogue-2021.csv");
    ASSERT_EQ(catalogue->rows.size(), 173U);
    const auto hit = catalogue_rows("expect:eia_row");
    for (const CsvRow& row : catalogue->rows) {
        EXPECT_TRUE(hit.contains(row.cells[0])) << "row " << row.cells[0];
    }
}

TEST(EiaCatalogue, gives_each_row_the_classes_that_its_columns_have) {
    const auto catalogue = *parse_csv(
        test::data_file("refdata/eia_catalogue/eia_catalogue-2021.csv"), "eia_catalogue-2021.csv");
    std::map<std::string, std::set<std::string>> ruled;
    for (const auto& table : test::data_book().tables) {
        if (table.name == "eia_class") {
            for (const auto& row : table.rows) {
                if (row.outputs[1]) {
                    ruled[to_string(*row.outputs[1])].insert(to_string(*row.outputs[0]));
                }
            }
        }
    }
    for (const CsvRow& row : catalogue.rows) {
        std::set<std::string> classes;
        for (const auto* name : {"report", "form", "registration"}) {
            if (!row.cells[*catalogue.column(name)].empty()) {
                classes.insert(name);
            }
        }
        EXPECT_EQ(ruled[row.cells[0]], classes) << "row " << row.cells[0];
    }
}

} // namespace
} // namespace eco
