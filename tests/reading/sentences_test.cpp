// SPDX-License-Identifier: MulanPSL-2.0
// Every line of sentences.csv, read, accepted and classified: what is decided must be right.
#include "regulation/classify.hpp"
#include "support/reading_data.hpp"

namespace eco {
namespace {

/// The kind of EIA document that the accepted facts of a text make.
std::string document(const project::reading::Reading& read) {
    const auto& book = test::data_book();
    static const auto k_presumptions = [&] {
        Findings findings;
        auto all = regulation::read_presumptions(
            test::data_table("refdata/presumptions/presumptions.csv"), book.facts, findings);
        test::complain(findings);
        return all;
    }();
    static const auto k_calendar =
        regulation::WorkCalendar::from_csv(test::data_table("refdata/calendar/holidays.csv"))
            .value();
    rules::FactVector facts(book.facts.size());
    const Json accepted = project::reading::accepted(read, book.facts);
    for (const auto& [name, json] : accepted.find("facts")->as_object()) {
        const auto id = book.facts.find(name).value();
        facts[id].value = rules::read_value(book.facts.at(id), json, {}).value();
    }
    const Json answer = regulation::classify(
        {book, k_presumptions, k_calendar, LocalDate::parse("2026-11-01").value()}, facts);
    return answer.find("eia_class")->string_or("value", "");
}

bool offered(const project::reading::Reading& read, const std::string& sector) {
    for (const auto& one : read.sectors) {
        if (one.code.starts_with(sector)) {
            return true;
        }
    }
    return false;
}

TEST(Sentences, are_decided_rightly_or_not_at_all) {
    const CsvTable table =
        parse_csv(read_file(std::string(ECO_SOURCE_DIR) + "/tests/reading/sentences.csv", 1U << 20U)
                      .value(),
                  "sentences.csv")
            .value();
    const auto column = [&](const CsvRow& row, std::string_view name) {
        return row.cells[*table.column(name)];
    };
    std::size_t answerable = 0;
    std::size_t decided = 0;
    for (const CsvRow& row : table.rows) {
        const std::string expected = column(row, "doc");
        const auto read = test::read_text(column(row, "text"));
        EXPECT_TRUE(offered(read, column(row, "sector"))) << column(row, "id");
        const std::string found = document(read);
        if (expected == "ask") {
            EXPECT_EQ(found, "unknown") << column(row, "id");
        } else if (found != "unknown") {
            EXPECT_EQ(found, expected) << column(row, "id") << ' ' << column(row, "text");
        }
        const bool ordinary = expected != "ask" && expected != "exempt";
        answerable += ordinary ? 1 : 0;
        decided += ordinary && found != "unknown" ? 1 : 0;
    }
    EXPECT_GE(table.rows.size(), 60U);
    EXPECT_GE(10 * decided, 9 * answerable) << decided << " of " << answerable;
}

} // namespace
} // namespace eco
