// SPDX-License-Identifier: MulanPSL-2.0
// Making and ending API keys.
#include "service/office/api_keys.hpp"

#include "identity/token.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"

namespace eco::service {
namespace {

using identity::Permission;
using identity::Reach;
using store::Kind;

constexpr std::size_t k_most_title = 200;
constexpr double k_days = 90;
constexpr double k_most_days = 366;
constexpr std::int64_t k_day_millis = 86'400'000;

Json key_json(const store::State& state) {
    Json json;
    json["id"] = state.id;
    copy_members(state, {"title", "owner", "scopes", "expires", "status", "created_at"}, json);
    return json;
}

/// One who may manage all keys sees all; others their own.
bool manages(const Office& office, const Caller& caller) {
    return identity::widest(office.roles, caller.who, Permission::key_manage) != Reach::none;
}

Result<Json> scopes_of(const Office& office, const Caller& caller, const Body& body) {
    ECO_TRY(const std::vector<std::string> names, body.texts("scopes"));
    Json scopes{Json::Array{}};
    for (const std::string& name : names) {
        const auto what = identity::parse_permission(name);
        if (!what || *what == Permission::account_use || *what == Permission::key_use) {
            return fail(bad_member("scopes", "permissions other than account.use and key.use"));
        }
        if (identity::widest(office.roles, caller.who, *what) == Reach::none) {
            return fail({ErrorCode::service_scope_too_wide,
                         {{"scope", name}},
                         {"body", "/scopes", {}, 0, 0}});
        }
        scopes.push_back(name);
    }
    if (names.empty()) {
        return fail(bad_member("scopes", "at least one permission"));
    }
    return scopes;
}

Result<Instant> expiry_of(const Caller& caller, const Body& body) {
    const Json* days = body.find("days");
    const double stated = days == nullptr ? k_days : days->is_number() ? days->as_number() : 0;
    if (stated < 1 || stated > k_most_days) {
        return fail(bad_member("days", "1–366"));
    }
    return caller.now.plus_millis(static_cast<std::int64_t>(stated) * k_day_millis);
}

} // namespace

Result<Json> api_keys(const Office& office, const Caller& caller, const Page& page) {
    store::StateQuery query;
    query.kind = Kind::api_key;
    query.limit = page.limit;
    query.offset = page.offset;
    if (!manages(office, caller)) {
        ECO_CHECK(require(office, caller, Permission::key_use));
        query.owners = {caller.who.user};
    }
    ECO_TRY(const store::StatePage found, office.record.list(query));
    return listing(found, key_json);
}

Result<Json> make_api_key(const Office& office, const Caller& caller, std::string_view text) {
    ECO_CHECK(require(office, caller, Permission::key_use, {caller.who.user, "", ""}));
    ECO_TRY(const Body body, Body::read(text, {"title", "scopes", "days"}));
    Json data;
    ECO_TRY(data["title"], body.text("title", k_most_title));
    ECO_TRY(data["scopes"], scopes_of(office, caller, body));
    ECO_TRY(const Instant expires, expiry_of(caller, body));
    const identity::Token token = identity::make_token("egk_");
    data["key"] = token.digest;
    data["owner"] = caller.who.user;
    data["status"] = "active";
    data["expires"] = expires.to_string();
    ECO_TRY(const store::State made,
            written(office, caller,
                    {Kind::api_key, identity::random_id(), 0, "created", std::move(data)},
                    "make API key"));
    Json json = key_json(made);
    json["key"] = token.text.reveal();
    return json;
}

Result<Json> revoke_api_key(const Office& office, const Caller& caller, std::string_view id) {
    ECO_CHECK(require(office, caller, Permission::key_use));
    ECO_TRY(const store::State key, existing(office, Kind::api_key, id));
    if (!manages(office, caller)) {
        ECO_CHECK(require(office, caller, Permission::key_use, belonging(key)));
    }
    Json data;
    data["status"] = "revoked";
    ECO_TRY(const store::State now,
            written(office, caller,
                    {Kind::api_key, key.id, key.version, "revoked", std::move(data)},
                    "revoke API key"));
    return key_json(now);
}

} // namespace eco::service
