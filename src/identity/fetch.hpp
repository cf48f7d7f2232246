// SPDX-License-Identifier: MulanPSL-2.0
// Asking another server over HTTPS, by libcurl, with bounds on time and size.
#pragma once

#include "identity/oidc.hpp"

namespace eco::identity {

/// Certificates are checked against the system's list. Errors: identity_issuer_unreachable.
[[nodiscard]] Fetch network_fetch();

} // namespace eco::identity
