// SPDX-License-Identifier: MulanPSL-2.0
// The same clauses and projects as tables that the peers' programs read.
#pragma once

#include "gen/clause_set.hpp"

#include <string>
#include <vector>

namespace eco::bench {

/// One line a clause: number, unit (-1: any), zone (-1: any), sectors "C26|C2511", negated 0/1,
/// thresholds "3>120.5;7<40.0", pollutants "5|17".
[[nodiscard]] std::string clause_table(const std::vector<MadeClause>& clauses);
/// One line a project: number, unit, zones "3|9", sector, amounts "a;b;…", pollutants "1|5".
[[nodiscard]] std::string project_table(const std::vector<MadeProject>& projects);

} // namespace eco::bench
