// SPDX-License-Identifier: MulanPSL-2.0
// Pages by key, so that memory stays bounded whatever the log's length.
#include "store/detail/streams.hpp"

#include <fmt/format.h>

namespace eco::store {
namespace {

constexpr std::size_t k_page = 500;

bool same_stream(const Stream& stream, const sql::Rows& rows, std::size_t row) {
    return stream.kind == rows.text(row, 1) && stream.id == rows.text(row, 2);
}

Status finish(const Stream& stream, const std::function<Status(const Stream&)>& visit) {
    const auto kind = kind_of(stream.kind);
    return stream.last > 0 && kind && is_projected(*kind) ? visit(stream) : Status();
}

} // namespace

Status each_stream(sql::Connection& connection, const std::function<Status(const Stream&)>& visit) {
    const std::string statement = fmt::format(
        "SELECT {} FROM event WHERE (kind, id, version) > ($1, $2, $3) ORDER BY kind, id, version "
        "LIMIT {}",
        k_event_columns, k_page);
    Stream stream;
    while (true) {
        const std::string kind = stream.kind;
        const std::string id = stream.id;
        ECO_TRY(const sql::Rows rows,
                connection.query(statement, std::array<sql::Param, 3>{std::string_view(kind),
                                                                      std::string_view(id),
                                                                      sql::integer(stream.last)}));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!same_stream(stream, rows, i)) {
                ECO_CHECK(finish(stream, visit));
                stream = {rows.text(i, 1), rows.text(i, 2), 0, true, {}};
            }
            const Event event = event_at(rows, i);
            stream.gapless = stream.gapless && event.version == stream.last + 1;
            stream.last = event.version;
            stream.state = fold(std::move(stream.state), event);
        }
        if (rows.size() < k_page) {
            return finish(stream, visit);
        }
    }
}

} // namespace eco::store
