// SPDX-License-Identifier: MulanPSL-2.0
// What a description leaves unsaid, and may be taken for granted (data/refdata/presumptions): a
// plant that says nothing of plating does not plate. An answer that leans on one says so. What may
// not be concluded from silence stands there too: nobody is exempt because a sentence is short.
#pragma once

#include "base/csv.hpp"
#include "base/error.hpp"
#include "rules/cell.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eco::regulation {

struct Presumption {
    std::string id, reason;
    rules::FactId fact = 0;
    std::optional<rules::Value> value;     ///< taken as it stands …
    std::optional<rules::FactId> scale_of; ///< … or this stated number times the factor
    Decimal factor;
    std::vector<std::pair<rules::FactId, rules::Cell>> when; ///< all must certainly hold
    bool never = false; ///< the value may not come from presumptions; all else is as stated
};

/// Columns: id,kind,fact,value,scale_of,factor,reason (kind: empty or "never") and any number of
/// when:<fact>. Findings: rules_undeclared_fact, rules_unknown_column, rules_cell_*, rules_fact_*,
/// regulation_presumption_kind.
[[nodiscard]] std::vector<Presumption>
read_presumptions(const CsvTable& table, const rules::FactRegistry& facts, Findings& findings);

/// Fills facts that are not stated, in file order; gives the indices of those applied.
std::vector<std::size_t> presume(const std::vector<Presumption>& presumptions,
                                 rules::FactVector& facts);

} // namespace eco::regulation
