// SPDX-License-Identifier: MulanPSL-2.0
// The finder never leaves out a row that may hit, and leaves out most of a long catalogue.
#include "support/facts.hpp"
#include "support/tables.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

namespace eco::rules {
namespace {

const FactRegistry k_facts = test::table_facts();

std::string some_code() {
    return *rc::gen::elementOf(std::vector<std::string>{"A", "A01", "B06", "C", "C2", "C26", "C261",
                                                        "C2611", "C2612", "C27", "E4812"});
}

std::string some_sector_cell() {
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return "-";
    case 1:
        return "not(\"" + some_code() + "\")";
    case 2:
        return "\"" + some_code() + "\",\"" + some_code() + "\"";
    default:
        return "\"" + some_code() + "\"";
    }
}

DecisionTable some_catalogue() {
    const bool by_code = *rc::gen::arbitrary<bool>();
    std::string csv =
        by_code ? "id,in:sector,in:nature,out:grade\n" : "id,in:nature,in:sector,out:grade\n";
    const int rows = *rc::gen::inRange(1, 60);
    for (int row = 0; row < rows; ++row) {
        const std::string nature = *rc::gen::elementOf(
            std::vector<std::string>{"-", "\"new\"", "not(\"new\")", "\"rebuild\",\"expand\""});
        const std::string sector = csv_cell(some_sector_cell());
        csv += std::to_string(row) + "," + (by_code ? sector : csv_cell(nature)) + "," +
               (by_code ? csv_cell(nature) : sector) + ",high\n";
    }
    return test::table("t", 'F', csv, k_facts);
}

FactState some_state(FactId fact) {
    if (*rc::gen::inRange(0, 5) == 0) {
        return {};
    }
    return fact == *k_facts.find("sector")
               ? test::known(some_code())
               : test::known(
                     *rc::gen::elementOf(std::vector<std::string>{"new", "rebuild", "expand"}));
}

RC_GTEST_PROP(RowFinder, leaves_out_no_row_that_may_hit, ()) {
    const DecisionTable table = some_catalogue();
    const std::size_t input = table.finder.input();
    const FactState state = some_state(table.inputs[input]);
    std::vector<std::size_t> found;
    table.finder.find(state, found);
    RC_ASSERT(std::is_sorted(found.begin(), found.end()));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.rows[row].inputs[input].holds(state) != Tri::no) {
            RC_ASSERT(std::binary_search(found.begin(), found.end(), row));
        }
    }
}

TEST(RowFinder, leaves_out_the_rows_of_other_sectors) {
    std::string csv = "id,in:sector,out:grade\n";
    for (int row = 0; row < 99; ++row) {
        csv += std::to_string(row) + "," + csv_cell("\"C" + std::to_string(1000 + row) + "\"") +
               ",high\n";
    }
    const DecisionTable table = test::table("t", 'F', csv + "99,-,low\n", k_facts);
    std::vector<std::size_t> found;
    table.finder.find(test::known(std::string("C1042")), found);
    EXPECT_EQ(found, (std::vector<std::size_t>{42, 99}));
    table.finder.find({}, found);
    EXPECT_EQ(found.size(), 100U);
}

} // namespace
} // namespace eco::rules
