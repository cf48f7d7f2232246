// SPDX-License-Identifier: MulanPSL-2.0
// An assessment written down with the trace of its hits only:
// docs/reference/assessment-hits-json.md.
#pragma once

#include "admission/brief.hpp"
#include "admission/clause_texts.hpp"
#include "project/project.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eco::admission {

struct HitsInput {
    const project::Project& project;
    LayoutContext context;
    const ClauseTexts& texts;
    const std::vector<std::uint32_t>& fact_ranks; ///< ranks_by_name() of the facts
    const Workspace& work;                        ///< as judge_briefly left it
    const Brief& brief;
};

/// By fact, how many facts have a name before its own.
[[nodiscard]] std::vector<std::uint32_t> ranks_by_name(const rules::FactRegistry& facts);

/// Replaces `out` by canonical JSON.
void write_hits(const HitsInput& input, std::string& out);

} // namespace eco::admission
