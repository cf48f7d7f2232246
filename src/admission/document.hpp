// SPDX-License-Identifier: MulanPSL-2.0
// Writing an assessment down: docs/reference/assessment-json.md.
#pragma once

#include "admission/clause_records.hpp"
#include "admission/coverage.hpp"
#include "admission/judge.hpp"

#include <string>
#include <vector>

namespace eco::admission {

struct DocumentInput {
    const project::Project& project;
    LayoutContext context;
    const rules::Book& book;
    const Layout& layout;
    const Judgement& judgement;
    const CoverageFrame& coverage;              ///< of that day
    const WhyNotTexts& why_not;                 ///< of the book
    const std::vector<std::string>& fact_texts; ///< fact_texts() of the book
};

/// Canonical JSON (RFC 8785).
[[nodiscard]] std::string document(const DocumentInput& input);

} // namespace eco::admission
