// SPDX-License-Identifier: MulanPSL-2.0
// What may be done, and how far: the words of data/roles.csv.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace eco::identity {

enum class Permission : std::uint8_t {
    zoning_read,  ///< units, zones, tiles, clauses, assess without keeping
    zoning_bulk,  ///< layers whose features are not given out in bulk
    zoning_exact, ///< borders as they are, not generalised
    account_use,  ///< own session, password, second factor
    project_read,
    project_write,  ///< make, change, submit, withdraw, assess and keep
    project_review, ///< take into review, return, conclude
    assessment_read,
    comment_write,
    contest_raise,
    contest_answer,
    attachment_read,
    attachment_write,
    release_drafts, ///< see releases that are not published
    release_register,
    release_publish,
    job_run,
    user_read,
    user_write, ///< accounts: make, rename, disable, one-time password
    user_grant, ///< roles
    organisation_read,
    organisation_write,
    key_use,    ///< own API keys
    key_manage, ///< everybody's
    audit_read,
};
inline constexpr std::size_t k_permissions = 25;

/// How far a permission reaches, narrow first.
enum class Reach : std::uint8_t { none, own, organisation, region, all };

[[nodiscard]] std::string_view name_of(Permission permission); ///< "project.read"
[[nodiscard]] std::optional<Permission> parse_permission(std::string_view name);
[[nodiscard]] std::string_view name_of(Reach reach);
[[nodiscard]] std::optional<Reach> parse_reach(std::string_view name);

} // namespace eco::identity
