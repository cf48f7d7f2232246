// SPDX-License-Identifier: MulanPSL-2.0
// Connections are opened outside the lock: a slow server holds up only who asked for it.
#include "store/detail/pool.hpp"

#include <chrono>

namespace eco::store::sql {

Result<Pool::Lease> Pool::lease() {
    std::unique_lock lock(m_mutex);
    const bool free = m_freed.wait_for(lock, std::chrono::milliseconds(m_patience),
                                       [this] { return m_leased < m_most; });
    if (!free) {
        return fail({ErrorCode::store_unavailable, {{"reason", "all connections are in use"}}, {}});
    }
    ++m_leased;
    if (!m_idle.empty()) {
        auto connection = std::move(m_idle.back());
        m_idle.pop_back();
        return Lease(*this, std::move(connection));
    }
    lock.unlock();
    auto made = m_factory();
    if (!made) {
        give_back(nullptr);
        return fail(std::move(made).error());
    }
    return Lease(*this, *std::move(made));
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(m_mutex);
    --m_leased;
    if (connection && connection->alive()) {
        m_idle.push_back(std::move(connection));
    }
    m_freed.notify_one();
}

} // namespace eco::store::sql
