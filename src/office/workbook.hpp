// SPDX-License-Identifier: MulanPSL-2.0
// Excel workbooks (SpreadsheetML) by libxlsxwriter: sheets of texts and numbers under a frozen
// header. Every text is written as text: codes keep their zeros, and nothing becomes a formula or
// a link.
#pragma once

#include "base/result.hpp"
#include "office/package.hpp"

#include <string>
#include <variant>
#include <vector>

namespace eco::office {

using SheetCell = std::variant<std::string, double>;

struct SheetColumn {
    std::string head;
    double width = 12; ///< characters
};

struct Sheet {
    std::string title; ///< at most 31 characters, none of []:*?/\.
    std::vector<SheetColumn> columns;
    std::vector<std::vector<SheetCell>> rows;
};

/// The same sheets give the same parts. `font`: of every cell. Errors: office_workbook_failed.
[[nodiscard]] Result<Package> make_workbook(const std::vector<Sheet>& sheets,
                                            const std::string& title, const std::string& font);

} // namespace eco::office
