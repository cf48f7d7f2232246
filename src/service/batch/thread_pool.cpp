// SPDX-License-Identifier: MulanPSL-2.0
// A run lasts minutes: threads are made for it and joined behind it.
#include "service/batch/thread_pool.hpp"

#include <algorithm>
#include <thread>
#include <vector>

namespace eco::service::batch {

ThreadPool::ThreadPool(std::size_t threads)
    : m_lanes(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())) {}

void ThreadPool::run(const std::function<void(std::size_t)>& body) {
    std::vector<std::jthread> others;
    for (std::size_t lane = 1; lane < m_lanes; ++lane) {
        others.emplace_back([&body, lane] { body(lane); });
    }
    body(0);
}

} // namespace eco::service::batch
