// SPDX-License-Identifier: MulanPSL-2.0
// Changing one's own account.
#include "service/office/account.hpp"

#include "identity/totp.hpp"
#include "service/office/body.hpp"
#include "service/office/user_state.hpp"

namespace eco::service {
namespace {

using identity::Permission;
using identity::Secret;

constexpr std::string_view k_sessions = "session";
constexpr std::string_view k_pending = "totp_pending";
constexpr std::size_t k_most = 1024;
constexpr std::chrono::minutes k_time_to_confirm{10};

/// The caller's own user, where the caller is a person with a session: a key changes no password.
Result<store::State> self(const Office& office, const Caller& caller) {
    ECO_CHECK(require(office, caller, Permission::account_use, {caller.who.user, "", ""}));
    return existing(office, store::Kind::user, caller.who.user);
}

Result<Json> write(const Office& office, const Caller& caller, const store::State& user,
                   const std::string& type, Json data) {
    ECO_TRY(const store::State now,
            written(office, caller,
                    {store::Kind::user, user.id, user.version, type, std::move(data)}, type));
    return user_json(now);
}

} // namespace

Answer<Json> change_password(const Office& office, const Caller& caller, std::string_view text) {
    const auto user = self(office, caller);
    const auto body = Body::read(text, {"old", "new"});
    if (!user || !body) {
        return refuse(user ? body.error() : user.error());
    }
    const auto old = body->text("old", k_most);
    const auto fresh = body->text("new", k_most);
    if (!old || !fresh) {
        return refuse(old ? fresh.error() : old.error());
    }
    if (!identity::verify_password(user->data.string_or("password", ""), Secret(*old))) {
        return refuse({ErrorCode::service_wrong_password, {}, {"body", "/old", {}, 0, 0}});
    }
    const Secret password(*fresh);
    Findings faults =
        identity::check_password(office.rules.passwords, password, user->data.string_or("name", ""),
                                 former_hashes(user->data));
    if (!faults.empty()) {
        return refuse(std::move(faults));
    }
    auto members = password_members(office, user->data, password, false, caller.now);
    if (!members) {
        return refuse(members.error());
    }
    const auto written = write(office, caller, *user, "password_changed", *std::move(members));
    if (!written) {
        return refuse(written.error());
    }
    // Whoever else was logged in as this user is no more; this session goes on.
    const auto session = office.record.find_ephemeral(k_sessions, caller.session, caller.now);
    Status ended = office.record.drop_ephemerals_of(k_sessions, user->id);
    if (ended && session && *session) {
        ended = office.record.put_ephemeral(k_sessions, caller.session, user->id, **session,
                                            later(caller.now, office.rules.session_idle));
    }
    return ended ? Answer<Json>(*written) : refuse(ended.error());
}

Result<Json> begin_totp(const Office& office, const Caller& caller) {
    ECO_TRY(const store::State user, self(office, caller));
    if (user.data.find("totp_key") != nullptr) {
        return fail({ErrorCode::service_totp_on, {}, {}});
    }
    const Secret key = identity::totp_key();
    ECO_TRY(const std::string sealed, office.vault.seal(key, second_factor_of(user)));
    ECO_CHECK(office.record.put_ephemeral(k_pending, user.id, user.id, Json(sealed),
                                          later(caller.now, k_time_to_confirm)));
    Json json;
    json["secret"] = key.reveal();
    json["uri"] = identity::totp_uri(key, user.data.string_or("name", ""));
    return json;
}

Result<Json> confirm_totp(const Office& office, const Caller& caller, std::string_view text) {
    ECO_TRY(const store::State user, self(office, caller));
    ECO_TRY(const Body body, Body::read(text, {"code"}));
    ECO_TRY(const std::string code, body.text("code", k_most));
    ECO_TRY(const auto key, office.record.find_ephemeral(k_pending, user.id, caller.now));
    const std::string sealed = key && key->is_string() ? key->as_string() : "";
    ECO_TRY(const Secret secret, office.vault.open(sealed, second_factor_of(user)));
    if (!identity::totp_step(secret, code, moment(caller.now), 0)) {
        return fail({ErrorCode::service_wrong_code, {}, {"body", "/code", {}, 0, 0}});
    }
    Json data;
    ECO_TRY(data["totp_key"], office.vault.seal(secret, second_factor_of(user)));
    ECO_TRY(Json changed, write(office, caller, user, "second_factor_on", std::move(data)));
    ECO_CHECK(office.record.drop_ephemeral(k_pending, user.id));
    return changed;
}

Result<Json> end_totp(const Office& office, const Caller& caller) {
    ECO_TRY(const store::State user, self(office, caller));
    Json data;
    data["totp_key"] = Json();
    return write(office, caller, user, "second_factor_off", std::move(data));
}

} // namespace eco::service
