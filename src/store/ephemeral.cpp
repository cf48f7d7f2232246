// SPDX-License-Identifier: MulanPSL-2.0
// Rows that expire. An expired row is as good as none; purge removes it some day.
#include "store/detail/impl.hpp"

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

Result<std::optional<Json>> live(sql::Connection& connection, std::string_view table,
                                 std::string_view key, Instant now) {
    ECO_TRY(
        const Rows rows,
        connection.query("SELECT value FROM ephemeral WHERE tab = $1 AND key = $2 AND expires > $3",
                         std::array<Param, 3>{table, key, now.millis()}));
    if (rows.empty()) {
        return std::nullopt;
    }
    ECO_TRY(Json value, parse_json(rows.text(0, 0), ""));
    return value;
}

Status run(Record::Impl& impl, std::string_view statement, std::span<const Param> params,
           std::size_t* changed) {
    return impl.write([&](sql::Connection& connection) -> Status {
        ECO_TRY(const std::size_t count, connection.run(statement, params));
        if (changed != nullptr) {
            *changed = count;
        }
        return {};
    });
}

} // namespace

Status Record::put_ephemeral(std::string_view table, std::string_view key, std::string_view owner,
                             const Json& value, Instant expires) {
    const std::string text = canonical_json(value);
    return run(*m_impl,
               "INSERT INTO ephemeral (tab, key, owner, value, count, expires) VALUES ($1, $2, $3, "
               "$4, 0, $5) ON CONFLICT (tab, key) DO UPDATE SET owner = excluded.owner, value = "
               "excluded.value, count = 0, expires = excluded.expires",
               std::array<Param, 5>{table, key, owner, std::string_view(text), expires.millis()},
               nullptr);
}

Result<std::optional<Json>> Record::find_ephemeral(std::string_view table, std::string_view key,
                                                   Instant now) const {
    std::optional<Json> found;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(found, live(connection, table, key, now));
        return {};
    });
    ECO_CHECK(done);
    return found;
}

Result<std::optional<Json>> Record::take_ephemeral(std::string_view table, std::string_view key,
                                                   Instant now) {
    std::optional<Json> taken;
    const Status done = m_impl->write([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows,
                connection.query("DELETE FROM ephemeral WHERE tab = $1 AND key = $2 RETURNING "
                                 "value, expires",
                                 std::array<Param, 2>{table, key}));
        taken.reset();
        if (!rows.empty() && rows.integer(0, 1) > now.millis()) {
            ECO_TRY(taken, parse_json(rows.text(0, 0), ""));
        }
        return {};
    });
    ECO_CHECK(done);
    return taken;
}

Status Record::drop_ephemeral(std::string_view table, std::string_view key) {
    return run(*m_impl, "DELETE FROM ephemeral WHERE tab = $1 AND key = $2",
               std::array<Param, 2>{table, key}, nullptr);
}

Status Record::drop_ephemerals_of(std::string_view table, std::string_view owner) {
    return run(*m_impl, "DELETE FROM ephemeral WHERE tab = $1 AND owner = $2",
               std::array<Param, 2>{table, owner}, nullptr);
}

Result<std::size_t> Record::count_up(std::string_view table, std::string_view key, Instant now,
                                     Instant expires) {
    std::size_t count = 0;
    const Status done = m_impl->write([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows,
                connection.query(
                    "INSERT INTO ephemeral (tab, key, owner, value, count, expires) VALUES ($1, "
                    "$2, '', 'null', 1, $4) ON CONFLICT (tab, key) DO UPDATE SET count = CASE WHEN "
                    "ephemeral.expires > $3 THEN ephemeral.count + 1 ELSE 1 END, expires = CASE "
                    "WHEN ephemeral.expires > $3 THEN ephemeral.expires ELSE excluded.expires END "
                    "RETURNING count",
                    std::array<Param, 4>{table, key, now.millis(), expires.millis()}));
        count = rows.number(0, 0);
        return {};
    });
    ECO_CHECK(done);
    return count;
}

Result<std::size_t> Record::count_of(std::string_view table, std::string_view key,
                                     Instant now) const {
    std::size_t count = 0;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows,
                connection.query(
                    "SELECT count FROM ephemeral WHERE tab = $1 AND key = $2 AND expires > $3",
                    std::array<Param, 3>{table, key, now.millis()}));
        count = rows.empty() ? 0 : rows.number(0, 0);
        return {};
    });
    ECO_CHECK(done);
    return count;
}

Result<std::size_t> Record::purge(Instant now) {
    std::size_t removed = 0;
    ECO_CHECK(run(*m_impl, "DELETE FROM ephemeral WHERE expires <= $1",
                  std::array<Param, 1>{now.millis()}, &removed));
    return removed;
}

} // namespace eco::store
