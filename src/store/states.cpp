// SPDX-License-Identifier: MulanPSL-2.0
// Reading and writing rows of the projection.
#include "store/detail/impl.hpp"

#include "base/text.hpp"
#include "store/bigrams.hpp"

#include <fmt/format.h>

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

Param box_side(const std::optional<Box>& box, double Box::*side) {
    return box ? Param((*box).*side) : Param(sql::Null{});
}

/// The columns both databases have; PostgreSQL computes two more from them.
std::string upsert(sql::Dialect dialect) {
    static constexpr std::array<std::string_view, 19> k_columns = {
        "kind",   "id",     "version", "key",   "owner",     "organisation", "region",
        "status", "parent", "title",   "head",  "body",      "footprint",    "west",
        "south",  "east",   "north",   "words", "updated_at"};
    std::string names = "created_at";
    std::string values = "$20";
    std::string updates;
    for (std::size_t i = 0; i < k_columns.size(); ++i) {
        names += fmt::format(", {}", k_columns[i]);
        values += fmt::format(", ${}", i + 1);
        if (i >= 2) {
            updates +=
                fmt::format("{}{} = excluded.{}", i == 2 ? "" : ", ", k_columns[i], k_columns[i]);
        }
    }
    if (dialect == sql::Dialect::postgres) {
        names += ", tokens, shape";
        values += ", $21::tsvector, ST_SetSRID(ST_GeomFromGeoJSON($13), 4490)";
        updates += ", tokens = excluded.tokens, shape = excluded.shape";
    }
    return fmt::format("INSERT INTO state ({}) VALUES ({}) ON CONFLICT (kind, id) DO UPDATE SET {}",
                       names, values, updates);
}

/// WHERE clauses that hold together, with their parameters kept alive.
class Filter {
  public:
    Filter(const StateQuery& query, sql::Dialect dialect) {
        m_where = "kind = " + add(std::string(kind_name(query.kind)));
        any_of("owner", query.owners);
        any_of("organisation", query.organisations);
        any_of("status", query.statuses);
        any_of("parent", query.parents);
        regions(query.regions);
        if (query.box) {
            box(*query.box, dialect);
        }
        if (!query.text.empty()) {
            words(query.text, dialect);
        }
    }
    [[nodiscard]] const std::string& where() const { return m_where; }
    [[nodiscard]] std::vector<Param> params() const {
        std::vector<Param> params;
        for (const auto& value : m_values) {
            if (const auto* text = std::get_if<std::string>(&value)) {
                params.emplace_back(std::string_view(*text));
            } else {
                params.emplace_back(std::get<double>(value));
            }
        }
        return params;
    }

  private:
    std::string add(std::variant<std::string, double> value) {
        m_values.push_back(std::move(value));
        return fmt::format("${}", m_values.size());
    }
    void any_of(std::string_view column, const std::vector<std::string>& values) {
        std::vector<std::string> names;
        for (const std::string& value : values) {
            names.push_back(add(value));
        }
        if (!names.empty()) {
            m_where += fmt::format(" AND {} IN ({})", column, join(names, ", "));
        }
    }
    void regions(const std::vector<std::string>& prefixes) {
        std::vector<std::string> ranges;
        for (const std::string& prefix : prefixes) {
            // Codes are digits; ":" is the next character after "9".
            ranges.push_back(
                fmt::format("(region >= {} AND region < {})", add(prefix), add(prefix + ":")));
        }
        if (!ranges.empty()) {
            m_where += fmt::format(" AND ({})", join(ranges, " OR "));
        }
    }
    void box(const Box& box, sql::Dialect dialect) {
        const std::string west = add(box.west), south = add(box.south), east = add(box.east),
                          north = add(box.north);
        // The indexes hold single precision, rounded outward: the exact columns decide.
        m_where += fmt::format(" AND east >= {} AND west <= {} AND north >= {} AND south <= {}",
                               west, east, south, north);
        m_where += dialect == sql::Dialect::sqlite
                       ? fmt::format(" AND row IN (SELECT row FROM state_box WHERE east >= {} AND "
                                     "west <= {} AND north >= {} AND south <= {})",
                                     west, east, south, north)
                       : fmt::format(" AND shape && ST_MakeEnvelope({}, {}, {}, {}, 4490)", west,
                                     south, east, north);
    }
    void words(const std::string& text, sql::Dialect dialect) {
        const auto phrases = is_utf8(text) ? phrases_of(text) : std::vector<Phrase>();
        if (phrases.empty()) {
            m_where += " AND 1 = 0"; // only punctuation: nothing can match
        } else if (dialect == sql::Dialect::sqlite) {
            m_where +=
                fmt::format(" AND row IN (SELECT rowid FROM state_text WHERE state_text MATCH {})",
                            add(fts5_query(phrases)));
        } else {
            m_where += fmt::format(" AND tokens @@ {}::tsquery", add(tsquery(phrases)));
        }
    }

