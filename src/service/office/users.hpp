// SPDX-License-Identifier: MulanPSL-2.0
// Accounts of people: made by an administrator, with a password for one use.
#pragma once

#include "base/json.hpp"
#include "service/office/office.hpp"

#include <cstddef>

namespace eco::service {

struct Page {
    std::size_t limit = 50, offset = 0;
};

/// {items, total}.
[[nodiscard]] Result<Json> users(const Office& office, const Caller& caller, std::string_view text,
                                 const Page& page);
[[nodiscard]] Result<Json> user(const Office& office, const Caller& caller, std::string_view id);
/// `body`: {name, display_name, organisation?, roles?: [{role, region}]}; the answer has
/// one_time_password beside the user. Errors: service_name_taken, service_bad_member,
/// identity_unknown_role, service_roles_apart, service_unknown_thing.
[[nodiscard]] Result<Json> make_user(const Office& office, const Caller& caller,
                                     std::string_view body);
/// `body`: any of {display_name, organisation, status: active|disabled, roles}. A change of roles
/// or status ends the user's sessions. Nobody changes the own roles or status.
[[nodiscard]] Result<Json> change_user(const Office& office, const Caller& caller,
                                       std::string_view id, std::string_view body);
/// {one_time_password}; ends the user's sessions and second factor.
[[nodiscard]] Result<Json> reset_password(const Office& office, const Caller& caller,
                                          std::string_view id);

} // namespace eco::service
