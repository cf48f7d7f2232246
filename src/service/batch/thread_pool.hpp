// SPDX-License-Identifier: MulanPSL-2.0
// The lanes of bulk work: as many threads as asked, for as long as one run lasts.
#pragma once

#include "siting/executor.hpp"

namespace eco::service::batch {

class ThreadPool final : public siting::Executor {
  public:
    /// 0: as many as the machine has cores.
    explicit ThreadPool(std::size_t threads);
    [[nodiscard]] std::size_t lanes() const override { return m_lanes; }
    void run(const std::function<void(std::size_t lane)>& body) override;

  private:
    std::size_t m_lanes;
};

} // namespace eco::service::batch
