// SPDX-License-Identifier: MulanPSL-2.0
// A difference is named by stream and column; what the databases derive from the columns (search
// index, geometry) is compared by their own means.
#include "store/detail/check_states.hpp"

#include "base/text.hpp"
#include "store/bigrams.hpp"
#include "store/detail/streams.hpp"

#include <fmt/format.h>

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

// Numbers, token vectors and shapes are compared inside the database: their text form is no matter.
constexpr std::string_view k_sqlite_row =
    "SELECT version, key, owner, organisation, region, status, parent, title, created_at, "
    "updated_at, head, body, footprint, words, CASE WHEN west IS $3 AND south IS $4 AND east IS $5 "
    "AND north IS $6 THEN '=' END, '=', '=' FROM state WHERE kind = $1 AND id = $2";
constexpr std::string_view k_postgres_row =
    "SELECT version, key, owner, organisation, region, status, parent, title, created_at, "
    "updated_at, head, body, footprint, words, CASE WHEN west IS NOT DISTINCT FROM $3 AND south IS "
    "NOT DISTINCT FROM $4 AND east IS NOT DISTINCT FROM $5 AND north IS NOT DISTINCT FROM $6 THEN "
    "'=' END, CASE WHEN tokens = $7::tsvector THEN '=' END, CASE WHEN shape IS NOT DISTINCT FROM "
    "ST_SetSRID(ST_GeomFromGeoJSON($8::text), 4490) THEN '=' END FROM state WHERE kind = $1 AND id "
    "= $2";

Finding finding(ErrorCode code, std::string place, std::string what) {
    return {Severity::error, code, {{"what", std::move(what)}}, {{}, std::move(place), {}, 0, 0}};
}

class StateChecker {
  public:
    StateChecker(sql::Connection& connection, const std::set<std::string, std::less<>>& blobs,
                 Findings& findings)
        : m_connection(connection), m_blobs(blobs), m_findings(findings) {}

    Status stream(const Stream& stream) {
        const std::string place = fmt::format("state {}/{}", stream.kind, stream.id);
        if (!stream.gapless) {
            m_findings.push_back(finding(ErrorCode::store_check_versions, place, ""));
        }
        ECO_CHECK(compare(row_of(*kind_of(stream.kind), stream.state), place));
        references(stream.state, place);
        return {};
    }

    /// States no event speaks of, and what is derived inside the database.
    Status rest() {
        ECO_TRY(const Rows strangers,
                m_connection.query(
                    "SELECT kind, id FROM state WHERE NOT EXISTS (SELECT 1 FROM event WHERE "
                    "event.kind = state.kind AND event.id = state.id) ORDER BY kind, id",
                    {}));
        for (std::size_t i = 0; i < strangers.size(); ++i) {
            m_findings.push_back(finding(
                ErrorCode::store_check_stranger,
                fmt::format("state {}/{}", strangers.text(i, 0), strangers.text(i, 1)), ""));
        }
        return m_connection.dialect() == sql::Dialect::sqlite ? boxes() : Status();
    }

  private:
    Status compare(const StateRow& row, const std::string& place) {
        const std::string tokens = tsvector(split_list(row.words, ' '));
        const auto side = [&](double Box::*member) {
            return row.box ? Param((*row.box).*member) : Param(sql::Null{});
        };
        const std::array<Param, 8> params = {
            kind_name(row.kind),      std::string_view(row.id),
            side(&Box::west),         side(&Box::south),
            side(&Box::east),         side(&Box::north),
            std::string_view(tokens), sql::optional_text(row.footprint)};
        const bool sqlite = m_connection.dialect() == sql::Dialect::sqlite;
        ECO_TRY(const Rows rows, m_connection.query(sqlite ? k_sqlite_row : k_postgres_row,
                                                    std::span(params).first(sqlite ? 6 : 8)));
        if (rows.empty()) {
            m_findings.push_back(finding(ErrorCode::store_check_state, place, "row"));
            return {};
        }
        const std::array<std::pair<std::string_view, std::string>, 17> columns = {
            {{"version", std::to_string(row.version)},
             {"key", row.key},
             {"owner", row.owner},
             {"organisation", row.organisation},
             {"region", row.region},
             {"status", row.status},
             {"parent", row.parent},
             {"title", row.title},
             {"created_at", std::to_string(row.created_at)},
             {"updated_at", std::to_string(row.updated_at)},
             {"head", row.head},
             {"body", row.body},
             {"footprint", row.footprint},
             {"words", row.words},
             {"box", "="},
             {"tokens", "="},
             {"shape", "="}}};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (rows.text(0, i) != columns[i].second) {
                m_findings.push_back(
                    finding(ErrorCode::store_check_state, place, std::string(columns[i].first)));
            }
        }
        return {};
    }

    void references(const Json& state, const std::string& place) {
        for (const auto& [name, value] : state.as_object()) {
            const bool refers = name == "blob" || name.ends_with("_blob");
            if (refers && value.is_string() && !m_blobs.contains(value.as_string())) {
                m_findings.push_back(
                    finding(ErrorCode::store_check_missing_blob, place, value.as_string()));
            }
        }
    }

    Status boxes() {
        ECO_TRY(const Rows rows,
                m_connection.query(
                    "SELECT kind, id FROM state LEFT JOIN state_box USING (row) WHERE (state.west "
                    "IS NULL) <> (state_box.west IS NULL) OR state_box.west > state.west OR "
                    "state_box.east < state.east OR state_box.south > state.south OR "
                    "state_box.north < state.north",
                    {}));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_findings.push_back(
                finding(ErrorCode::store_check_state,
                        fmt::format("state {}/{}", rows.text(i, 0), rows.text(i, 1)), "state_box"));
        }
        return {};
    }

    sql::Connection& m_connection;
    const std::set<std::string, std::less<>>& m_blobs;
    Findings& m_findings;
};

} // namespace

Result<std::size_t> check_states(sql::Connection& connection,
                                 const std::set<std::string, std::less<>>& blobs,
                                 Findings& findings) {
    StateChecker checker(connection, blobs, findings);
    std::size_t count = 0;
    ECO_CHECK(each_stream(connection, [&](const Stream& stream) -> Status {
        ++count;
        return checker.stream(stream);
    }));
    ECO_CHECK(checker.rest());
    return count;
}

} // namespace eco::store
