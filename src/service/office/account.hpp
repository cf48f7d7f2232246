// SPDX-License-Identifier: MulanPSL-2.0
// One's own account: password and second factor.
#pragma once

#include "base/json.hpp"
#include "service/answer.hpp"
#include "service/office/office.hpp"

namespace eco::service {

/// `body`: {old, new}. Other sessions of the user end. Errors: service_wrong_password,
/// identity_password_*.
[[nodiscard]] Answer<Json> change_password(const Office& office, const Caller& caller,
                                           std::string_view body);

/// {secret, uri}: a key that counts once a code of it has come back. Errors: service_totp_on.
[[nodiscard]] Result<Json> begin_totp(const Office& office, const Caller& caller);
/// `body`: {code}. Errors: service_wrong_code.
[[nodiscard]] Result<Json> confirm_totp(const Office& office, const Caller& caller,
                                        std::string_view body);
[[nodiscard]] Result<Json> end_totp(const Office& office, const Caller& caller);

} // namespace eco::service
