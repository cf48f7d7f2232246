// SPDX-License-Identifier: MulanPSL-2.0
// Reading data/site_table.csv and a user's mapping of headings.
#include "project/table/words.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::project::table {

std::string folded(std::string_view text) {
    std::string out = half_width(trim(text));
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

Result<Words> Words::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"kind", "word", "means"}));
    const std::size_t kind = *table.column("kind");
    const std::size_t word = *table.column("word");
    const std::size_t means = *table.column("means");
    Words words;
    for (const CsvRow& row : table.rows) {
        const std::string key = folded(row.cells[word]);
        const std::string& what = row.cells[kind];
        const std::string& to = row.cells[means];
        if (what == "column") {
            words.m_columns[key] = to;
        } else if (what == "boolean" && (to == "true" || to == "false")) {
            words.m_booleans[key] = to == "true";
        } else if (what == "unstated") {
            words.m_unstated.insert(key);
        } else {
            return fail({ErrorCode::project_table_words,
                         {{"kind", what}, {"means", to}},
                         table.where(row, kind)});
        }
    }
    return words;
}

Status Words::add_headings(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"heading", "means"}));
    for (const CsvRow& row : table.rows) {
        m_columns[folded(row.cells[*table.column("heading")])] =
            folded(row.cells[*table.column("means")]);
    }
    return {};
}

std::string Words::meaning(std::string_view heading) const {
    const std::string key = folded(heading);
    const auto found = m_columns.find(key);
    return found == m_columns.end() ? key : found->second;
}

std::optional<bool> Words::boolean(const std::string& word) const {
    const auto found = m_booleans.find(word);
    return found == m_booleans.end() ? std::nullopt : std::optional(found->second);
}

bool Words::unstated(const std::string& word) const {
    return word.empty() || m_unstated.contains(word);
}

} // namespace eco::project::table
