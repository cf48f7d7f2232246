// SPDX-License-Identifier: MulanPSL-2.0
// RFC 4180 with positions: a small state machine over the bytes.
#include "base/csv.hpp"

#include "base/files.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace eco {
namespace {

constexpr std::size_t k_max_csv = 256U << 20U;

class Scanner {
  public:
    Scanner(std::string_view text, std::string_view file) : m_text(text), m_file(file) {}

    Result<std::vector<CsvRow>> scan() {
        std::vector<CsvRow> rows;
        while (m_at < m_text.size()) {
            CsvRow row{m_line, {}};
            ECO_CHECK(scan_row(row));
            if (row.cells.size() != 1 || !row.cells[0].empty()) { // a blank line is no row
                rows.push_back(std::move(row));
            }
        }
        return rows;
    }

  private:
    std::string_view m_text;
    std::string m_file;
    std::size_t m_at = 0;
    std::size_t m_line = 1;

    [[nodiscard]] bool more() const { return m_at < m_text.size(); }

    Status scan_row(CsvRow& row) {
        while (true) {
            std::string cell;
            ECO_CHECK(more() && m_text[m_at] == '"' ? scan_quoted(cell, row) : scan_plain(cell));
            row.cells.push_back(std::move(cell));
            if (more() && m_text[m_at] == ',') {
                ++m_at;
                continue;
            }
            end_line();
            return {};
        }
    }

    Status scan_plain(std::string& cell) {
        const auto end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        cell = m_text.substr(m_at, end - m_at);
        m_at = end;
        return {};
    }

    Status scan_quoted(std::string& cell, const CsvRow& row) {
        const Where begin{m_file, {}, {}, m_line, row.cells.size() + 1};
        for (++m_at; more(); ++m_at) {
            const char c = m_text[m_at];
            m_line += c == '\n' ? 1 : 0;
            if (c != '"') {
                cell += c;
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                cell += '"';
                ++m_at;
            } else {
                ++m_at;
                const bool closed =
                    !more() || m_text[m_at] == ',' || m_text[m_at] == '\r' || m_text[m_at] == '\n';
                return closed ? Status() : fail({ErrorCode::base_csv_bad_quote, {}, begin});
            }
        }
        return fail({ErrorCode::base_csv_bad_quote, {}, begin});
    }

    void end_line() {
        if (more() && m_text[m_at] == '\r') {
            ++m_at;
        }
        if (more() && m_text[m_at] == '\n') {
            ++m_at;
        }
        ++m_line;
    }
};

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    return found == header.end() ? std::nullopt
                                 : std::optional<std::size_t>(found - header.begin());
}

Where CsvTable::where(const CsvRow& row, std::size_t column_index) const {
    return {file, {}, {}, row.line, column_index + 1};
}

Result<std::vector<CsvRow>> parse_csv_rows(std::string_view text, std::string_view file) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    if (!is_utf8(text)) {
        return fail({ErrorCode::base_not_utf8, {}, {std::string(file), {}, {}, 0, 0}});
    }
    return Scanner(text, file).scan();
}

Result<CsvTable> parse_csv(std::string_view text, std::string_view file) {
    const Where whole{std::string(file), {}, {}, 0, 0};
    ECO_TRY(auto rows, parse_csv_rows(text, file));
    if (rows.empty()) {
        return fail({ErrorCode::base_csv_empty, {}, whole});
    }
    CsvTable table{std::string(file), std::move(rows.front().cells), {}};
    rows.erase(rows.begin());
    table.rows = std::move(rows);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        table.header[i] = trim(table.header[i]);
        if (!seen.insert(table.header[i]).second) {
            return fail({ErrorCode::base_csv_duplicate_column,
                         {{"name", table.header[i]}},
                         {std::string(file), {}, {}, 1, i + 1}});
        }
    }
    for (const CsvRow& row : table.rows) {
        if (row.cells.size() != table.header.size()) {
            return fail({ErrorCode::base_csv_ragged_row,
                         {{"found", std::to_string(row.cells.size())},
                          {"expected", std::to_string(table.header.size())}},
                         {std::string(file), {}, {}, row.line, 0}});
        }
    }
    return table;
}

Result<CsvTable> read_csv(const std::string& path) {
    ECO_TRY(const std::string text, read_file(path, k_max_csv));
    return parse_csv(text, path);
}

std::string csv_cell(std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(cell);
    }
    std::string out = "\"";
    for (const char c : cell) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

Status require_columns(const CsvTable& table, const std::vector<std::string_view>& names) {
    for (const std::string_view name : names) {
        if (!table.column(name)) {
            return fail({ErrorCode::base_csv_missing_column,
                         {{"name", std::string(name)}},
                         {table.file, {}, {}, 1, 0}});
        }
    }
    return {};
}

} // namespace eco
