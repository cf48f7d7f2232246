// SPDX-License-Identifier: MulanPSL-2.0
// Workspaces that are dear to warm up and serve one task at a time: lent out, and taken back when
// the loan ends. As many are made as are ever out at once.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace eco {

/// Usable by many threads; must outlive its loans.
template <class T>
class Pool {
  public:
    class Loan {
      public:
        Loan(Pool& pool, std::unique_ptr<T> thing) : m_pool(&pool), m_thing(std::move(thing)) {}
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() { m_pool->take_back(std::move(m_thing)); }

        [[nodiscard]] T& operator*() const { return *m_thing; }
        [[nodiscard]] T* operator->() const { return m_thing.get(); }

      private:
        Pool* m_pool;
        std::unique_ptr<T> m_thing;
    };

    /// As the last user left it; a new one where all are out.
    [[nodiscard]] Loan lend() { return Loan(*this, idle()); }

  private:
    std::mutex m_lock;
    std::vector<std::unique_ptr<T>> m_idle;
    std::size_t m_made = 0;

    std::unique_ptr<T> idle() {
        const std::lock_guard hold(m_lock);
        if (m_idle.empty()) {
            m_idle.reserve(++m_made); // so that taking back cannot fail
            return std::make_unique<T>();
        }
        std::unique_ptr<T> one = std::move(m_idle.back());
        m_idle.pop_back();
        return one;
    }
    void take_back(std::unique_ptr<T> one) {
        const std::lock_guard hold(m_lock);
        m_idle.push_back(std::move(one));
    }
};

} // namespace eco
