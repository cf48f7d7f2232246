// SPDX-License-Identifier: MulanPSL-2.0
// Taking an ID token apart. Nothing of it is believed before the signature is right.
#include "identity/id_token.hpp"

#include "identity/encoding.hpp"
#include "identity/jwk.hpp"

#include <algorithm>

namespace eco::identity {
namespace {

constexpr double k_leeway_s = 60; ///< clocks differ
constexpr std::size_t k_most_bytes = 16U << 10U;

tl::unexpected<Error> wrong(std::string what) {
    return fail({ErrorCode::identity_id_token, {{"what", std::move(what)}}, {}});
}

struct Parts {
    std::string_view message;
    Json head, claims;
    std::string signature;
};

Result<Parts> parts_of(std::string_view token) {
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (token.size() > k_most_bytes || second == std::string_view::npos) {
        return wrong("form");
    }
    const auto head = from_base64url(token.substr(0, first));
    const auto claims = from_base64url(token.substr(first + 1, second - first - 1));
    auto signature = from_base64url(token.substr(second + 1));
    if (!head || !claims || !signature) {
        return wrong("base64url");
    }
    ECO_TRY(Json head_json, parse_json(*head, "id_token"));
    ECO_TRY(Json claims_json, parse_json(*claims, "id_token"));
    return Parts{token.substr(0, second), std::move(head_json), std::move(claims_json),
                 *std::move(signature)};
}

bool has_signature(const Parts& parts, const Json& keys) {
    const std::string algorithm = parts.head.string_or("alg", "");
    const std::string id = parts.head.string_or("kid", "");
    const Json* list = keys.find("keys");
    return list != nullptr && list->is_array() &&
           std::any_of(list->as_array().begin(), list->as_array().end(), [&](const Json& key) {
               const bool meant = id.empty() || key.string_or("kid", "") == id;
               const bool signs = key.string_or("use", "sig") == "sig";
               return meant && signs &&
                      is_signed_by(key, {parts.message, parts.signature, algorithm});
           });
}

bool names(const Json* audience, std::string_view wanted) {
    if (audience == nullptr) {
        return false;
    }
    if (audience->is_string()) {
        return audience->as_string() == wanted;
    }
    return audience->is_array() &&
           std::any_of(
               audience->as_array().begin(), audience->as_array().end(),
               [&](const Json& one) { return one.is_string() && one.as_string() == wanted; });
}

/// Seconds since 1970, or a number that no check passes.
double seconds_of(const Json& claims, std::string_view name, double missing) {
    const Json* value = claims.find(name);
    return value != nullptr && value->is_number() ? value->as_number() : missing;
}

} // namespace

Result<Json> check_id_token(std::string_view token, const IdTokenCheck& check) {
    ECO_TRY(Parts parts, parts_of(token));
    if (!has_signature(parts, check.keys)) {
        return wrong("signature");
    }
    const Json& claims = parts.claims;
    const auto now = static_cast<double>(check.now.time_since_epoch().count());
    const bool several = claims.find("aud") != nullptr && claims.find("aud")->is_array() &&
                         claims.find("aud")->as_array().size() > 1;
    if (claims.string_or("iss", "") != check.issuer) {
        return wrong("iss");
    }
    if (!names(claims.find("aud"), check.audience) ||
        (several && claims.string_or("azp", "") != check.audience)) {
        return wrong("aud");
    }
    if (seconds_of(claims, "exp", 0) + k_leeway_s <= now ||
        seconds_of(claims, "iat", now + 2 * k_leeway_s) > now + k_leeway_s) {
        return wrong("exp");
    }
    if (claims.string_or("nonce", "") != check.nonce || check.nonce.empty()) {
        return wrong("nonce");
    }
    if (claims.string_or("sub", "").empty()) {
        return wrong("sub");
    }
    return std::move(parts.claims);
}

} // namespace eco::identity
