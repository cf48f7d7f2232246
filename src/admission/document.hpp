// SPDX-License-Identifier: MulanPSL-2.0
// Writing an assessment down: docs/reference/assessment-json.md.
#pragma once

#include "admission/judge.hpp"
#include "base/json.hpp"

namespace eco::admission {

struct DocumentInput {
    const project::Project& project;
    LayoutContext context;
    const rules::Book& book;
    const zoning::LayerSchemas& schemas;
    const Layout& layout;
    const Judgement& judgement;
    const Json& book_files; ///< [{file, sha256}]
};

[[nodiscard]] Json document(const DocumentInput& input);

} // namespace eco::admission
