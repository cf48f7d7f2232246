// SPDX-License-Identifier: MulanPSL-2.0
// The one place where a role becomes a yes or a no.
#include "identity/principal.hpp"

#include <algorithm>

namespace eco::identity {
namespace {

/// What a principal may not do whatever its roles: an API key has its limits, and who must change
/// the password does that first.
bool is_barred(const Principal& who, Permission what) {
    if (who.only && !who.only->contains(what)) {
        return true;
    }
    return who.must_change_password && what != Permission::account_use;
}

bool covers(Reach reach, const Grant& grant, const Principal& who, const Belonging& thing) {
    switch (reach) {
    case Reach::none:
        return false;
    case Reach::own:
        return !who.anonymous() && thing.owner == who.user;
    case Reach::organisation:
        return !who.anonymous() &&
               (thing.owner == who.user ||
                (!who.organisation.empty() && thing.organisation == who.organisation));
    case Reach::region:
        // Something without a place is seen only by who sees everything, and by its owner.
        return thing.owner == who.user ||
               (grant.region.empty() ||
                (!thing.region.empty() && thing.region.starts_with(grant.region)));
    case Reach::all:
        return true;
    }
    return false;
}

} // namespace

Reach widest(const RoleTable& table, const Principal& who, Permission what) {
    Reach found = table.reach(k_public_role, what);
    if (!is_barred(who, what)) {
        for (const Grant& grant : who.grants) {
            const Reach reach = table.reach(grant.role, what);
            // A region that is not limited is everywhere.
            found = std::max(found,
                             reach == Reach::region && grant.region.empty() ? Reach::all : reach);
        }
    }
    return found;
}

bool may(const RoleTable& table, const Principal& who, Permission what, const Belonging& thing) {
    if (table.reach(k_public_role, what) == Reach::all) {
        return true;
    }
    return !is_barred(who, what) &&
           std::any_of(who.grants.begin(), who.grants.end(), [&](const Grant& grant) {
               return covers(table.reach(grant.role, what), grant, who, thing);
           });
}

std::vector<std::string> regions_of(const RoleTable& table, const Principal& who, Permission what) {
    std::vector<std::string> regions;
    for (const Grant& grant : who.grants) {
        if (table.reach(grant.role, what) == Reach::region && !grant.region.empty()) {
            regions.push_back(grant.region);
        }
    }
    std::sort(regions.begin(), regions.end());
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    return regions;
}

} // namespace eco::identity
