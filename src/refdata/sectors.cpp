// SPDX-License-Identifier: MulanPSL-2.0
// Reading the sector table, and finding a code with or without its section letter.
#include "refdata/sectors.hpp"

namespace eco::refdata {

Result<Sectors> Sectors::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"code", "name"}));
    const std::size_t code_column = *table.column("code");
    const std::size_t name_column = *table.column("name");
    Sectors made;
    for (const CsvRow& row : table.rows) {
        const Where where = table.where(row, code_column);
        auto code = parse_sector_code(row.cells[code_column]);
        if (!code) {
            Error error = code.error();
            error.where = where;
            return fail(std::move(error));
        }
        const std::string key = code->value();
        if (!made.m_sectors.emplace(key, Sector{*std::move(code), row.cells[name_column]}).second) {
            return fail({ErrorCode::refdata_sector_twice, {{"code", key}}, where});
        }
    }
    return made;
}

const Sector* Sectors::find(std::string_view code) const {
    if (const auto found = m_sectors.find(code); found != m_sectors.end()) {
        return &found->second;
    }
    if (code.empty() || code[0] < '0' || code[0] > '9') {
        return nullptr;
    }
    for (char letter = 'A'; letter <= 'T'; ++letter) {
        if (const auto found = m_sectors.find(letter + std::string(code));
            found != m_sectors.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

} // namespace eco::refdata
