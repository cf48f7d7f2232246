// SPDX-License-Identifier: MulanPSL-2.0
// The inside of a Record: its pool, and how a piece of work gets a connection, a transaction and,
// where the server went away, another try.
#pragma once

#include "store/detail/pool.hpp"
#include "store/detail/projection.hpp"
#include "store/record.hpp"

#include <array>
#include <chrono>
#include <functional>
#include <mutex>

namespace eco::store {

struct Record::Impl {
    Impl(sql::Pool::Factory factory, const Options& options, sql::Dialect dialect_used)
        : pool(std::move(factory), options.connections, options.patience_millis),
          patience(options.patience_millis), dialect(dialect_used) {}

    sql::Pool pool;
    int patience;
    sql::Dialect dialect;
    /// Within one process SQLite's writers queue here and not in its busy handler, which sleeps.
    std::timed_mutex writer;

    using Work = std::function<Status(sql::Connection&)>;
    /// Runs the work in a transaction. A connection that broke is replaced and the work run again
    /// until patience ends; so the work must be such that running it twice does no harm.
    [[nodiscard]] Status read(const Work& work);
    [[nodiscard]] Status write(const Work& work);

  private:
    [[nodiscard]] Status attempt(sql::Mode mode, const Work& work, bool& broken);
    [[nodiscard]] Status persist(sql::Mode mode, const Work& work);
};

/// Columns of `event` in the order event_at reads them.
inline constexpr std::string_view k_event_columns =
    "seq, kind, id, version, type, at, actor, why, client, request, data, previous, hash";
[[nodiscard]] Event event_at(const sql::Rows& rows, std::size_t row);

/// Writes one event, updates the state it belongs to.
[[nodiscard]] Status insert_event(sql::Connection& connection, const Event& event);
[[nodiscard]] Status put_state(sql::Connection& connection, const StateRow& row);
[[nodiscard]] Result<Json> load_state(sql::Connection& connection, Kind kind, std::string_view id);
/// In a writing transaction: the head, locked against other writers.
[[nodiscard]] Result<Head> lock_head(sql::Connection& connection);
[[nodiscard]] Status move_head(sql::Connection& connection, const Head& head);

} // namespace eco::store
