// SPDX-License-Identifier: MulanPSL-2.0
// The thin seam over sqlite3 and libpq: statements with $1, $2 …, rows with getters, transactions.
// Both back ends are driven through it; what differs between their SQL stands in `Dialect` and
// sql/.
#pragma once

#include "base/result.hpp"
#include "store/record.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace eco::store::sql {

enum class Dialect { sqlite, postgres };

struct Null {};
using Bytes = std::span<const std::byte>;
/// Texts and bytes are views: they must outlive the call.
using Param = std::variant<Null, std::int64_t, double, std::string_view, Bytes>;

[[nodiscard]] Param integer(std::uint64_t value);
[[nodiscard]] Param optional_text(const std::string& text); ///< empty = Null
[[nodiscard]] Param bytes(std::string_view raw);

/// The whole answer of a statement. Cells are text, integers in decimal; blobs are their bytes.
class Rows {
  public:
    using Cell = std::optional<std::string>;
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    [[nodiscard]] bool is_null(std::size_t row, std::size_t column) const;
    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::int64_t integer(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::uint64_t number(std::size_t row, std::size_t column) const;
    void add(std::vector<Cell> row) { m_rows.push_back(std::move(row)); }

  private:
    std::vector<std::vector<Cell>> m_rows;
};

enum class Mode { read, write };

/// One connection, used by one thread at a time.
class Connection {
  public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    [[nodiscard]] virtual Dialect dialect() const = 0;
    /// Errors: store_unavailable, store_disk_full, store_damaged, store_duplicate.
    [[nodiscard]] virtual Result<Rows> query(std::string_view sql,
                                             std::span<const Param> params) = 0;
    /// How many rows the statement changed.
    [[nodiscard]] virtual Result<std::size_t> run(std::string_view sql,
                                                  std::span<const Param> params) = 0;
    /// Several statements without parameters.
    [[nodiscard]] virtual Status script(const std::string& sql) = 0;
    /// A reading transaction sees one moment; a writing one has the right to write from its start.
    [[nodiscard]] virtual Status begin(Mode mode) = 0;
    [[nodiscard]] virtual Status commit() = 0;
    virtual void rollback() noexcept = 0;
    /// False after the connection broke: it must be thrown away.
    [[nodiscard]] virtual bool alive() const = 0;
};

/// Rolls back unless committed.
class Transaction {
  public:
    [[nodiscard]] static Result<Transaction> begin(Connection& connection, Mode mode);
    Transaction(Transaction&& other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() {
        if (m_connection != nullptr) {
            m_connection->rollback();
        }
    }
    [[nodiscard]] Status commit();

  private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

/// `path` is created when missing. The file is in WAL mode, commits are synced.
[[nodiscard]] Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path,
                                                              int patience_millis);
[[nodiscard]] Result<std::unique_ptr<Connection>> open_postgres(const std::string& url,
                                                                int patience_millis);

} // namespace eco::store::sql
