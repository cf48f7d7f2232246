// SPDX-License-Identifier: MulanPSL-2.0
// What both back ends share: parameters, cells, the transaction that undoes itself.
#include "store/detail/sql.hpp"

#include <charconv>

namespace eco::store::sql {

Param integer(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

Param optional_text(const std::string& text) {
    return text.empty() ? Param(Null{}) : Param(std::string_view(text));
}

Param bytes(std::string_view raw) {
    return std::as_bytes(std::span(raw.data(), raw.size()));
}

bool Rows::is_null(std::size_t row, std::size_t column) const {
    return !m_rows.at(row).at(column).has_value();
}

const std::string& Rows::text(std::size_t row, std::size_t column) const {
    static const std::string k_empty;
    const Cell& cell = m_rows.at(row).at(column);
    return cell ? *cell : k_empty;
}

std::int64_t Rows::integer(std::size_t row, std::size_t column) const {
    const std::string& cell = text(row, column);
    std::int64_t value = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
}

std::uint64_t Rows::number(std::size_t row, std::size_t column) const {
    return static_cast<std::uint64_t>(integer(row, column));
}

Result<Transaction> Transaction::begin(Connection& connection, Mode mode) {
    ECO_CHECK(connection.begin(mode));
    return Transaction(connection);
}

Status Transaction::commit() {
    ECO_CHECK(m_connection->commit());
    m_connection = nullptr;
    return {};
}

} // namespace eco::store::sql
