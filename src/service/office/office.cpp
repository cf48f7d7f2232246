// SPDX-License-Identifier: MulanPSL-2.0
// Permission, and the words every write carries.
#include "service/office/office.hpp"

#include <algorithm>

namespace eco::service {
namespace {

using identity::Permission;
using identity::Principal;
using identity::Reach;

tl::unexpected<Error> refused(const Caller& caller, Permission what) {
    if (caller.who.anonymous()) {
        return fail({ErrorCode::service_login_needed, {}, {}});
    }
    if (caller.who.must_change_password) {
        return fail({ErrorCode::service_password_first, {}, {}});
    }
    return fail({ErrorCode::service_forbidden, {{"permission", std::string(name_of(what))}}, {}});
}

bool within(const std::string& region, const std::vector<std::string>& allowed) {
    return std::any_of(allowed.begin(), allowed.end(),
                       [&](const std::string& prefix) { return region.starts_with(prefix); });
}

/// What was asked for inside what is allowed; asking for nothing is asking for all that is allowed.
Status narrow_regions(const std::vector<std::string>& allowed, store::StateQuery& query) {
    if (query.regions.empty()) {
        query.regions = allowed;
        return {};
    }
    for (const std::string& region : query.regions) {
        if (!within(region, allowed)) {
            return fail({ErrorCode::service_other_region, {{"region", region}}, {}});
        }
    }
    return {};
}

} // namespace

Status require(const Office& office, const Caller& caller, Permission what) {
    return identity::widest(office.roles, caller.who, what) == Reach::none
               ? Status(refused(caller, what))
               : Status();
}

Status require(const Office& office, const Caller& caller, Permission what,
               const identity::Belonging& thing) {
    return identity::may(office.roles, caller.who, what, thing) ? Status()
                                                                : Status(refused(caller, what));
}

identity::Belonging belonging(const store::State& state) {
    return {state.data.string_or("owner", ""), state.data.string_or("organisation", ""),
            state.data.string_or("region", "")};
}

Status narrow(const Office& office, const Caller& caller, Permission what,
              store::StateQuery& query) {
    ECO_CHECK(require(office, caller, what));
    const Principal& who = caller.who;
    const bool own = query.owners == std::vector<std::string>{who.user};
    switch (identity::widest(office.roles, who, what)) {
    case Reach::none:
        return refused(caller, what);
    case Reach::all:
        return {};
    case Reach::region:
        return own ? Status()
                   : narrow_regions(identity::regions_of(office.roles, who, what), query);
    case Reach::organisation:
        if (!own && !who.organisation.empty()) {
            query.organisations = {who.organisation};
            return {};
        }
        [[fallthrough]];
    case Reach::own:
        query.owners = {who.user};
        return {};
    }
    return {};
}

store::Context context(const Caller& caller, std::string_view why) {
    std::string actor = caller.who.anonymous() ? "public" : caller.who.user;
    if (!caller.key.empty()) {
        actor = "key:" + caller.key;
    }
    return {std::move(actor), std::string(why), caller.client.empty() ? "local" : caller.client,
            caller.request.empty() ? "none" : caller.request, caller.now};
}

Result<store::State> existing(const Office& office, store::Kind kind, std::string_view id) {
    ECO_TRY(auto found, office.record.find(kind, id));
    if (!found) {
        return fail({ErrorCode::service_unknown_thing,
                     {{"kind", std::string(store::kind_name(kind))}, {"id", std::string(id)}},
                     {}});
    }
    return *std::move(found);
}

Result<store::State> written(const Office& office, const Caller& caller,
                             const store::Change& change, std::string_view why) {
    ECO_TRY(const store::Event event, office.record.append(change, context(caller, why)));
    static_cast<void>(event);
    return existing(office, change.kind, change.id);
}

Status note(const Office& office, const Caller& caller, std::string_view stream,
            std::string_view type) {
    ECO_TRY(const store::Event written,
            office.record.append({store::Kind::audit, std::string(stream), std::nullopt,
                                  std::string(type), Json(Json::Object{})},
                                 context(caller, type)));
    static_cast<void>(written);
    return {};
}

} // namespace eco::service
