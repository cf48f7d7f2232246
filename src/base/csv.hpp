// SPDX-License-Identifier: MulanPSL-2.0
// CSV (RFC 4180, UTF-8, optional BOM) with the row and column of every cell.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco {

struct CsvRow {
    std::size_t line = 0; ///< 1-based line of the file where the row begins
    std::vector<std::string> cells;
};

struct CsvTable {
    std::string file;
    std::vector<std::string> header;
    std::vector<CsvRow> rows; ///< each has exactly header.size() cells

    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    /// The cell's place: line, and the 1-based column number of the table.
    [[nodiscard]] Where where(const CsvRow& row, std::size_t column_index) const;
};

/// Errors: base_csv_bad_quote, base_csv_ragged_row, base_csv_empty, base_csv_duplicate_column,
/// base_not_utf8.
[[nodiscard]] Result<CsvTable> parse_csv(std::string_view text, std::string_view file);
/// The rows of a text without a header, e.g. one record of a file that is streamed. Errors:
/// base_csv_bad_quote, base_not_utf8.
[[nodiscard]] Result<std::vector<CsvRow>> parse_csv_rows(std::string_view text,
                                                         std::string_view file);
[[nodiscard]] Result<CsvTable> read_csv(const std::string& path);
/// Quotes a cell where RFC 4180 wants it.
[[nodiscard]] std::string csv_cell(std::string_view cell);
/// Refuses a table that lacks one of the columns. Errors: base_csv_missing_column.
[[nodiscard]] Status require_columns(const CsvTable& table,
                                     const std::vector<std::string_view>& names);

} // namespace eco
