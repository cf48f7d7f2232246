// SPDX-License-Identifier: MulanPSL-2.0
// PostgreSQL behind the seam: prepared statements, blobs as binary parameters, errors by SQLSTATE.
// A connection that broke stays broken; the pool replaces it.
#include "store/detail/sql.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <unordered_map>

namespace eco::store::sql {
namespace {

struct ClearResult {
    void operator()(PGresult* held) const { PQclear(held); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

struct Finish {
    void operator()(PGconn* held) const { PQfinish(held); }
};
using Handle = std::unique_ptr<PGconn, Finish>;

/// https://www.postgresql.org/docs/15/errcodes-appendix.html
ErrorCode code_of(std::string_view state, bool broken) {
    if (state == "53100") { // disk_full
        return ErrorCode::store_disk_full;
    }
    static constexpr std::array<std::string_view, 8> k_passing = {
        "08",    // connection exceptions
        "57P",   // shutdown, cannot connect now
        "53300", // too many connections
        "53200", // out of memory
        "55P03", // lock not available in time
        "40",    // serialisation failure, deadlock: rolled back
        "25006", // read-only server (stand-by)
        "57014"  // cancelled
    };
    for (const std::string_view prefix : k_passing) {
        if (state.starts_with(prefix)) {
            return ErrorCode::store_unavailable;
        }
    }
    if (broken || state.empty()) {
        return ErrorCode::store_unavailable;
    }
    return state.starts_with("23") ? ErrorCode::store_duplicate : ErrorCode::store_damaged;
}

std::string one_line(const char* text) {
    std::string line = text == nullptr ? "" : text;
    for (char& c : line) {
        c = c == '\n' ? ' ' : c;
    }
    while (line.ends_with(' ')) {
        line.pop_back();
    }
    return line;
}

/// bytea arrives as \x and hex digits.
std::string from_hex(std::string_view text) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string raw;
    raw.reserve(text.size() / 2);
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
        raw += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
    }
    return raw;
}

constexpr Oid k_bytea = 17; ///< pg_type.dat

/// Parameters in libpq's four arrays; owns the texts it makes.
class Arguments {
  public:
    explicit Arguments(std::span<const Param> params) {
        m_texts.reserve(params.size()); // the pointers below must not move
        for (const Param& param : params) {
            add(param);
        }
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }
    [[nodiscard]] const char* const* values() const { return m_values.data(); }
    [[nodiscard]] const int* lengths() const { return m_lengths.data(); }
    [[nodiscard]] const int* formats() const { return m_formats.data(); }

  private:
    void add(const Param& param) {
        if (const auto* raw = std::get_if<Bytes>(&param)) {
            const char* data = raw->empty() ? "" : reinterpret_cast<const char*>(raw->data());
            m_values.push_back(data);
            m_lengths.push_back(static_cast<int>(raw->size()));
            m_formats.push_back(1);
            return;
        }
        m_lengths.push_back(0);
        m_formats.push_back(0);
        if (std::holds_alternative<Null>(param)) {
            m_values.push_back(nullptr);
            return;
        }
        if (const auto* number = std::get_if<std::int64_t>(&param)) {
            m_texts.push_back(std::to_string(*number));
        } else if (const auto* real = std::get_if<double>(&param)) {
            m_texts.push_back(fmt::format("{}", *real)); // shortest form that reads back the same
        } else {
            m_texts.emplace_back(std::get<std::string_view>(param));
        }
        m_values.push_back(m_texts.back().c_str());
    }

    std::vector<std::string> m_texts;
    std::vector<const char*> m_values;
    std::vector<int> m_lengths, m_formats;
};

class PostgresConnection final : public Connection {
  public:
    explicit PostgresConnection(Handle handle) : m_handle(std::move(handle)) {}

    [[nodiscard]] Dialect dialect() const override { return Dialect::postgres; }

    Result<Rows> query(std::string_view sql, std::span<const Param> params) override {
        ECO_TRY(const Answer answer, execute(sql, params));
        Rows rows;
        const int columns = PQnfields(answer.get());
        for (int row = 0; row < PQntuples(answer.get()); ++row) {
            std::vector<Rows::Cell> cells;
            for (int column = 0; column < columns; ++column) {
                cells.push_back(cell(answer.get(), row, column));
            }
            rows.add(std::move(cells));
        }
        return rows;
    }

