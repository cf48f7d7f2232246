// SPDX-License-Identifier: MulanPSL-2.0
// States anew from the log, in one transaction: readers see the old ones or the new ones.
#include "store/detail/streams.hpp"

namespace eco::store {

Result<std::size_t> Record::rebuild() {
    std::size_t count = 0;
    const Status done = m_impl->write([&](sql::Connection& connection) -> Status {
        ECO_TRY(const Head head, lock_head(connection)); // no event may come in between
        static_cast<void>(head);
        const bool sqlite = connection.dialect() == sql::Dialect::sqlite;
        ECO_CHECK(connection.script("DELETE FROM state"));
        if (sqlite) {
            // What the triggers could not remove, where rows had been tampered with.
            ECO_CHECK(connection.script(
                "DELETE FROM state_box; INSERT INTO state_text (state_text) VALUES ('rebuild');"));
        }
        count = 0;
        return each_stream(connection, [&](const Stream& stream) -> Status {
            ++count;
            return put_state(connection, row_of(*kind_of(stream.kind), stream.state));
        });
    });
    ECO_CHECK(done);
    return count;
}

} // namespace eco::store
