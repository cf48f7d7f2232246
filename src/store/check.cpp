// SPDX-License-Identifier: MulanPSL-2.0
// Going through everything at one moment of the record: the chain, the streams, the states against
// the log, the blobs against their digests, and the database's own opinion of itself.
#include "store/detail/check_states.hpp"
#include "store/detail/streams.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

#include <set>

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

constexpr std::size_t k_page = 500;

class Checker {
  public:
    Checker(sql::Connection& connection, CheckReport& report)
        : m_connection(connection), m_report(report) {}

    Status run() {
        ECO_CHECK(database());
        ECO_CHECK(chain());
        ECO_CHECK(blobs());
        ECO_TRY(m_report.states, check_states(m_connection, m_blobs, m_report.findings));
        return {};
    }

  private:
    void found(ErrorCode code, std::string place, std::string what) {
        m_report.findings.push_back(
            {Severity::error, code, {{"what", std::move(what)}}, {{}, std::move(place), {}, 0, 0}});
    }

    Status database() {
        if (m_connection.dialect() != sql::Dialect::sqlite) {
            return {};
        }
        ECO_TRY(const Rows rows, m_connection.query("PRAGMA integrity_check", {}));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows.text(i, 0) != "ok") {
                found(ErrorCode::store_check_database, "database", rows.text(i, 0));
            }
        }
        return {};
    }

    Status chain() {
        Head last{0, std::string(k_first_previous)};
        while (true) {
            ECO_TRY(const Rows rows,
                    m_connection.query(
                        fmt::format("SELECT {} FROM event WHERE seq > $1 ORDER BY seq LIMIT {}",
                                    k_event_columns, k_page),
                        std::array<Param, 1>{sql::integer(last.seq)}));
            for (std::size_t i = 0; i < rows.size(); ++i) {
                link(event_at(rows, i), last);
            }
            m_report.events += rows.size();
            if (rows.size() < k_page) {
                return head(last);
            }
        }
    }

    void link(const Event& event, Head& last) {
        const std::string place = fmt::format("event {}", event.seq);
        if (event.seq != last.seq + 1) {
            found(ErrorCode::store_check_gap, place, fmt::format("{}", last.seq + 1));
        }
        if (event.previous != last.hash) {
            found(ErrorCode::store_check_chain, place, event.previous);
        }
        if (event.hash != sm3_hex(hash_input(event))) {
            found(ErrorCode::store_check_hash, place,
                  fmt::format("{}/{} {}", kind_name(event.kind), event.id, event.type));
        }
        last = {event.seq, event.hash};
    }

    Status head(const Head& last) {
        ECO_TRY(const Rows rows, m_connection.query("SELECT seq, hash FROM head", {}));
        m_report.head = last;
        if (rows.size() != 1 || rows.number(0, 0) != last.seq || rows.text(0, 1) != last.hash) {
            found(ErrorCode::store_check_head, "head",
                  rows.empty() ? "" : fmt::format("{} {}", rows.text(0, 0), rows.text(0, 1)));
        }
        return {};
    }

    Status blobs() {
        ECO_TRY(const Rows list, m_connection.query("SELECT digest, size FROM blob", {}));
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string& digest = list.text(i, 0);
            ECO_TRY(const Rows rows,
                    m_connection.query("SELECT bytes FROM blob WHERE digest = $1",
                                       std::array<Param, 1>{std::string_view(digest)}));
            if (rows.empty() || sha256_hex(rows.text(0, 0)) != digest ||
                rows.text(0, 0).size() != list.number(i, 1)) {
                found(ErrorCode::store_check_blob, "blob " + digest, "");
            }
            m_blobs.insert(digest);
        }
        m_report.blobs = list.size();
        return {};
    }

    sql::Connection& m_connection;
    CheckReport& m_report;
    std::set<std::string, std::less<>> m_blobs;
};

} // namespace

Result<CheckReport> Record::check() const {
    CheckReport report;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        report = {};
        return Checker(connection, report).run();
    });
    ECO_CHECK(done);
    return report;
}

} // namespace eco::store
