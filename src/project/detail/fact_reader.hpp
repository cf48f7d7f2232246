// SPDX-License-Identifier: MulanPSL-2.0
// The [facts] of a project file.
#pragma once

#include "project/read_project.hpp"

namespace eco::project::detail {

/// Every fact that reads; every fault is a finding.
[[nodiscard]] std::map<std::string, rules::Value> read_facts(const Json& table,
                                                             const Document& document,
                                                             const ProjectContext& context,
                                                             Findings& findings);

/// One stated value. Errors: project_derived_fact, project_unknown_sector ("1512" becomes "C1512"),
/// rules_fact_*.
[[nodiscard]] Result<rules::Value> read_fact(const rules::FactDeclaration& fact, const Json& stated,
                                             const Where& where, const refdata::Sectors& sectors);

/// The declared facts whose names or labels are most alike, for complaints.
[[nodiscard]] std::string nearest_facts(std::string_view name, const rules::FactRegistry& facts);

} // namespace eco::project::detail
