// SPDX-License-Identifier: MulanPSL-2.0
// A user as the record keeps it, and what of it is shown: never the password's hash or the key of
// the second factor.
#pragma once

#include "identity/principal.hpp"
#include "service/office/office.hpp"

#include <string>
#include <vector>

namespace eco::service {

/// Folded to small letters: names differ in more than their case.
[[nodiscard]] std::string login_key(std::string_view name);
[[nodiscard]] std::vector<identity::Grant> grants_of(const Json& user);
[[nodiscard]] bool is_active(const Json& user);
[[nodiscard]] identity::Principal principal_of(const Office& office, const store::State& user,
                                               Instant now);
[[nodiscard]] Json roles_json(const std::vector<identity::Grant>& grants);
/// What the key of a user's second factor is sealed for.
[[nodiscard]] std::string second_factor_of(const store::State& user);
[[nodiscard]] Json user_json(const store::State& user);
/// The hashes that may not come back, newest first.
[[nodiscard]] std::vector<std::string> former_hashes(const Json& user);
/// Members of a password that was set: hash, history, moment, whether it must be changed.
[[nodiscard]] Result<Json> password_members(const Office& office, const Json& user,
                                            const identity::Secret& password, bool must_change,
                                            Instant now);

} // namespace eco::service
