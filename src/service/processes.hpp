// SPDX-License-Identifier: MulanPSL-2.0
// What OGC API – Processes offers: descriptions, and the work behind each.
#pragma once

#include "base/date.hpp"
#include "base/messages.hpp"
#include "service/engine.hpp"
#include "service/jobs.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace eco::service {

/// "pre-assessment", "classification", "site-query", "batch-screening".
[[nodiscard]] std::vector<std::string_view> process_ids();
/// The summary of one (with inputs and outputs: the description). Errors: service_unknown_process.
[[nodiscard]] Result<Json> process_json(std::string_view id, Lang lang);

/// The work that a request to execute asks for; `body`: {inputs: {…}}. The inputs are checked
/// before anything runs. Errors: service_unknown_process, service_member_missing,
/// service_bad_member, base_bad_json.
[[nodiscard]] Result<Work> process_work(std::string_view id, std::shared_ptr<const Engine> engine,
                                        std::string_view body, LocalDate today, Lang lang);

} // namespace eco::service
