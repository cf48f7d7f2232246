// SPDX-License-Identifier: MulanPSL-2.0
// Words from outside, read into proposed facts.
#pragma once

#include "service/answer.hpp"
#include "service/engine.hpp"

#include <string>
#include <string_view>

namespace eco::service {

/// `body`: {"text": "…"}. The reading as `ecogate read --format json` writes it, with the project
/// that accepting it makes under "accepted"; words without a project give an empty reading that
/// says so, for a person may still be typing. Errors: base_bad_json, service_no_text,
/// project_reading_not_utf8, project_reading_too_long.
[[nodiscard]] Answer<std::string> read_words(const Engine& engine, std::string_view body);

} // namespace eco::service
