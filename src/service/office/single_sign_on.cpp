// SPDX-License-Identifier: MulanPSL-2.0
// What is pending lies in the record: the answer may come to another server.
#include "service/office/single_sign_on.hpp"

#include "identity/token.hpp"
#include "service/office/user_state.hpp"

namespace eco::service {
namespace {

using identity::OidcPending;
using store::Kind;

constexpr std::string_view k_pending = "oidc";
constexpr std::chrono::minutes k_time_to_return{10};

/// Names of other houses cannot be taken for names of ours: theirs have a colon.
std::string key_of(const identity::OidcPerson& person) {
    return "sso:" + person.subject;
}

Result<store::State> user_of(const Office& office, const Caller& caller,
                             const identity::OidcPerson& person) {
    ECO_TRY(auto found, office.record.find_key(Kind::user, key_of(person)));
    if (found) {
        return *std::move(found);
    }
    Json data;
    data["key"] = key_of(person);
    data["name"] = person.name;
    data["display_name"] = person.display_name.empty() ? person.name : person.display_name;
    data["status"] = "active";
    data["grants"] = Json(Json::Array{});
    return written(office, caller,
                   {Kind::user, identity::random_id(), 0, "created", std::move(data)},
                   "single sign-on");
}

} // namespace

Result<SignOnBegun> begin_single_sign_on(const Office& office, const Caller& caller) {
    const identity::OidcClient& client = office.rules.oidc;
    if (client.issuer.empty()) {
        return fail({ErrorCode::service_no_sso, {}, {}});
    }
    ECO_TRY(const identity::OidcEndpoints endpoints, identity::discover(client, office.fetch));
    const OidcPending pending = identity::begin_oidc();
    Json kept;
    kept["nonce"] = pending.nonce;
    kept["verifier"] = pending.verifier;
    ECO_CHECK(office.record.put_ephemeral(k_pending, identity::token_digest(pending.state), "",
                                          kept, later(caller.now, k_time_to_return)));
    return SignOnBegun{identity::authorization_url(client, endpoints, pending), pending.state};
}

Result<LoggedIn> finish_single_sign_on(const Office& office, const Caller& caller,
                                       std::string_view state, std::string_view code) {
    const identity::OidcClient& client = office.rules.oidc;
    if (client.issuer.empty()) {
        return fail({ErrorCode::service_no_sso, {}, {}});
    }
    ECO_TRY(const auto kept,
            office.record.take_ephemeral(k_pending, identity::token_digest(state), caller.now));
    if (!kept) {
        return fail({ErrorCode::service_sso_state, {}, {}});
    }
    ECO_TRY(const identity::OidcEndpoints endpoints, identity::discover(client, office.fetch));
    ECO_TRY(const identity::OidcPerson person,
            identity::finish_oidc(
                client, endpoints,
                {std::string(state), kept->string_or("nonce", ""), kept->string_or("verifier", "")},
                code, office.fetch, moment(caller.now)));
    ECO_TRY(const store::State user, user_of(office, caller, person));
    if (!is_active(user.data)) {
        return fail({ErrorCode::service_account_disabled, {}, {}});
    }
    return open_session(office, caller, user);
}

} // namespace eco::service
