// SPDX-License-Identifier: MulanPSL-2.0
// Blobs by digest: assessments as they were signed, attachments, release files.
#include "store/detail/impl.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

namespace eco::store {
namespace {

using sql::Param;
using sql::Rows;

constexpr std::size_t k_most_bytes = 512U << 20U; ///< below the limits of both databases
constexpr std::size_t k_page = 200;

Blob blob_at(const Rows& rows, std::size_t row) {
    return {rows.text(row, 0), rows.text(row, 1), rows.number(row, 2),
            Instant::from_millis(rows.integer(row, 3))};
}

} // namespace

Result<Blob> Record::put_blob(std::string_view raw, std::string_view media_type, Instant at) {
    if (raw.size() > k_most_bytes) {
        return fail(
            {ErrorCode::store_blob_too_large,
             {{"size", std::to_string(raw.size())}, {"limit", std::to_string(k_most_bytes)}},
             {}});
    }
    const std::string digest = sha256_hex(raw);
    const Status done = m_impl->write([&](sql::Connection& connection) -> Status {
        ECO_TRY(const std::size_t written,
                connection.run("INSERT INTO blob (digest, media_type, size, at, bytes) VALUES ($1, "
                               "$2, $3, $4, $5) ON CONFLICT (digest) DO NOTHING",
                               std::array<Param, 5>{std::string_view(digest), media_type,
                                                    sql::integer(raw.size()), at.millis(),
                                                    sql::bytes(raw)}));
        static_cast<void>(written);
        return {};
    });
    ECO_CHECK(done);
    ECO_TRY(const std::optional<Blob> kept, find_blob(digest));
    return kept ? Result<Blob>(*kept)
                : fail({ErrorCode::store_damaged, {{"reason", "blob " + digest}}, {}});
}

Result<std::optional<Blob>> Record::find_blob(std::string_view digest) const {
    std::optional<Blob> found;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows,
                connection.query("SELECT digest, media_type, size, at FROM blob WHERE digest = $1",
                                 std::array<Param, 1>{digest}));
        found = rows.empty() ? std::nullopt : std::optional(blob_at(rows, 0));
        return {};
    });
    ECO_CHECK(done);
    return found;
}

Result<std::optional<std::string>> Record::blob_bytes(std::string_view digest) const {
    std::optional<std::string> found;
    const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Rows rows, connection.query("SELECT bytes FROM blob WHERE digest = $1",
                                                  std::array<Param, 1>{digest}));
        found = rows.empty() ? std::nullopt : std::optional(rows.text(0, 0));
        return {};
    });
    ECO_CHECK(done);
    if (found && sha256_hex(*found) != digest) {
        return fail({ErrorCode::store_blob_damaged, {{"digest", std::string(digest)}}, {}});
    }
    return found;
}

Status Record::each_blob(const std::function<Status(const Blob&)>& visit) const {
    std::string after;
    while (true) {
        std::vector<Blob> blobs;
        const Status done = m_impl->read([&](sql::Connection& connection) -> Status {
            ECO_TRY(const Rows rows,
                    connection.query(fmt::format("SELECT digest, media_type, size, at FROM blob "
                                                 "WHERE digest > $1 ORDER BY digest LIMIT {}",
                                                 k_page),
                                     std::array<Param, 1>{std::string_view(after)}));
            blobs.clear();
            for (std::size_t i = 0; i < rows.size(); ++i) {
                blobs.push_back(blob_at(rows, i));
            }
            return {};
        });
        ECO_CHECK(done);
        if (blobs.empty()) {
            return {};
        }
        for (const Blob& blob : blobs) {
            ECO_CHECK(visit(blob));
        }
        after = blobs.back().digest;
    }
}

} // namespace eco::store
