// SPDX-License-Identifier: MulanPSL-2.0
// Logging in and out, and who a session or an API key stands for.
#pragma once

#include "base/json.hpp"
#include "service/office/office.hpp"

namespace eco::service {

struct LoggedIn {
    identity::Secret token; ///< for the cookie
    Json me;                ///< as `me` gives it
};
/// `body`: {name, password, totp?}. Every failure looks the same and takes as long. Errors:
/// service_login_failed, service_locked, service_totp_needed, service_member_missing, …
[[nodiscard]] Result<LoggedIn> login(const Office& office, Caller caller, std::string_view body);
[[nodiscard]] Status logout(const Office& office, const Caller& caller);

/// Opens a session for a person who has proven to be that user.
[[nodiscard]] Result<LoggedIn> open_session(const Office& office, Caller caller,
                                            const store::State& user);

/// Sets caller.who from the cookie's token; an unknown or outdated one is nobody. Errors: the
/// record's.
[[nodiscard]] Status recognise_session(const Office& office, std::string_view token,
                                       Caller& caller);
/// Errors: service_bad_key (a key that does not count is refused, not taken for nobody).
[[nodiscard]] Status recognise_key(const Office& office, std::string_view token, Caller& caller);

/// {user|null, permissions, csrf}.
[[nodiscard]] Json me(const Office& office, const Caller& caller, const store::State* user,
                      std::string_view csrf);
/// The same for a caller that was recognised; `token`: the session's.
[[nodiscard]] Result<Json> me(const Office& office, const Caller& caller, std::string_view token);

} // namespace eco::service
