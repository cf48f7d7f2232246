// SPDX-License-Identifier: MulanPSL-2.0
// Who does bulk work: rings 0–3 start no threads, they are handed lanes by the program.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace eco::siting {

class Executor {
  public:
    Executor() = default;
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;
    virtual ~Executor() = default;

    /// How many lanes run side by side.
    [[nodiscard]] virtual std::size_t lanes() const = 0;
    /// Calls `body` once a lane (0 … lanes()-1), side by side, and returns when all have returned.
    virtual void run(const std::function<void(std::size_t lane)>& body) = 0;
};

/// One lane: the caller's own.
class SerialExecutor final : public Executor {
  public:
    [[nodiscard]] std::size_t lanes() const override { return 1; }
    void run(const std::function<void(std::size_t)>& body) override { body(0); }
};

/// Set from outside (a signal handler may: it is one lock-free store) to end bulk work early.
class CancelFlag {
  public:
    void set() { m_set.store(true); }
    void clear() { m_set.store(false); }
    [[nodiscard]] bool is_set() const { return m_set.load(); }

  private:
    std::atomic<bool> m_set = false;
};

} // namespace eco::siting
