// SPDX-License-Identifier: MulanPSL-2.0
// Reading the log: history of a stream, audit queries, everything in order.
#include "store/detail/impl.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

constexpr std::size_t k_page = 500;

std::vector<Event> all_of(const Rows& rows) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        events.push_back(event_at(rows, i));
    }
    return events;
}

struct EventFilter {
    std::string where = "1 = 1";
    std::vector<Param> params;

    explicit EventFilter(const EventQuery& query) {
        if (!query.actor.empty()) {
            add("actor = ", std::string_view(query.actor));
        }
        if (query.kind) {
            add("kind = ", kind_name(*query.kind));
        }
        if (!query.id.empty()) {
            add("id = ", std::string_view(query.id));
        }
        if (!query.type.empty()) {
            add("type = ", std::string_view(query.type));
        }
        if (query.from) {
            add("at >= ", query.from->millis());
        }
        if (query.to) {
            add("at < ", query.to->millis());
        }
    }
    void add(std::string_view condition, Param param) {
        params.push_back(param);
        where += fmt::format(" AND {}${}", condition, params.size());
    }
};

} // namespace

Event event_at(const Rows& rows, std::size_t row) {
    // A kind this program does not know was written by another: it hashes to something else.
    return {rows.number(row, 0),
            kind_of(rows.text(row, 1)).value_or(Kind::audit),
            rows.text(row, 2),
            rows.number(row, 3),
            rows.text(row, 4),
            {rows.text(row, 6), rows.text(row, 7), rows.text(row, 8), rows.text(row, 9),
             Instant::from_millis(rows.integer(row, 5))},
            rows.text(row, 10),
            rows.text(row, 11),
            rows.text(row, 12)};
}

Result<std::vector<Event>> Record::history(Kind kind, std::string_view id) const {
    std::vector<Event> events;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows,
                connection.query(fmt::format("SELECT {} FROM event WHERE kind = $1 AND id = $2 "
                                             "ORDER BY version",
                                             k_event_columns),
                                 std::array<Param, 2>{kind_name(kind), id}));
        events = all_of(rows);
        return {};
    });
    ECO_CHECK(done);
    return events;
}

Result<std::optional<State>> Record::at_version(Kind kind, std::string_view id,
                                                std::uint64_t version) const {
    ECO_TRY(const std::vector<Event> events, history(kind, id));
    if (version == 0 || version > events.size()) {
        return std::nullopt;
    }
    Json state;
    for (std::uint64_t i = 0; i < version; ++i) {
        state = fold(std::move(state), events[i]);
    }
    return State{std::string(id), version, std::move(state)};
}

Result<EventPage> Record::events(const EventQuery& query) const {
    const EventFilter filter(query);
    EventPage page;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows total,
                connection.query(fmt::format("SELECT count(*) FROM event WHERE {}", filter.where),
                                 filter.params));
        ECO_TRY(
            const Rows rows,
            connection.query(
                fmt::format("SELECT {} FROM event WHERE {} ORDER BY seq DESC LIMIT {} OFFSET {}",
                            k_event_columns, filter.where, query.limit, query.offset),
                filter.params));
        page = {all_of(rows), total.number(0, 0)};
        return {};
    });
    ECO_CHECK(done);
    return page;
}

Result<std::optional<Event>> Record::event(std::uint64_t seq) const {
    std::optional<Event> found;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows, connection.query(fmt::format("SELECT {} FROM event WHERE seq = $1",
                                                              k_event_columns),
                                                  std::array<Param, 1>{sql::integer(seq)}));
        found = rows.empty() ? std::nullopt : std::optional(event_at(rows, 0));
        return {};
    });
    ECO_CHECK(done);
    return found;
}

Result<Head> Record::head() const {
    Head head;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows, connection.query("SELECT seq, hash FROM head", {}));
        if (rows.size() != 1) {
            return fail({ErrorCode::store_damaged, {{"reason", "no head"}}, {}});
        }
        head = {rows.number(0, 0), rows.text(0, 1)};
        return {};
    });
    ECO_CHECK(done);
    return head;
}

Status Record::each_event(std::uint64_t after,
                          const std::function<Status(const Event&)>& visit) const {
    while (true) {
        std::vector<Event> events;
        const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
            ECO_TRY(const Rows rows,
                    connection.query(
                        fmt::format("SELECT {} FROM event WHERE seq > $1 ORDER BY seq LIMIT {}",
                                    k_event_columns, k_page),
                        std::array<Param, 1>{sql::integer(after)}));
            events = all_of(rows);
            return {};
        });
        ECO_CHECK(done);
        if (events.empty()) {
            return {};
        }
        for (const Event& event : events) {
            ECO_CHECK(visit(event));
        }
        after = events.back().seq;
    }
}

} // namespace eco::store
