// SPDX-License-Identifier: MulanPSL-2.0
// The section "findings": clauses that hit or may hit, with the trace of their conditions.
#pragma once

#include "admission/document.hpp"
#include "admission/named_facts.hpp"

#include <string>
#include <vector>

namespace eco::admission {

/// Appends the list as canonical JSON. `ordered`: as they are to stand.
void write_findings(const DocumentInput& input, const std::vector<const ClauseFinding*>& ordered,
                    NamedFacts& named, std::string& out);

} // namespace eco::admission
