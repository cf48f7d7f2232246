// SPDX-License-Identifier: MulanPSL-2.0
// One [[site]] of a project file.
#pragma once

#include "project/read_project.hpp"

#include <optional>

namespace eco::project::detail {

/// Nothing when a fault was reported.
[[nodiscard]] std::optional<Site> read_site(const Json& json, const std::string& pointer,
                                            const Document& document, const ProjectContext& context,
                                            Findings& findings);

/// Reports keys that are none of those allowed: a slip of the pen must not be dropped in silence.
[[nodiscard]] bool only_keys(const Json& table, const std::vector<std::string_view>& allowed,
                             const std::string& pointer, const Document& document,
                             Findings& findings);

/// The text at a key; reports what is no text. Empty when absent.
[[nodiscard]] std::optional<std::string> text_at(const Json& table, const std::string& key,
                                                 const std::string& pointer,
                                                 const Document& document, Findings& findings);

} // namespace eco::project::detail
