// SPDX-License-Identifier: MulanPSL-2.0
// Reading the tables.
#include "identity/roles.hpp"

#include <algorithm>

namespace eco::identity {

Result<RoleTable> RoleTable::from_csv(const CsvTable& roles, const CsvTable& apart) {
    ECO_CHECK(require_columns(roles, {"role", "permission", "reach"}));
    ECO_CHECK(require_columns(apart, {"role", "other", "basis"}));
    const std::size_t role = *roles.column("role");
    const std::size_t permission = *roles.column("permission");
    const std::size_t reach = *roles.column("reach");
    RoleTable made;
    for (const CsvRow& row : roles.rows) {
        const auto what = parse_permission(row.cells[permission]);
        const auto far = parse_reach(row.cells[reach]);
        if (!what || !far || *far == Reach::none) {
            const std::size_t column = what ? reach : permission;
            return fail(
                {what ? ErrorCode::identity_unknown_reach : ErrorCode::identity_unknown_permission,
                 {{"name", row.cells[column]}},
                 roles.where(row, column)});
        }
        const auto [entry, fresh] = made.m_reach.try_emplace(row.cells[role]);
        if (fresh) {
            made.m_names.push_back(row.cells[role]);
        }
        Reach& cell = entry->second.at(static_cast<std::size_t>(*what));
        if (cell != Reach::none) {
            return fail({ErrorCode::identity_role_twice,
                         {{"role", row.cells[role]}, {"permission", row.cells[permission]}},
                         roles.where(row, role)});
        }
        cell = *far;
    }
    for (const CsvRow& row : apart.rows) {
        for (const auto* name : {"role", "other"}) {
            const std::size_t column = *apart.column(name);
            if (!made.knows(row.cells[column])) {
                return fail({ErrorCode::identity_unknown_role,
                             {{"role", row.cells[column]}},
                             apart.where(row, column)});
            }
        }
        made.m_apart.emplace_back(row.cells[*apart.column("role")],
                                  row.cells[*apart.column("other")]);
    }
    return made;
}

bool RoleTable::knows(std::string_view role) const {
    return m_reach.find(role) != m_reach.end();
}

Reach RoleTable::reach(std::string_view role, Permission permission) const {
    const auto found = m_reach.find(role);
    return found == m_reach.end() ? Reach::none
                                  : found->second.at(static_cast<std::size_t>(permission));
}

std::string RoleTable::conflict(std::string_view role,
                                const std::vector<std::string>& others) const {
    for (const auto& [a, b] : m_apart) {
        for (const std::string& other : others) {
            if ((a == role && b == other) || (b == role && a == other)) {
                return other;
            }
        }
    }
    return {};
}

} // namespace eco::identity
