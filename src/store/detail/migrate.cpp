// SPDX-License-Identifier: MulanPSL-2.0
// Looks first without a lock; only a schema that lags is locked and migrated.
#include "store/detail/migrate.hpp"

#include "base/digest.hpp"

#include <array>

namespace eco::store::sql {
// Generated from sql/: k_sqlite_migrations, k_postgres_migrations.
#include "store_migrations.inc"
} // namespace eco::store::sql

namespace eco::store::sql {
namespace {

Result<bool> has_marks(Connection& connection) {
    const bool sqlite = connection.dialect() == Dialect::sqlite;
    ECO_TRY(const Rows rows,
            connection.query(sqlite ? "SELECT 1 FROM sqlite_master WHERE name = 'schema_version'"
                                    : "SELECT 1 WHERE to_regclass('schema_version') IS NOT NULL",
                             {}));
    return !rows.empty();
}

/// How many migrations the database has, each held to its digest.
Result<std::size_t> applied(Connection& connection) {
    ECO_TRY(const bool marked, has_marks(connection));
    if (!marked) {
        return 0;
    }
    ECO_TRY(const Rows rows,
            connection.query("SELECT name, digest FROM schema_version ORDER BY number", {}));
    const auto known = migrations(connection.dialect());
    if (rows.size() > known.size()) {
        return fail(
            {ErrorCode::store_newer_schema,
             {{"found", std::to_string(rows.size())}, {"known", std::to_string(known.size())}},
             {}});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows.text(i, 1) != sha256_hex(known[i].sql)) {
            return fail({ErrorCode::store_migration_changed, {{"name", rows.text(i, 0)}}, {}});
        }
    }
    return rows.size();
}

Status apply(Connection& connection, std::size_t number, const Migration& migration) {
    ECO_CHECK(connection.script(std::string(migration.sql)));
    const std::string digest = sha256_hex(migration.sql);
    ECO_TRY(const std::size_t marked,
            connection.run(
                "INSERT INTO schema_version (number, name, digest) VALUES ($1, $2, $3)",
                std::array<Param, 3>{integer(number), migration.name, std::string_view(digest)}));
    static_cast<void>(marked);
    return {};
}

} // namespace

std::span<const Migration> migrations(Dialect dialect) {
    return dialect == Dialect::sqlite ? std::span<const Migration>(k_sqlite_migrations)
                                      : std::span<const Migration>(k_postgres_migrations);
}

Status migrate(Connection& connection) {
    const auto all = migrations(connection.dialect());
    ECO_TRY(const std::size_t seen, applied(connection));
    if (seen == all.size()) {
        return {};
    }
    ECO_TRY(Transaction transaction, Transaction::begin(connection, Mode::write));
    if (connection.dialect() == Dialect::postgres) {
        // Two servers may start at once; the number only has to be the same in both.
        ECO_CHECK(connection.script("SELECT pg_advisory_xact_lock(20260815)"));
    }
    ECO_CHECK(connection.script("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER PRIMARY "
                                "KEY, name TEXT NOT NULL, digest TEXT NOT NULL)"));
    ECO_TRY(const std::size_t begin, applied(connection));
    for (std::size_t i = begin; i < all.size(); ++i) {
        ECO_CHECK(apply(connection, i + 1, all[i]));
    }
    return transaction.commit();
}

} // namespace eco::store::sql