    std::string m_where;
    std::vector<std::variant<std::string, double>> m_values;
};

std::string_view order_by(Order order) {
    switch (order) {
    case Order::updated_newest:
        return "updated_at DESC, id";
    case Order::created_newest:
        return "created_at DESC, id";
    case Order::title:
        return "title, id";
    }
    return "id";
}

State as_state(Json data) {
    State state;
    state.id = data.string_or("id", "");
    const Json* version = data.find("version");
    state.version = version != nullptr && version->is_number()
                        ? static_cast<std::uint64_t>(version->as_number())
                        : 0;
    state.data = std::move(data);
    return state;
}

} // namespace

Status put_state(sql::Connection& connection, const StateRow& row) {
    static const std::string k_sqlite = upsert(sql::Dialect::sqlite);
    static const std::string k_postgres = upsert(sql::Dialect::postgres);
    const bool sqlite = connection.dialect() == sql::Dialect::sqlite;
    const std::string tokens = sqlite ? std::string() : tsvector(split_list(row.words, ' '));
    const std::array<Param, 21> params = {kind_name(row.kind),
                                          std::string_view(row.id),
                                          sql::integer(row.version),
                                          sql::optional_text(row.key),
                                          sql::optional_text(row.owner),
                                          sql::optional_text(row.organisation),
                                          sql::optional_text(row.region),
                                          sql::optional_text(row.status),
                                          sql::optional_text(row.parent),
                                          sql::optional_text(row.title),
                                          std::string_view(row.head),
                                          sql::optional_text(row.body),
                                          sql::optional_text(row.footprint),
                                          box_side(row.box, &Box::west),
                                          box_side(row.box, &Box::south),
                                          box_side(row.box, &Box::east),
                                          box_side(row.box, &Box::north),
                                          std::string_view(row.words),
                                          row.updated_at,
                                          row.created_at,
                                          std::string_view(tokens)};
    ECO_TRY(const std::size_t written, connection.run(sqlite ? k_sqlite : k_postgres,
                                                      std::span(params).first(sqlite ? 20 : 21)));
    static_cast<void>(written);
    return {};
}

Result<Json> load_state(sql::Connection& connection, Kind kind, std::string_view id) {
    ECO_TRY(const Rows rows,
            connection.query("SELECT head, body, footprint FROM state WHERE kind = $1 AND id = $2",
                             std::array<Param, 2>{kind_name(kind), id}));
    return rows.empty() ? Result<Json>(Json())
                        : state_of(rows.text(0, 0), rows.text(0, 1), rows.text(0, 2));
}

Result<std::optional<State>> Record::find(Kind kind, std::string_view id) const {
    std::optional<State> found;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(Json data, load_state(connection, kind, id));
        found = data.is_null() ? std::nullopt : std::optional(as_state(std::move(data)));
        return {};
    });
    ECO_CHECK(done);
    return found;
}

Result<std::optional<State>> Record::find_key(Kind kind, std::string_view key) const {
    std::optional<State> found;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(
            const Rows rows,
            connection.query("SELECT head, body, footprint FROM state WHERE kind = $1 AND key = $2",
                             std::array<Param, 2>{kind_name(kind), key}));
        found.reset();
        if (!rows.empty()) {
            ECO_TRY(Json data, state_of(rows.text(0, 0), rows.text(0, 1), rows.text(0, 2)));
            found = as_state(std::move(data));
        }
        return {};
    });
    ECO_CHECK(done);
    return found;
}

Result<StatePage> Record::list(const StateQuery& query) const {
    const Filter filter(query, m_impl->dialect);
    StatePage page;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows total,
                connection.query(fmt::format("SELECT count(*) FROM state WHERE {}", filter.where()),
                                 filter.params()));
        ECO_TRY(const Rows rows,
                connection.query(fmt::format("SELECT head FROM state WHERE {} ORDER BY {} LIMIT {} "
                                             "OFFSET {}",
                                             filter.where(), order_by(query.order), query.limit,
                                             query.offset),
                                 filter.params()));
        page = {{}, total.number(0, 0)};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ECO_TRY(Json head, parse_json(rows.text(i, 0), ""));
            page.items.push_back(as_state(std::move(head)));
        }
        return {};
    });
    ECO_CHECK(done);
    return page;
}

Result<std::vector<std::pair<std::string, std::size_t>>> Record::count_by_status(Kind kind) const {
    std::vector<std::pair<std::string, std::size_t>> counts;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows,
                connection.query("SELECT coalesce(status, ''), count(*) FROM state WHERE kind = $1 "
                                 "GROUP BY 1 ORDER BY 1",
                                 std::array<Param, 1>{kind_name(kind)}));
        counts.clear();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            counts.emplace_back(rows.text(i, 0), rows.number(i, 1));
        }
        return {};
    });
    ECO_CHECK(done);
    return counts;
}

} // namespace eco::store
