// SPDX-License-Identifier: MulanPSL-2.0
// Writing to the log: one transaction for all changes, serialised by the head row, so that the
// chain has one order. A commit whose answer was lost is looked up under the same lock before
// trying again.
#include "store/detail/impl.hpp"

#include "base/digest.hpp"

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

Result<std::uint64_t> version_of(sql::Connection& connection, const Change& change) {
    ECO_TRY(const Rows rows,
            connection.query(
                "SELECT coalesce(max(version), 0) FROM event WHERE kind = $1 AND id = $2",
                std::array<Param, 2>{kind_name(change.kind), std::string_view(change.id)}));
    return rows.number(0, 0);
}

Error conflict(const Change& change, std::uint64_t actual) {
    return {ErrorCode::store_conflict,
            {{"kind", std::string(kind_name(change.kind))},
             {"id", change.id},
             {"expected", std::to_string(change.expected.value_or(0))},
             {"actual", std::to_string(actual)}},
            {}};
}

/// The key's own stream may write it again; the unique index has the last word.
Status check_key(sql::Connection& connection, const StateRow& row) {
    if (row.key.empty()) {
        return {};
    }
    ECO_TRY(const Rows rows,
            connection.query("SELECT id FROM state WHERE kind = $1 AND key = $2 AND id <> $3",
                             std::array<Param, 3>{kind_name(row.kind), std::string_view(row.key),
                                                  std::string_view(row.id)}));
    return rows.empty() ? Status()
                        : fail({ErrorCode::store_key_taken,
                                {{"kind", std::string(kind_name(row.kind))}, {"key", row.key}},
                                {}});
}

Status project(sql::Connection& connection, const Event& event) {
    if (!is_projected(event.kind)) {
        return {};
    }
    ECO_TRY(Json before, load_state(connection, event.kind, event.id));
    const StateRow row = row_of(event.kind, fold(std::move(before), event));
    ECO_CHECK(check_key(connection, row));
    return put_state(connection, row);
}

Result<Event> append_one(sql::Connection& connection, const Change& change, const Context& context,
                         Head& head) {
    ECO_TRY(const std::uint64_t version, version_of(connection, change));
    if (change.expected && *change.expected != version) {
        return fail(conflict(change, version));
    }
    Event event{head.seq + 1,
                change.kind,
                change.id,
                version + 1,
                change.type,
                context,
                canonical_json(change.data),
                head.hash,
                ""};
    event.hash = sm3_hex(hash_input(event));
    ECO_CHECK(insert_event(connection, event));
    ECO_CHECK(project(connection, event));
    head = {event.seq, event.hash};
    return event;
}

/// Whether an earlier try, whose answer never came, is in the log after all.
Result<bool> is_in_log(sql::Connection& connection, const std::vector<Event>& events) {
    if (events.empty()) {
        return false;
    }
    ECO_TRY(const Rows rows,
            connection.query("SELECT 1 FROM event WHERE seq = $1 AND hash = $2",
                             std::array<Param, 2>{sql::integer(events.back().seq),
                                                  std::string_view(events.back().hash)}));
    return !rows.empty();
}

} // namespace

Status insert_event(sql::Connection& connection, const Event& event) {
    const Context& context = event.context;
    ECO_TRY(const std::size_t written,
            connection.run(
                "INSERT INTO event (seq, kind, id, version, type, at, actor, why, client, request, "
                "data, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
                "$13)",
                std::array<Param, 13>{
                    sql::integer(event.seq), kind_name(event.kind), std::string_view(event.id),
                    sql::integer(event.version), std::string_view(event.type), context.at.millis(),
                    std::string_view(context.actor), std::string_view(context.why),
                    std::string_view(context.client), std::string_view(context.request),
                    std::string_view(event.data), std::string_view(event.previous),
                    std::string_view(event.hash)}));
    static_cast<void>(written);
    return {};
}

Result<Head> lock_head(sql::Connection& connection) {
    const bool postgres = connection.dialect() == sql::Dialect::postgres;
    ECO_TRY(const Rows rows, connection.query(postgres ? "SELECT seq, hash FROM head FOR UPDATE"
                                                       : "SELECT seq, hash FROM head",
                                              {}));
    if (rows.size() != 1) {
        return fail({ErrorCode::store_damaged, {{"reason", "no head"}}, {}});
    }
    return Head{rows.number(0, 0), rows.text(0, 1)};
}

Status move_head(sql::Connection& connection, const Head& head) {
    ECO_TRY(
        const std::size_t written,
        connection.run("UPDATE head SET seq = $1, hash = $2",
                       std::array<Param, 2>{sql::integer(head.seq), std::string_view(head.hash)}));
    static_cast<void>(written);
    return {};
}

Result<std::vector<Event>> Record::append(std::span<const Change> changes, const Context& context) {
    ECO_CHECK(check_context(context));
    for (const Change& change : changes) {
        ECO_CHECK(check_change(change));
    }
    std::vector<Event> events;
    const Status done = m_impl->write([&](sql::Connection& connection) -> Status {
        ECO_TRY(Head head, lock_head(connection));
        ECO_TRY(const bool known, is_in_log(connection, events));
        if (known) {
            return {};
        }
        events.clear();
        std::vector<Event> made;
        for (const Change& change : changes) {
            ECO_TRY(Event event, append_one(connection, change, context, head));
            made.push_back(std::move(event));
        }
        ECO_CHECK(move_head(connection, head));
        events = std::move(made);
        return {};
    });
    ECO_CHECK(done);
    return events;
}

Result<Event> Record::append(const Change& change, const Context& context) {
    ECO_TRY(std::vector<Event> events, append(std::span(&change, 1), context));
    return std::move(events.front());
}

Status Record::adopt(std::span<const Event> events) {
    return m_impl->write([&](sql::Connection& connection) -> Status {
        ECO_TRY(Head head, lock_head(connection));
        if (!events.empty() && head.seq == events.back().seq && head.hash == events.back().hash) {
            return {}; // an earlier try did it
        }
        for (const Event& event : events) {
            if (event.seq != head.seq + 1 || event.previous != head.hash ||
                event.hash != sm3_hex(hash_input(event))) {
                return fail({ErrorCode::store_bad_chain, {{"seq", std::to_string(event.seq)}}, {}});
            }
            ECO_CHECK(insert_event(connection, event));
            ECO_CHECK(project(connection, event));
            head = {event.seq, event.hash};
        }
        return move_head(connection, head);
    });
}

} // namespace eco::store
