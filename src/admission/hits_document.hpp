// SPDX-License-Identifier: MulanPSL-2.0
// An assessment written down with the trace of its hits only:
// docs/reference/assessment-hits-json.md.
#pragma once

#include "admission/brief.hpp"
#include "admission/clause_texts.hpp"
#include "project/project.hpp"

#include <string>

namespace eco::admission {

struct HitsInput {
    const project::Project& project;
    LayoutContext context;
    const ClauseTexts& texts;
    const Workspace& work; ///< as judge_briefly left it
    const Brief& brief;
};

/// Replaces `out` by canonical JSON.
void write_hits(const HitsInput& input, std::string& out);

} // namespace eco::admission
