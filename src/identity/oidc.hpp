// SPDX-License-Identifier: MulanPSL-2.0
// Login at another house (a province's single sign-on): OpenID Connect, authorization code with
// PKCE (RFC 7636). The network is a function that is given, so that tests need none.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"
#include "identity/password_policy.hpp"
#include "identity/secret.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace eco::identity {

struct OidcClient {
    std::string issuer; ///< empty: no such login
    std::string client_id;
    Secret client_secret;
    std::string redirect_uri;
    std::string name_claim = "preferred_username"; ///< which claim is the account's name
};

/// GET where `form` is empty, else POST of a form. Errors: identity_issuer_unreachable.
using Fetch = std::function<Result<std::string>(const std::string& url, const std::string& form)>;

struct OidcEndpoints {
    std::string authorization, token;
    Json keys;
};
/// Errors: those of fetch, identity_issuer (what it says of itself is wrong).
[[nodiscard]] Result<OidcEndpoints> discover(const OidcClient& client, const Fetch& fetch);

/// What is kept between the two halves of a login, under the digest of the state.
struct OidcPending {
    std::string state, nonce, verifier;
};
[[nodiscard]] OidcPending begin_oidc();
/// Where the browser is sent.
[[nodiscard]] std::string authorization_url(const OidcClient& client,
                                            const OidcEndpoints& endpoints,
                                            const OidcPending& pending);

struct OidcPerson {
    std::string subject, name, display_name;
};
/// Errors: those of fetch, identity_issuer, identity_id_token.
[[nodiscard]] Result<OidcPerson> finish_oidc(const OidcClient& client,
                                             const OidcEndpoints& endpoints,
                                             const OidcPending& pending, std::string_view code,
                                             const Fetch& fetch, Moment now);

} // namespace eco::identity