    Result<std::size_t> run(std::string_view sql, std::span<const Param> params) override {
        ECO_TRY(const Answer answer, execute(sql, params));
        const std::string count = PQcmdTuples(answer.get());
        return count.empty() ? 0 : std::stoull(count);
    }

    Status script(const std::string& sql) override {
        return accepted(Answer(PQexec(m_handle.get(), sql.c_str())));
    }

    Status begin(Mode mode) override {
        return script(mode == Mode::write ? "BEGIN"
                                          : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    Status commit() override {
        const Answer answer(PQexec(m_handle.get(), "COMMIT"));
        // A COMMIT of a failed transaction succeeds as ROLLBACK.
        if (answer && std::string_view(PQcmdStatus(answer.get())) == "ROLLBACK") {
            return fail({ErrorCode::store_damaged, {{"reason", "rolled back at commit"}}, {}});
        }
        return check(answer.get());
    }
    void rollback() noexcept override {
        if (alive() && PQtransactionStatus(m_handle.get()) != PQTRANS_IDLE) {
            const Answer ignored(PQexec(m_handle.get(), "ROLLBACK"));
        }
    }
    [[nodiscard]] bool alive() const override { return PQstatus(m_handle.get()) == CONNECTION_OK; }

  private:
    static Rows::Cell cell(const PGresult* answer, int row, int column) {
        if (PQgetisnull(answer, row, column) != 0) {
            return std::nullopt;
        }
        const std::string_view text(PQgetvalue(answer, row, column),
                                    static_cast<std::size_t>(PQgetlength(answer, row, column)));
        return PQftype(answer, column) == k_bytea ? from_hex(text) : std::string(text);
    }

    Result<Answer> execute(std::string_view sql, std::span<const Param> params) {
        auto found = m_statements.find(std::string(sql));
        if (found == m_statements.end()) {
            const std::string name = fmt::format("s{}", m_statements.size());
            ECO_CHECK(accepted(Answer(
                PQprepare(m_handle.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr))));
            found = m_statements.emplace(std::string(sql), name).first;
        }
        const Arguments arguments(params);
        Answer answer(PQexecPrepared(m_handle.get(), found->second.c_str(), arguments.count(),
                                     arguments.values(), arguments.lengths(), arguments.formats(),
                                     0));
        ECO_CHECK(check(answer.get()));
        return answer;
    }

    Status accepted(const Answer& answer) { return check(answer.get()); }

    Status check(const PGresult* answer) {
        const ExecStatusType status = PQresultStatus(answer);
        if (answer != nullptr && (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)) {
            return {};
        }
        const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
        return fail({code_of(state == nullptr ? "" : state, !alive()),
                     {{"reason", one_line(PQerrorMessage(m_handle.get()))}},
                     {}});
    }

    Handle m_handle;
    std::unordered_map<std::string, std::string> m_statements;
};

/// Time-outs bound every wait; a server's own setting cannot make commits unsafe.
std::string settings(int patience_millis) {
    return fmt::format("SET lock_timeout = {0}; SET idle_in_transaction_session_timeout = {1}; "
                       "SET synchronous_commit = on; SET client_min_messages = warning",
                       patience_millis, 60'000);
}

} // namespace

Result<std::unique_ptr<Connection>> open_postgres(const std::string& url, int patience_millis) {
    const std::string seconds = std::to_string(std::max(2, patience_millis / 1000));
    const std::string user_timeout = std::to_string(patience_millis);
    const std::array<const char*, 6> names = {"dbname",           "connect_timeout",
                                              "client_encoding",  "tcp_user_timeout",
                                              "application_name", nullptr};
    const std::array<const char*, 6> values = {url.c_str(),          seconds.c_str(), "UTF8",
                                               user_timeout.c_str(), "ecogate",       nullptr};
    Handle handle(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(handle.get()) != CONNECTION_OK) {
        return fail({ErrorCode::store_unavailable,
                     {{"reason", one_line(PQerrorMessage(handle.get()))}},
                     {}});
    }
    PQsetNoticeProcessor(
        handle.get(), [](void*, const char*) {}, nullptr);
    auto connection = std::make_unique<PostgresConnection>(std::move(handle));
    ECO_CHECK(connection->script(settings(patience_millis)));
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace eco::store::sql
