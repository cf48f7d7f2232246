// SPDX-License-Identifier: MulanPSL-2.0
// The bare SQLite handle, for what the seam does not carry (the backup API).
#pragma once

#include "base/result.hpp"
#include "store/detail/sql.hpp"

#include <sqlite3.h>

#include <memory>
#include <string>

namespace eco::store::sql {

struct CloseSqlite {
    void operator()(sqlite3* held) const;
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

/// Opens for reading and writing, creating the file; no settings but the busy time-out.
[[nodiscard]] Result<SqliteHandle> open_sqlite_file(const std::string& path, int patience_millis);

} // namespace eco::store::sql
