// SPDX-License-Identifier: MulanPSL-2.0
// Projects that are kept: every saved state stays, and two writers do not overwrite one another.
#pragma once

#include "service/answer.hpp"
#include "service/engine.hpp"
#include "service/office/users.hpp"

#include <cstdint>
#include <optional>

namespace eco::service {

struct ProjectSearch {
    std::string text, status, owner, region; ///< empty: any; owner "me": the caller
    Page page;
};
/// {items: [{id, version, title, status, verdict, owner, organisation, region, updated_at,
/// centre}], total}.
[[nodiscard]] Result<Json> projects(const Office& office, const Caller& caller,
                                    const ProjectSearch& search);
/// `body`: {project, note?}. The project as below.
[[nodiscard]] Answer<Json> make_project(const Office& office, const Engine& engine,
                                        const Caller& caller, std::string_view body);
/// As in a list, with `project` (the file) and `note`.
[[nodiscard]] Result<Json> project(const Office& office, const Caller& caller, std::string_view id);
/// `body`: {project, note?}; `expected`: the version the writer has seen. Errors: store_conflict,
/// service_project_closed.
[[nodiscard]] Answer<Json> change_project(const Office& office, const Engine& engine,
                                          const Caller& caller, std::string_view id,
                                          std::uint64_t expected, std::string_view body);
/// {items: [{version, type, at, actor, why}]}, oldest first.
[[nodiscard]] Result<Json> project_history(const Office& office, const Caller& caller,
                                           std::string_view id);
[[nodiscard]] Result<Json> project_version(const Office& office, const Caller& caller,
                                           std::string_view id, std::uint64_t version);

/// How often the project file was written; 1 for one that was kept before that was counted.
[[nodiscard]] double edition_of(const store::State& project);

/// A project the caller may do this with. Errors: service_unknown_thing, service_forbidden, …
[[nodiscard]] Result<store::State> reachable_project(const Office& office, const Caller& caller,
                                                     identity::Permission what,
                                                     std::string_view id);

} // namespace eco::service
