// SPDX-License-Identifier: MulanPSL-2.0
// The authorization code flow.
#include "identity/oidc.hpp"

#include "base/digest.hpp"
#include "identity/encoding.hpp"
#include "identity/id_token.hpp"
#include "identity/token.hpp"

#include <fmt/format.h>

namespace eco::identity {
namespace {

constexpr std::size_t k_random_bytes = 32;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

tl::unexpected<Error> wrong(std::string what) {
    return fail({ErrorCode::identity_issuer, {{"what", std::move(what)}}, {}});
}

/// RFC 7636 §4.2: S256.
std::string challenge_of(std::string_view verifier) {
    Digester digester(DigestKind::sha256);
    digester.add(verifier);
    const DigestBytes digest = digester.finish();
    return base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

} // namespace

Result<OidcEndpoints> discover(const OidcClient& client, const Fetch& fetch) {
    ECO_TRY(const std::string text, fetch(client.issuer + "/.well-known/openid-configuration", ""));
    ECO_TRY(const Json about, parse_json(text, "openid-configuration"));
    if (about.string_or("issuer", "") != client.issuer) {
        return wrong("issuer");
    }
    OidcEndpoints endpoints{
        about.string_or("authorization_endpoint", ""), about.string_or("token_endpoint", ""), {}};
    const std::string keys = about.string_or("jwks_uri", "");
    if (endpoints.authorization.empty() || endpoints.token.empty() || keys.empty()) {
        return wrong("endpoints");
    }
    ECO_TRY(const std::string key_text, fetch(keys, ""));
    ECO_TRY(endpoints.keys, parse_json(key_text, "jwks"));
    return endpoints;
}

OidcPending begin_oidc() {
    const auto fresh = [] { return base64url(random_bytes(k_random_bytes)); };
    return {fresh(), fresh(), fresh()};
}

std::string authorization_url(const OidcClient& client, const OidcEndpoints& endpoints,
                              const OidcPending& pending) {
    return fmt::format("{}{}response_type=code&client_id={}&redirect_uri={}&scope={}&state={}"
                       "&nonce={}&code_challenge={}&code_challenge_method=S256",
                       endpoints.authorization,
                       endpoints.authorization.find('?') == std::string::npos ? '?' : '&',
                       escaped(client.client_id), escaped(client.redirect_uri), "openid%20profile",
                       pending.state, pending.nonce, challenge_of(pending.verifier));
}

Result<OidcPerson> finish_oidc(const OidcClient& client, const OidcEndpoints& endpoints,
                               const OidcPending& pending, std::string_view code,
                               const Fetch& fetch, Moment now) {
    const std::string form = fmt::format(
        "grant_type=authorization_code&code={}&redirect_uri={}&client_id={}&client_secret={}"
        "&code_verifier={}",
        escaped(code), escaped(client.redirect_uri), escaped(client.client_id),
        escaped(client.client_secret.reveal()), pending.verifier);
    ECO_TRY(const std::string text, fetch(endpoints.token, form));
    ECO_TRY(const Json answer, parse_json(text, "token"));
    const std::string token = answer.string_or("id_token", "");
    if (token.empty()) {
        return wrong("id_token");
    }
    ECO_TRY(const Json claims, check_id_token(token, {endpoints.keys, client.issuer,
                                                      client.client_id, pending.nonce, now}));
    OidcPerson person{claims.string_or("sub", ""), claims.string_or(client.name_claim, ""),
                      claims.string_or("name", "")};
    if (person.name.empty()) {
        return wrong(client.name_claim);
    }
    return person;
}

} // namespace eco::identity
