// SPDX-License-Identifier: MulanPSL-2.0
// Sessions lie in the record as rows that expire, under the digest of their token.
#include "service/office/session.hpp"

#include "identity/token.hpp"
#include "identity/totp.hpp"
#include "service/office/body.hpp"
#include "service/office/user_state.hpp"

namespace eco::service {
namespace {

using identity::Secret;

constexpr std::string_view k_sessions = "session";
constexpr std::string_view k_failures = "failures";
constexpr std::string_view k_locked = "locked";
constexpr std::string_view k_clients = "failures_by_client";
constexpr std::string_view k_used_codes = "totp_used";
constexpr std::size_t k_most_name = 64;
constexpr std::size_t k_most_password = 1024;
/// A session is written again only when it has aged by this: reading must not be writing.
constexpr std::chrono::minutes k_touch{1};

struct Credentials {
    std::string name;
    Secret password;
    std::string code;
};

Result<Credentials> read_credentials(std::string_view text) {
    ECO_TRY(const Body body, Body::read(text, {"name", "password", "totp"}));
    ECO_TRY(std::string name, body.text("name", k_most_name));
    ECO_TRY(std::string password, body.text("password", k_most_password));
    ECO_TRY(std::string code, body.text_or_empty("totp", k_most_name));
    return Credentials{login_key(name), Secret(std::move(password)), std::move(code)};
}

Instant lock_end(const Office& office, Instant now) {
    return later(now, office.rules.passwords.lock);
}

/// Too many failures: of this name, or from this client whatever the names.
Status refuse_locked(const Office& office, const Caller& caller, const std::string& name) {
    ECO_TRY(const auto locked, office.record.find_ephemeral(k_locked, name, caller.now));
    ECO_TRY(const std::size_t tried, office.record.count_of(k_clients, caller.client, caller.now));
    if (locked || tried >= office.rules.failures_by_client) {
        return fail({ErrorCode::service_locked,
                     {{"minutes", std::to_string(office.rules.passwords.lock.count())}},
                     {}});
    }
    return {};
}

/// Counts the failure and gives the error: the same for a wrong name and a wrong password.
Result<LoggedIn> failed(const Office& office, const Caller& caller, const std::string& name,
                        const std::string& user) {
    ECO_TRY(const std::size_t count,
            office.record.count_up(k_failures, name, caller.now, lock_end(office, caller.now)));
    ECO_TRY(const std::size_t tried, office.record.count_up(k_clients, caller.client, caller.now,
                                                            lock_end(office, caller.now)));
    static_cast<void>(tried);
    if (count >= office.rules.passwords.failures) {
        ECO_CHECK(office.record.put_ephemeral(k_locked, name, user, Json(true),
                                              lock_end(office, caller.now)));
        ECO_CHECK(office.record.drop_ephemeral(k_failures, name));
    }
    // What was typed as a name may be a password: it is not written down.
    ECO_CHECK(note(office, caller, user.empty() ? "unknown_user" : user,
                   count >= office.rules.passwords.failures ? "login_locked" : "login_failed"));
    return fail({ErrorCode::service_login_failed, {}, {}});
}

bool knows_password(const Office& office, const std::optional<store::State>& user,
                    const Secret& password) {
    // As slow for a name that nobody has.
    static const std::string k_nobody =
        identity::hash_password(identity::one_time_password(), office.rules.cost).value_or("");
    const std::string hash = user ? user->data.string_or("password", k_nobody) : k_nobody;
    const bool right = identity::verify_password(hash, password);
    return right && user && user->data.find("password") != nullptr && is_active(user->data);
}

/// Empty: the second factor is right, or there is none.
Result<bool> knows_code(const Office& office, const Caller& caller, const store::State& user,
                        const std::string& code) {
    const std::string stored = user.data.string_or("totp_key", "");
    if (stored.empty()) {
        return true;
    }
    ECO_TRY(const Secret key, office.vault.open(stored, second_factor_of(user)));
    const auto step = identity::totp_step(key, code, moment(caller.now), 0);
    if (!step) {
        return false;
    }
    // A code is good for one login: the second taker counts to two.
    ECO_TRY(const std::size_t uses,
            office.record.count_up(k_used_codes, user.id + ":" + std::to_string(*step), caller.now,
                                   later(caller.now, std::chrono::minutes(5))));
    return uses == 1;
}

/// The hash is made anew where the cost has changed since.
Status rehash(const Office& office, const Caller& caller, const store::State& user,
              const Secret& password) {
    if (!identity::needs_rehash(user.data.string_or("password", ""), office.rules.cost)) {
        return {};
    }
    ECO_TRY(std::string hash, identity::hash_password(password, office.rules.cost));
    Json data;
    data["password"] = std::move(hash);
    const auto written = office.record.append(
        {store::Kind::user, user.id, user.version, "rehashed", data}, context(caller, "login"));
    // Another login was faster: nothing is lost.
    const bool late = !written && written.error().code == ErrorCode::store_conflict;
    return written || late ? Status() : Status(fail(written.error()));
}

/// A key from before there were seals, or sealed by a key that is being replaced, is sealed anew.
Status reseal(const Office& office, const Caller& caller, const std::string& id) {
    ECO_TRY(const store::State user, existing(office, store::Kind::user, id));
    const std::string stored = user.data.string_or("totp_key", "");
    if (stored.empty() || office.vault.empty() || office.vault.is_current(stored)) {
        return {};
    }
    ECO_TRY(const Secret key, office.vault.open(stored, second_factor_of(user)));
    Json data;
    ECO_TRY(data["totp_key"], office.vault.seal(key, second_factor_of(user)));
    const auto sealed =
        written(office, caller,
                {store::Kind::user, user.id, user.version, "second_factor_sealed", data}, "login");
    const bool late = !sealed && sealed.error().code == ErrorCode::store_conflict;
    return sealed || late ? Status() : Status(fail(sealed.error()));
}

} // namespace

Result<LoggedIn> open_session(const Office& office, Caller caller, const store::State& user) {
    const identity::Token token = identity::make_token("egs_");
    Json session;
    session["user"] = user.id;
    session["begun"] = caller.now.to_string();
    session["seen"] = caller.now.to_string();
    ECO_CHECK(office.record.put_ephemeral(k_sessions, token.digest, user.id, session,
                                          later(caller.now, office.rules.session_idle)));
    caller.who = principal_of(office, user, caller.now);
    ECO_CHECK(note(office, caller, user.id, "logged_in"));
    return LoggedIn{token.text, me(office, caller, &user, identity::csrf_of(token.text.reveal()))};
}

Result<LoggedIn> login(const Office& office, Caller caller, std::string_view body) {
    ECO_TRY(const Credentials stated, read_credentials(body));
    ECO_CHECK(refuse_locked(office, caller, stated.name));
    ECO_TRY(const auto user, office.record.find_key(store::Kind::user, stated.name));
    if (!knows_password(office, user, stated.password)) {
        return failed(office, caller, stated.name, user ? user->id : "");
    }
    if (user->data.find("totp_key") != nullptr && stated.code.empty()) {
        return fail({ErrorCode::service_totp_needed, {}, {"body", "/totp", {}, 0, 0}});
    }
    ECO_TRY(const bool second, knows_code(office, caller, *user, stated.code));
    if (!second) {
        return failed(office, caller, stated.name, user->id);
    }
    ECO_CHECK(office.record.drop_ephemeral(k_failures, stated.name));
    caller.who = principal_of(office, *user, caller.now);
    ECO_CHECK(rehash(office, caller, *user, stated.password));
    ECO_CHECK(reseal(office, caller, user->id));
    return open_session(office, caller, *user);
}

Status logout(const Office& office, const Caller& caller) {
    if (caller.session.empty()) {
        return {};
    }
    ECO_CHECK(office.record.drop_ephemeral(k_sessions, caller.session));
    return caller.who.anonymous() ? Status() : note(office, caller, caller.who.user, "logged_out");
}

Status recognise_session(const Office& office, std::string_view token, Caller& caller) {
    const std::string digest = identity::token_digest(token);
    ECO_TRY(const auto session, office.record.find_ephemeral(k_sessions, digest, caller.now));
    if (!session) {
        return {};
    }
    const auto begun = Instant::parse(session->string_or("begun", ""));
    const auto seen = Instant::parse(session->string_or("seen", ""));
    ECO_TRY(const auto user, office.record.find(store::Kind::user, session->string_or("user", "")));
    const bool over = !begun || !seen || caller.now >= later(*begun, office.rules.session_whole);
    if (over || !user || !is_active(user->data)) {
        return office.record.drop_ephemeral(k_sessions, digest);
    }
    caller.session = digest;
    caller.who = principal_of(office, *user, caller.now);
    if (caller.now >= later(*seen, k_touch)) {
        Json touched = *session;
        touched["seen"] = caller.now.to_string();
        ECO_CHECK(office.record.put_ephemeral(k_sessions, digest, user->id, touched,
                                              later(caller.now, office.rules.session_idle)));
    }
    return {};
}

Status recognise_key(const Office& office, std::string_view token, Caller& caller) {
    ECO_TRY(const auto key,
            office.record.find_key(store::Kind::api_key, identity::token_digest(token)));
    const auto until =
        key ? Instant::parse(key->data.string_or("expires", "")) : Result<Instant>(Instant());
    if (!key || key->data.string_or("status", "") != "active" || !until || caller.now >= *until) {
        return fail({ErrorCode::service_bad_key, {}, {}});
    }
    ECO_TRY(const auto user,
            office.record.find(store::Kind::user, key->data.string_or("owner", "")));
    if (!user || !is_active(user->data)) {
        return fail({ErrorCode::service_bad_key, {}, {}});
    }
    caller.key = key->id;
    caller.who = principal_of(office, *user, caller.now);
    caller.who.only.emplace();
    for (const Json& scope : key->data.find("scopes")->as_array()) {
        if (const auto what = identity::parse_permission(scope.as_string())) {
            caller.who.only->insert(*what);
        }
    }
    return {};
}

Json me(const Office& office, const Caller& caller, const store::State* user,
        std::string_view csrf) {
    Json json;
    json["user"] = user == nullptr ? Json() : user_json(*user);
    if (user != nullptr) {
        json["user"]["must_change_password"] = caller.who.must_change_password;
    }
    json["permissions"] = Json(Json::Array{});
    for (std::size_t i = 0; i < identity::k_permissions; ++i) {
        const auto what = static_cast<identity::Permission>(i);
        if (identity::widest(office.roles, caller.who, what) != identity::Reach::none) {
            json["permissions"].push_back(name_of(what));
        }
    }
    json["csrf"] = csrf;
    return json;
}

Result<Json> me(const Office& office, const Caller& caller, std::string_view token) {
    if (caller.who.anonymous()) {
        return me(office, caller, nullptr, "");
    }
    ECO_TRY(const store::State user, existing(office, store::Kind::user, caller.who.user));
    return me(office, caller, &user, caller.session.empty() ? "" : identity::csrf_of(token));
}

} // namespace eco::service
