// SPDX-License-Identifier: MulanPSL-2.0
// Members of a user's state.
#include "service/office/user_state.hpp"

#include <algorithm>

namespace eco::service {
namespace {

bool flag(const Json& json, std::string_view name) {
    const Json* value = json.find(name);
    return value != nullptr && value->is_bool() && value->as_bool();
}

} // namespace

std::string login_key(std::string_view name) {
    std::string key(name);
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return key;
}

std::vector<identity::Grant> grants_of(const Json& user) {
    std::vector<identity::Grant> grants;
    const Json* list = user.find("grants");
    if (list != nullptr && list->is_array()) {
        for (const Json& one : list->as_array()) {
            grants.push_back({one.string_or("role", ""), one.string_or("region", "")});
        }
    }
    return grants;
}

bool is_active(const Json& user) {
    return user.string_or("status", "") == "active";
}

identity::Principal principal_of(const Office& office, const store::State& user, Instant now) {
    const auto set = Instant::parse(user.data.string_or("password_set", ""));
    const bool local = user.data.find("password") != nullptr;
    const bool outdated =
        local && (!set || is_outdated(office.rules.passwords, moment(*set), moment(now)));
    return {user.id,
            user.data.string_or("name", ""),
            user.data.string_or("organisation", ""),
            grants_of(user.data),
            {},
            flag(user.data, "must_change_password") || outdated};
}

Json roles_json(const std::vector<identity::Grant>& grants) {
    Json list{Json::Array{}};
    for (const identity::Grant& grant : grants) {
        Json one;
        one["role"] = grant.role;
        one["region"] = grant.region;
        list.push_back(std::move(one));
    }
    return list;
}

std::string second_factor_of(const store::State& user) {
    return "totp:" + user.id;
}

Json user_json(const store::State& user) {
    Json json;
    json["id"] = user.id;
    json["version"] = static_cast<double>(user.version);
    for (const auto* name :
         {"name", "display_name", "organisation", "status", "created_at", "updated_at"}) {
        json[name] = user.data.string_or(name, "");
    }
    json["roles"] = roles_json(grants_of(user.data));
    json["must_change_password"] = flag(user.data, "must_change_password");
    json["totp"] = user.data.find("totp_key") != nullptr;
    return json;
}

std::vector<std::string> former_hashes(const Json& user) {
    std::vector<std::string> hashes;
    const Json* list = user.find("former");
    if (list != nullptr && list->is_array()) {
        for (const Json& hash : list->as_array()) {
            hashes.push_back(hash.as_string());
        }
    }
    return hashes;
}

Result<Json> password_members(const Office& office, const Json& user,
                              const identity::Secret& password, bool must_change, Instant now) {
    ECO_TRY(std::string hash, identity::hash_password(password, office.rules.cost));
    std::vector<std::string> former = former_hashes(user);
    former.insert(former.begin(), hash);
    former.resize(
        std::min(former.size(), std::max<std::size_t>(office.rules.passwords.history, 1)));
    Json members;
    members["password"] = std::move(hash);
    members["former"] = Json(Json::Array{});
    for (std::string& one : former) {
        members["former"].push_back(std::move(one));
    }
    members["password_set"] = now.to_string();
    members["must_change_password"] = must_change;
    return members;
}

} // namespace eco::service
