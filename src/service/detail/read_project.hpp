// SPDX-License-Identifier: MulanPSL-2.0
// From the body of a request to a project, and to its assessment: what every use case begins with.
#pragma once

#include "project/project.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

#include <string>
#include <string_view>

namespace eco::service::detail {

struct ReadProject {
    project::Project project;
    Findings remarks;
};

/// Site files are refused, for a server reads none.
[[nodiscard]] Answer<ReadProject> read_project(const Engine& engine, const rules::Book& book,
                                               std::string_view body);
[[nodiscard]] Answer<ReadProject> read_project_json(const Engine& engine, const rules::Book& book,
                                                    const Json& json);
[[nodiscard]] Answer<Json> judge(const Engine& engine, const project::Project& project,
                                 LocalDate as_of);
/// The same, written down.
[[nodiscard]] Answer<std::string> judge_text(const Engine& engine, const project::Project& project,
                                             LocalDate as_of);
/// With the trace of hits only, written down.
[[nodiscard]] Answer<std::string> judge_hits(const Engine& engine, const project::Project& project,
                                             LocalDate as_of);

} // namespace eco::service::detail
