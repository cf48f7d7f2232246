// SPDX-License-Identifier: MulanPSL-2.0
// Numbered migrations, embedded, forward only. What was applied is remembered with its digest.
#pragma once

#include "store/detail/sql.hpp"

#include <span>
#include <string_view>

namespace eco::store::sql {

struct Migration {
    std::string_view name; ///< "0001_record.sql"
    std::string_view sql;
};

/// Those of sql/<dialect>/, in order.
[[nodiscard]] std::span<const Migration> migrations(Dialect dialect);

/// Applies what is missing, each in one transaction with its mark. Errors: store_newer_schema (made
/// by a later program), store_migration_changed (a digest differs: not a schema of this program).
[[nodiscard]] Status migrate(Connection& connection);

} // namespace eco::store::sql
