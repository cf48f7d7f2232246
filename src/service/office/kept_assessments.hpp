// SPDX-License-Identifier: MulanPSL-2.0
// Assessments that are kept: the canonical bytes under their digest, for ever replayable.
#pragma once

#include "base/date.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"
#include "service/office/users.hpp"

#include <functional>
#include <memory>

namespace eco::service {

/// The engine of a release by digest; nothing where this server does not have it.
using EngineOf = std::function<Result<std::shared_ptr<const Engine>>(const std::string& digest)>;

/// Judges the project as it is kept and keeps the answer: {id, digest, verdict, release, as_of,
/// project, project_version, created_at}.
[[nodiscard]] Answer<Json> keep_assessment(const Office& office, const Engine& engine,
                                           const Caller& caller, std::string_view project,
                                           LocalDate as_of);
/// {items, total} of one project, newest first.
[[nodiscard]] Result<Json> kept_assessments(const Office& office, const Caller& caller,
                                            std::string_view project, const Page& page);
/// The bytes.
[[nodiscard]] Result<std::string> kept_assessment(const Office& office, const Caller& caller,
                                                  std::string_view id);
/// As `replay` says, with `digest` of the bytes.
[[nodiscard]] Answer<Json> verify_assessment(const Office& office, const Caller& caller,
                                             std::string_view id, const EngineOf& engine_of);
/// By the digest that stands on a report; everybody may ask. Errors: service_unknown_thing.
[[nodiscard]] Answer<Json> verify_digest(const Office& office, std::string_view digest,
                                         const EngineOf& engine_of);

} // namespace eco::service
