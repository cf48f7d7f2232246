// SPDX-License-Identifier: MulanPSL-2.0
// API keys: a person's permissions or fewer, for a program. The key is shown once.
#pragma once

#include "service/office/users.hpp"

namespace eco::service {

/// {items: [{id, title, owner, scopes, expires, status, created_at}], total}: one's own, or all.
[[nodiscard]] Result<Json> api_keys(const Office& office, const Caller& caller, const Page& page);
/// `body`: {title, scopes: ["project.read", …], days?: 1–366, 90 by default}; the answer has `key`.
/// Errors: service_bad_member, service_scope_too_wide (a permission the caller does not have).
[[nodiscard]] Result<Json> make_api_key(const Office& office, const Caller& caller,
                                        std::string_view body);
/// Ends it at once.
[[nodiscard]] Result<Json> revoke_api_key(const Office& office, const Caller& caller,
                                          std::string_view id);

} // namespace eco::service
