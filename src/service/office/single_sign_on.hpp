// SPDX-License-Identifier: MulanPSL-2.0
// Login elsewhere: a person of the province's single sign-on becomes a user here, without roles
// until an administrator grants some.
#pragma once

#include "service/office/session.hpp"

namespace eco::service {

struct SignOnBegun {
    std::string url;   ///< where the browser is to go
    std::string state; ///< comes back with the answer; the browser must show that it asked
};
/// Errors: service_no_sso; those of identity::discover.
[[nodiscard]] Result<SignOnBegun> begin_single_sign_on(const Office& office, const Caller& caller);
/// Errors: service_sso_state (another browser's, or too late); those of identity::finish_oidc;
/// service_account_disabled.
[[nodiscard]] Result<LoggedIn> finish_single_sign_on(const Office& office, const Caller& caller,
                                                     std::string_view state, std::string_view code);

} // namespace eco::service
