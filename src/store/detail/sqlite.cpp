// SPDX-License-Identifier: MulanPSL-2.0
// SQLite behind the seam: WAL, synchronous=FULL (a commit that returned survives a power cut),
// writers take their lock at BEGIN IMMEDIATE and wait for one another.
#include "store/detail/sql.hpp"

#include <sqlite3.h>

#include <unordered_map>

namespace eco::store::sql {
namespace {

struct CloseSqlite {
    void operator()(sqlite3* held) const { sqlite3_close(held); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

Error as_error(sqlite3* db, int code) {
    const std::string reason = sqlite3_errmsg(db);
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::store_disk_full, {{"reason", reason}}, {}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::store_unavailable, {{"reason", reason}}, {}};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::store_duplicate, {{"reason", reason}}, {}};
    default:
        return {ErrorCode::store_damaged, {{"reason", reason}}, {}};
    }
}

int bind(sqlite3_stmt* statement, int at, const Param& param) {
    if (const auto* integer = std::get_if<std::int64_t>(&param)) {
        return sqlite3_bind_int64(statement, at, *integer);
    }
    if (const auto* number = std::get_if<double>(&param)) {
        return sqlite3_bind_double(statement, at, *number);
    }
    if (const auto* text = std::get_if<std::string_view>(&param)) {
        return sqlite3_bind_text64(statement, at, text->data() == nullptr ? "" : text->data(),
                                   text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (const auto* raw = std::get_if<Bytes>(&param)) {
        return raw->empty()
                   ? sqlite3_bind_zeroblob(statement, at, 0)
                   : sqlite3_bind_blob64(statement, at, raw->data(), raw->size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, at);
}

Rows::Cell cell_of(sqlite3_stmt* statement, int column) {
    if (sqlite3_column_type(statement, column) == SQLITE_NULL) {
        return std::nullopt;
    }
    // column_blob gives the bytes of texts and blobs alike; column_text first turns numbers into
    // text.
    const void* data = sqlite3_column_type(statement, column) == SQLITE_BLOB
                           ? sqlite3_column_blob(statement, column)
                           : sqlite3_column_text(statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size);
}

class SqliteConnection final : public Connection {
  public:
    explicit SqliteConnection(SqliteHandle db) : m_db(std::move(db)) {}

    [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }

    Result<Rows> query(std::string_view sql, std::span<const Param> params) override {
        ECO_TRY(sqlite3_stmt* const statement, prepared(sql, params));
        Rows rows;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            std::vector<Rows::Cell> row;
            for (int column = 0; column < sqlite3_column_count(statement); ++column) {
                row.push_back(cell_of(statement, column));
            }
            rows.add(std::move(row));
        }
        ECO_CHECK(finished(statement, code));
        return rows;
    }

    Result<std::size_t> run(std::string_view sql, std::span<const Param> params) override {
        ECO_TRY(const Rows ignored, query(sql, params));
        static_cast<void>(ignored);
        return static_cast<std::size_t>(sqlite3_changes64(m_db.get()));
    }

    Status script(const std::string& sql) override {
        const int code = sqlite3_exec(m_db.get(), sql.c_str(), nullptr, nullptr, nullptr);
        return code == SQLITE_OK ? Status() : fail(as_error(m_db.get(), code));
    }

    Status begin(Mode mode) override {
        return script(mode == Mode::write ? "BEGIN IMMEDIATE" : "BEGIN");
    }
    Status commit() override { return script("COMMIT"); }
    void rollback() noexcept override {
        // After some errors (disk full) SQLite has rolled back by itself; then there is nothing to
        // do.
        if (sqlite3_get_autocommit(m_db.get()) == 0) {
            sqlite3_exec(m_db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
    }
    [[nodiscard]] bool alive() const override { return true; }

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* held) const { sqlite3_finalize(held); }
    };

    Result<sqlite3_stmt*> prepared(std::string_view sql, std::span<const Param> params) {
        auto found = m_statements.find(std::string(sql));
        if (found == m_statements.end()) {
            sqlite3_stmt* made = nullptr;
            const int code =
                sqlite3_prepare_v3(m_db.get(), sql.data(), static_cast<int>(sql.size()),
                                   SQLITE_PREPARE_PERSISTENT, &made, nullptr);
            if (code != SQLITE_OK) {
                return fail(as_error(m_db.get(), code));
            }
            found = m_statements.emplace(std::string(sql), made).first;
        }
        sqlite3_stmt* statement = found->second.get();
        for (std::size_t i = 0; i < params.size(); ++i) {
            const std::string name = "$" + std::to_string(i + 1);
            const int at = sqlite3_bind_parameter_index(statement, name.c_str());
            const int code = at == 0 ? SQLITE_OK : bind(statement, at, params[i]);
            if (code != SQLITE_OK) {
                return fail(as_error(m_db.get(), code));
            }
        }
        return statement;
    }

    Status finished(sqlite3_stmt* statement, int code) {
        Status status;
        if (code != SQLITE_DONE) {
            status = fail(as_error(m_db.get(), code));
        }
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        return status;
    }

    SqliteHandle m_db; // outlives the statements: members are destroyed in reverse order
    std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>> m_statements;
};

Result<SqliteHandle> open_sqlite_file(const std::string& path, int patience_millis) {
    sqlite3* raw = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &raw,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    SqliteHandle db(raw);
    if (code != SQLITE_OK) {
        Error error = as_error(raw, code);
        error.where.file = path;
        return fail(std::move(error));
    }
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, patience_millis);
    return db;
}

} // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, int patience_millis) {
    ECO_TRY(SqliteHandle db, open_sqlite_file(path, patience_millis));
    auto connection = std::make_unique<SqliteConnection>(std::move(db));
    if (Status set = connection->script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                        "PRAGMA foreign_keys=ON;");
        !set) {
        set.error().where.file = path;
        return fail(std::move(set).error());
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

} // namespace eco::store::sql
