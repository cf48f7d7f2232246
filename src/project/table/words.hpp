// SPDX-License-Identifier: MulanPSL-2.0
// The words of site tables (data/site_table.csv): what the trade heads its columns with, how it
// writes yes and no, and what it writes where it does not know.
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace eco::project::table {

/// Trimmed, full-width characters as ASCII, lower case: how headings and words are compared.
[[nodiscard]] std::string folded(std::string_view text);

class Words {
  public:
    /// Columns: kind,word,means. Errors: base_csv_missing_column, project_table_words.
    [[nodiscard]] static Result<Words> from_csv(const CsvTable& table);
    /// A user's own mapping on top (columns: heading,means): a heading stands for another one.
    /// Errors: base_csv_missing_column.
    [[nodiscard]] Status add_headings(const CsvTable& table);

    /// "id", "name", "code", "longitude", "latitude", "wkt", "ignored"; else the heading itself, or
    /// what the user's mapping says of it.
    [[nodiscard]] std::string meaning(std::string_view heading) const;
    [[nodiscard]] std::optional<bool> boolean(const std::string& word) const; ///< folded word
    [[nodiscard]] bool unstated(const std::string& word) const;               ///< folded word

  private:
    std::map<std::string, std::string> m_columns;
    std::map<std::string, bool> m_booleans;
    std::set<std::string> m_unstated;
};

} // namespace eco::project::table
