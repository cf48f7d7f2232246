// SPDX-License-Identifier: MulanPSL-2.0
// ID tokens of OpenID Connect Core 1.0 §3.1.3.7: signature, issuer, audience, time, nonce.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "identity/password_policy.hpp"

#include <string>
#include <string_view>

namespace eco::identity {

struct IdTokenCheck {
    const Json& keys; ///< the issuer's JSON Web Key Set
    std::string issuer, audience, nonce;
    Moment now;
};

/// The claims. Errors: identity_id_token with what is wrong.
[[nodiscard]] Result<Json> check_id_token(std::string_view token, const IdTokenCheck& check);

} // namespace eco::identity
