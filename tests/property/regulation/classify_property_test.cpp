// SPDX-License-Identifier: MulanPSL-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "regulation/presumption.hpp"
#include "support/book_data.hpp"

namespace eco::regulation {
namespace {

using rules::FactId;
using rules::FactState;
using rules::FactVector;

const LocalDate k_day = *LocalDate::parse("2026-11-24");

Json stated(const rules::FactDeclaration& fact, const std::string& text) {
    if (fact.type == rules::FactType::boolean) {
        return Json(text == "true");
    }
    const auto number = Decimal::parse(text);
    if (fact.type == rules::FactType::number && number) {
        return Json(number->to_double());
    }
    return Json(text);
}

/// The facts of every line of the catalogue's test file, with all that may be presumed.
const std::vector<FactVector>& projects() {
    static const std::vector<FactVector> k_projects = [] {
        const auto& facts = test::data_book().facts;
        Findings findings;
        const auto presumptions = read_presumptions(
            *parse_csv(test::data_file("refdata/presumptions/presumptions.csv"), "p.csv"), facts,
            findings);
        const auto table =
            *read_csv(std::string(ECO_SOURCE_DIR) + "/tests/tables/eia_catalogue_rows.csv");
        std::vector<FactVector> all;
        for (const CsvRow& row : table.rows) {
            FactVector vector(facts.size());
            for (std::size_t i = 0; i < table.header.size(); ++i) {
                if (table.header[i].starts_with("given:") && !row.cells[i].empty()) {
                    const FactId id = facts.find(table.header[i].substr(6)).value();
                    const auto& fact = facts.at(id);
                    vector[id].value =
                        rules::read_value(fact, stated(fact, row.cells[i]), {}).value();
                }
            }
            presume(presumptions, vector);
            all.push_back(std::move(vector));
        }
        return all;
    }();
    return k_projects;
}

FactVector derived(FactVector facts) {
    const auto& book = test::data_book();
    rules::derive(book.tables, book.facts, k_day, facts);
    return facts;
}

RC_GTEST_PROP(Classify, never_takes_back_what_it_said_when_more_becomes_known, ()) {
    const auto& book = test::data_book();
    const FactVector& whole = *rc::gen::elementOf(projects());
    FactVector less = whole;
    for (FactState& state : less) {
        if (state.value && *rc::gen::inRange(0, 4) == 0) {
            state = FactState();
        }
    }
    const FactVector early = derived(less);
    const FactVector late = derived(whole);
    for (FactId fact = 0; fact < book.facts.size(); ++fact) {
        if (book.facts.at(fact).origin == rules::FactOrigin::derived && early[fact].value) {
            RC_ASSERT(late[fact].value == early[fact].value);
        }
    }
}

} // namespace
} // namespace eco::regulation
