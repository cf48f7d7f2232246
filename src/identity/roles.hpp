// SPDX-License-Identifier: MulanPSL-2.0
// The table of roles, data/roles.csv: which role may do what, and how far. Also which roles one
// person may not hold together (三员分立: system, security and audit are three people).
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"
#include "identity/permission.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eco::identity {

inline constexpr std::string_view k_public_role = "public";

/// A role with the place it is held for: a prefix of region codes (空 = everywhere).
struct Grant {
    std::string role;
    std::string region;
};

class RoleTable {
  public:
    /// Columns role, permission, reach; a pair stands once. `apart`: columns role, other, basis.
    /// Errors: base_csv_missing_column, identity_unknown_permission, identity_unknown_reach,
    /// identity_role_twice, identity_unknown_role.
    [[nodiscard]] static Result<RoleTable> from_csv(const CsvTable& roles, const CsvTable& apart);

    [[nodiscard]] bool knows(std::string_view role) const;
    [[nodiscard]] Reach reach(std::string_view role, Permission permission) const;
    /// Roles in the order of the table.
    [[nodiscard]] const std::vector<std::string>& roles() const { return m_names; }
    /// The other role that does not go with this one, among those given; empty: none.
    [[nodiscard]] std::string conflict(std::string_view role,
                                       const std::vector<std::string>& others) const;

  private:
    std::vector<std::string> m_names;
    std::map<std::string, std::array<Reach, k_permissions>, std::less<>> m_reach;
    std::vector<std::pair<std::string, std::string>> m_apart;
};

} // namespace eco::identity
