// SPDX-License-Identifier: MulanPSL-2.0
// A bounded pool of connections. A broken one is thrown away; a new one is made when asked for.
#pragma once

#include "store/detail/sql.hpp"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace eco::store::sql {

class Pool {
  public:
    using Factory = std::function<Result<std::unique_ptr<Connection>>()>;

    /// Gives its connection back when it goes.
    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection)
            : m_pool(&pool), m_connection(std::move(connection)) {}
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease() {
            if (m_connection) {
                m_pool->give_back(std::move(m_connection));
            }
        }
        [[nodiscard]] Connection& get() const { return *m_connection; }

      private:
        Pool* m_pool;
        std::unique_ptr<Connection> m_connection;
    };

    Pool(Factory factory, std::size_t most, int patience_millis)
        : m_factory(std::move(factory)), m_most(most), m_patience(patience_millis) {}

    /// Errors: store_unavailable (none free in time, or the server cannot be reached).
    [[nodiscard]] Result<Lease> lease();

  private:
    void give_back(std::unique_ptr<Connection> connection);

    Factory m_factory;
    std::size_t m_most;
    int m_patience;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<Connection>> m_idle;
    std::size_t m_leased = 0;
};

} // namespace eco::store::sql
