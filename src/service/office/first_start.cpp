// SPDX-License-Identifier: MulanPSL-2.0
// Making the administrator.
#include "service/office/first_start.hpp"

#include "identity/token.hpp"
#include "service/office/user_state.hpp"

namespace eco::service {

Result<std::optional<identity::Secret>> first_administrator(const Office& office,
                                                            const Caller& caller) {
    store::StateQuery query;
    query.kind = store::Kind::user;
    query.limit = 1;
    ECO_TRY(const store::StatePage found, office.record.list(query));
    if (found.total > 0) {
        return std::nullopt;
    }
    const identity::Secret password = identity::one_time_password();
    ECO_TRY(Json data, password_members(office, Json(), password, true, caller.now));
    data["key"] = k_first_name;
    data["name"] = k_first_name;
    data["display_name"] = k_first_name;
    data["status"] = "active";
    data["grants"] = roles_json({{"administrator", ""}});
    store::Context why = context(caller, "first start");
    why.actor = "system";
    const auto made = office.record.append(
        {store::Kind::user, "administrator", 0, "created", std::move(data)}, why);
    if (!made && made.error().code == ErrorCode::store_conflict) {
        return std::nullopt;
    }
    ECO_TRY(const store::Event written, made);
    static_cast<void>(written);
    return password;
}

} // namespace eco::service
