// SPDX-License-Identifier: MulanPSL-2.0
// Administration of accounts.
#include "service/office/users.hpp"

#include "identity/token.hpp"
#include "service/office/body.hpp"
#include "service/office/listing.hpp"
#include "service/office/user_state.hpp"

#include <algorithm>

namespace eco::service {
namespace {

using identity::Grant;
using identity::Permission;
using identity::Secret;
using store::Kind;

constexpr std::string_view k_sessions = "session";
constexpr std::size_t k_most_name = 64;
constexpr std::size_t k_most_title = 200;
constexpr std::size_t k_most_region = 12;

bool is_login_name(std::string_view name) {
    return name.size() >= 2 && name.size() <= k_most_name &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '_' || c == '-' || c == '@';
           });
}

bool is_region(std::string_view region) {
    return region.size() <= k_most_region &&
           std::all_of(region.begin(), region.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::vector<Grant>> read_roles(const Office& office, const Json& list) {
    std::vector<Grant> grants;
    if (!list.is_array()) {
        return fail(bad_member("roles", "[{role, region}]"));
    }
    std::vector<std::string> names;
    for (const Json& one : list.as_array()) {
        Grant grant{one.string_or("role", ""), one.string_or("region", "")};
        if (!office.roles.knows(grant.role) || grant.role == identity::k_public_role) {
            return fail({ErrorCode::identity_unknown_role,
                         {{"role", grant.role}},
                         {"body", "/roles", {}, 0, 0}});
        }
        if (!is_region(grant.region)) {
            return fail(bad_member("roles", "region: digits of a region's code"));
        }
        if (const std::string other = office.roles.conflict(grant.role, names); !other.empty()) {
            return fail({ErrorCode::service_roles_apart,
                         {{"role", grant.role}, {"other", other}},
                         {"body", "/roles", {}, 0, 0}});
        }
        names.push_back(grant.role);
        grants.push_back(std::move(grant));
    }
    return grants;
}

Status check_organisation(const Office& office, const std::string& id) {
    if (id.empty()) {
        return {};
    }
    ECO_TRY(const store::State found, existing(office, Kind::organisation, id));
    static_cast<void>(found);
    return {};
}

Result<store::State> write(const Office& office, const Caller& caller,
                           const store::Change& change) {
    return written(office, caller, change, change.type);
}

/// Members of a new password for one use, and the password.
Result<std::pair<Json, Secret>> one_time(const Office& office, const Json& user, Instant now) {
    const Secret password = identity::one_time_password();
    ECO_TRY(Json members, password_members(office, user, password, true, now));
    return std::pair(std::move(members), password);
}

/// The members of a state that a request changes. Errors: as change_user.
Result<Json> changes_of(const Office& office, const Caller& caller, const Body& body) {
    Json data{Json::Object{}};
    if (body.has("display_name") || body.has("organisation")) {
        ECO_CHECK(require(office, caller, Permission::user_write));
    }
    if (body.has("display_name")) {
        ECO_TRY(data["display_name"], body.text("display_name", k_most_title));
    }
    if (body.has("organisation")) {
        ECO_TRY(const std::string organisation, body.text_or_empty("organisation", k_most_name));
        ECO_CHECK(check_organisation(office, organisation));
        data["organisation"] = organisation;
    }
    if (body.has("status")) {
        ECO_CHECK(require(office, caller, Permission::user_write));
        ECO_TRY(const std::string status, body.text("status", k_most_name));
        if (status != "active" && status != "disabled") {
            return fail(bad_member("status", "active | disabled"));
        }
        data["status"] = status;
    }
    if (body.has("roles")) {
        ECO_CHECK(require(office, caller, Permission::user_grant));
        ECO_TRY(const std::vector<Grant> grants, read_roles(office, *body.find("roles")));
        data["grants"] = roles_json(grants);
    }
    return data;
}

} // namespace

Result<Json> users(const Office& office, const Caller& caller, std::string_view text,
                   const Page& page) {
    ECO_CHECK(require(office, caller, Permission::user_read));
    store::StateQuery query;
    query.kind = Kind::user;
    query.text = text;
    query.limit = page.limit;
    query.offset = page.offset;
    ECO_TRY(const store::StatePage found, office.record.list(query));
    return listing(found, user_json);
}

Result<Json> user(const Office& office, const Caller& caller, std::string_view id) {
    ECO_CHECK(require(office, caller, Permission::user_read));
    ECO_TRY(const store::State found, existing(office, Kind::user, id));
    return user_json(found);
}

Result<Json> make_user(const Office& office, const Caller& caller, std::string_view text) {
    ECO_CHECK(require(office, caller, Permission::user_write));
    ECO_TRY(const Body body, Body::read(text, {"name", "display_name", "organisation", "roles"}));
    ECO_TRY(const std::string name, body.text("name", k_most_name));
    ECO_TRY(const std::string display_name, body.text("display_name", k_most_title));
    if (!is_login_name(name)) {
        return fail(bad_member("name", "2–64 of A-Z a-z 0-9 . _ - @"));
    }
    ECO_TRY(Json data, changes_of(office, caller, body));
    ECO_TRY(auto password, one_time(office, Json(), caller.now));
    for (auto& [member, value] : password.first.as_object()) {
        data[member] = std::move(value);
    }
    data["key"] = login_key(name);
    data["name"] = name;
    data["display_name"] = display_name;
    data["status"] = "active";
    const auto made =
        write(office, caller, {Kind::user, identity::random_id(), 0, "created", std::move(data)});
    if (!made && made.error().code == ErrorCode::store_key_taken) {
        return fail({ErrorCode::service_name_taken, {{"name", name}}, {"body", "/name", {}, 0, 0}});
    }
    ECO_TRY(const store::State state, made);
    Json json = user_json(state);
    json["one_time_password"] = password.second.reveal();
    return json;
}

Result<Json> change_user(const Office& office, const Caller& caller, std::string_view id,
                         std::string_view text) {
    ECO_TRY(const Body body, Body::read(text, {"display_name", "organisation", "status", "roles"}));
    ECO_CHECK(require(office, caller, Permission::user_read));
    ECO_TRY(const store::State user, existing(office, Kind::user, id));
    ECO_TRY(Json data, changes_of(office, caller, body));
    if (data.as_object().empty()) {
        return user_json(user);
    }
    const bool weighty = body.has("roles") || body.has("status");
    if (weighty && user.id == caller.who.user) {
        return fail({ErrorCode::service_not_oneself, {}, {}});
    }
    ECO_TRY(const store::State changed,
            write(office, caller, {Kind::user, user.id, user.version, "changed", std::move(data)}));
    if (weighty) {
        ECO_CHECK(office.record.drop_ephemerals_of(k_sessions, user.id));
    }
    return user_json(changed);
}

Result<Json> reset_password(const Office& office, const Caller& caller, std::string_view id) {
    ECO_CHECK(require(office, caller, Permission::user_write));
    ECO_TRY(const store::State user, existing(office, Kind::user, id));
    ECO_TRY(auto password, one_time(office, user.data, caller.now));
    password.first["totp_key"] = Json();
    ECO_TRY(const store::State changed, write(office, caller,
                                              {Kind::user, user.id, user.version, "password_reset",
                                               std::move(password.first)}));
    ECO_CHECK(office.record.drop_ephemerals_of(k_sessions, changed.id));
    Json json;
    json["one_time_password"] = password.second.reveal();
    return json;
}

} // namespace eco::service
