// SPDX-License-Identifier: MulanPSL-2.0
// Tab-separated lines.
#include "gen/peer_tables.hpp"

#include <fmt/ranges.h>

namespace eco::bench {

std::string clause_table(const std::vector<MadeClause>& clauses) {
    std::string text;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const MadeClause& one = clauses[i];
        std::string thresholds;
        for (const Threshold& t : one.thresholds) {
            thresholds += fmt::format("{}{}{}{:.1f}", thresholds.empty() ? "" : ";", t.amount,
                                      t.above ? '>' : '<', t.value);
        }
        text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", i, one.unit, one.zone,
                            fmt::join(one.sectors, "|"), one.negated ? 1 : 0, thresholds,
                            fmt::join(one.pollutants, "|"));
    }
    return text;
}

std::string project_table(const std::vector<MadeProject>& projects) {
    std::string text;
    for (std::size_t i = 0; i < projects.size(); ++i) {
        const MadeProject& one = projects[i];
        std::string amounts;
        for (const double amount : one.amounts) {
            amounts += fmt::format("{}{:.1f}", amounts.empty() ? "" : ";", amount);
        }
        text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", i, one.unit, fmt::join(one.zones, "|"),
                            one.sector, amounts, fmt::join(one.pollutants, "|"));
    }
    return text;
}

} // namespace eco::bench
