// SPDX-License-Identifier: MulanPSL-2.0
// A project from outside, judged: the assessment, the classification, the report. The same bytes
// as the command line gives for the same project, release and day.
#pragma once

#include "base/date.hpp"
#include "base/json.hpp"
#include "base/messages.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

#include <string>
#include <string_view>

namespace eco::service {

struct Judged {
    std::string document;
    Findings remarks; ///< warnings and remarks about the project
};

/// `body`: a project file as JSON; site files are refused, for a server reads none. Errors:
/// base_bad_json, project_*, rules_fact_*, service_site_file; those of Assessor::assess.
[[nodiscard]] Answer<Judged> assess(const Engine& engine, std::string_view body, LocalDate as_of);
/// The same with the trace of hits only: docs/reference/assessment-hits-json.md.
[[nodiscard]] Answer<Judged> assess_hits(const Engine& engine, std::string_view body,
                                         LocalDate as_of);
[[nodiscard]] Answer<Judged> classify(const Engine& engine, std::string_view body, LocalDate as_of);
/// Self-contained HTML.
[[nodiscard]] Answer<Judged> report(const Engine& engine, std::string_view body, LocalDate as_of,
                                    Lang lang);

} // namespace eco::service
