// SPDX-License-Identifier: MulanPSL-2.0
// Who asks: nobody (public), a person with roles, or a person's API key with fewer.
#pragma once

#include "identity/roles.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace eco::identity {

struct Principal {
    std::string user;         ///< id; empty: nobody has logged in
    std::string name;         ///< for the record
    std::string organisation; ///< id, or empty
    std::vector<Grant> grants;
    std::optional<std::set<Permission>> only; ///< what the API key is limited to
    bool must_change_password = false;        ///< then nothing but that is allowed

    [[nodiscard]] bool anonymous() const { return user.empty(); }
};

/// What something belongs to; empty parts belong to nobody.
struct Belonging {
    std::string owner, organisation, region;
};

/// The widest reach of any of the principal's roles, wherever it is held. The public role is
/// everybody's.
[[nodiscard]] Reach widest(const RoleTable& table, const Principal& who, Permission what);
/// True where one of the roles reaches the thing: all, its region by prefix, its organisation, or
/// as the owner.
[[nodiscard]] bool may(const RoleTable& table, const Principal& who, Permission what,
                       const Belonging& thing);
/// Region prefixes that a listing is limited to when the reach is region; sorted, no repeats.
[[nodiscard]] std::vector<std::string> regions_of(const RoleTable& table, const Principal& who,
                                                  Permission what);

} // namespace eco::identity
