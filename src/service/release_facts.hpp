// SPDX-License-Identifier: MulanPSL-2.0
// What a release says about itself, and which facts a project may state.
#pragma once

#include "base/date.hpp"
#include "base/json.hpp"
#include "service/answer.hpp"
#include "service/engine.hpp"

#include <string_view>

namespace eco::service {

/// Engine version, release, layers, extent, the default day, and that this is for reference only.
[[nodiscard]] Json about(const Engine& engine, LocalDate today);
/// The declared facts of the release's book.
[[nodiscard]] Json declared_facts(const Engine& engine);
/// [{name, title_zh, title_en}].
[[nodiscard]] Json example_list(const Engine& engine);
/// Errors: service_unknown_example.
[[nodiscard]] Answer<Json> example(const Engine& engine, std::string_view name);

} // namespace eco::service
