// SPDX-License-Identifier: MulanPSL-2.0
// Pollution equivalents and critical quantities.
#include "regulation/equivalents.hpp"

#include <algorithm>
#include <charconv>

namespace eco::regulation {
namespace {

Result<double> positive(const CsvTable& table, const CsvRow& row, std::size_t column) {
    const std::string& text = row.cells[column];
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0)) {
        return fail({ErrorCode::regulation_equivalent_not_positive,
                     {{"text", text}},
                     table.where(row, column)});
    }
    return value;
}

tl::unexpected<Error> unknown(const std::string& name) {
    return fail({ErrorCode::regulation_substance_unknown, {{"name", name}}, {}});
}

} // namespace

Result<WaterEquivalents> WaterEquivalents::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"medium", "class", "item", "kg"}));
    WaterEquivalents all;
    for (const CsvRow& row : table.rows) {
        if (row.cells[*table.column("medium")] == "water") {
            ECO_TRY(const double kg, positive(table, row, *table.column("kg")));
            all.m_items[row.cells[*table.column("item")]] = {
                kg, row.cells[*table.column("class")] == "first"};
        }
    }
    return all;
}

Result<double> WaterEquivalents::largest(const Amounts& kg_a_year) const {
    double first_class = 0;
    double other = 0;
    for (const auto& [name, kg] : kg_a_year) {
        const auto item = m_items.find(name);
        if (item == m_items.end()) {
            return unknown(name);
        }
        const double number = kg / item->second.kg;
        if (item->second.first_class) {
            first_class += number;
        } else {
            other = std::max(other, number);
        }
    }
    return std::max(first_class, other);
}

Result<CriticalQuantities> CriticalQuantities::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"name", "critical_t"}));
    CriticalQuantities all;
    for (const CsvRow& row : table.rows) {
        ECO_TRY(const double tonnes, positive(table, row, *table.column("critical_t")));
        all.m_tonnes[row.cells[*table.column("name")]] = tonnes;
    }
    return all;
}

Result<double> CriticalQuantities::ratio(const Amounts& tonnes) const {
    double sum = 0;
    for (const auto& [name, amount] : tonnes) {
        const auto critical = m_tonnes.find(name);
        if (critical == m_tonnes.end()) {
            return unknown(name);
        }
        sum += amount / critical->second;
    }
    return sum;
}

} // namespace eco::regulation
