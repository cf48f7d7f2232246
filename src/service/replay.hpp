// SPDX-License-Identifier: MulanPSL-2.0
// Replaying an assessment: the project it embeds, judged again by the release it names, on the day
// it names. The bytes must be the same.
#pragma once

#include "base/json.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

#include <string_view>

namespace eco::service {

/// Digest of the release that an assessment names. Errors: service_not_an_assessment.
[[nodiscard]] Result<std::string> release_of(std::string_view document);

/// {same, release, as_of, verdict, name, difference?: {offset, found, expected}}. `engine` must be
/// of the release the document names. Errors: service_not_an_assessment, service_other_release;
/// those of reading and assessing.
[[nodiscard]] Answer<Json> replay(const Engine& engine, std::string_view document);

} // namespace eco::service
