// SPDX-License-Identifier: MulanPSL-2.0
// Lanes on threads of their own, more than the machine has cores if a test wants.
#pragma once

#include "siting/executor.hpp"

#include <thread>
#include <vector>

namespace eco::test {

class Threads final : public siting::Executor {
  public:
    explicit Threads(std::size_t lanes) : m_lanes(lanes) {}
    [[nodiscard]] std::size_t lanes() const override { return m_lanes; }
    void run(const std::function<void(std::size_t)>& body) override {
        std::vector<std::jthread> threads;
        for (std::size_t lane = 0; lane < m_lanes; ++lane) {
            threads.emplace_back([&body, lane] { body(lane); });
        }
    }

  private:
    std::size_t m_lanes;
};

} // namespace eco::test
