// SPDX-License-Identifier: MulanPSL-2.0
// A cell of a site table as a fact's value: as project files say it, or in the words of the trade.
#pragma once

#include "project/table/words.hpp"
#include "refdata/sectors.hpp"
#include "rules/fact.hpp"

#include <optional>

namespace eco::project::table {

struct CellContext {
    const Words& words;
    const refdata::Sectors& sectors;
    const rules::FactDeclaration& fact;
    const std::string& unit; ///< of the heading, may be empty
};

/// Nothing where the cell is empty or says that it is not known. Flags may be written in the words
/// of data/site_table.csv, values by their Chinese labels (the part before a bracket is enough),
/// several values with separators; a number takes the heading's unit. Errors: those of
/// detail::read_fact.
[[nodiscard]] Result<std::optional<rules::Value>>
read_cell(const Json& cell, const CellContext& context, const Where& where);

} // namespace eco::project::table
