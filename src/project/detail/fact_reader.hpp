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

} // namespace eco::project::detail
