// SPDX-License-Identifier: MulanPSL-2.0
// How bulk work asks for threads without making any: the caller runs the jobs.
#pragma once

#include <cstddef>
#include <functional>

namespace eco::geo {

/// Runs job(0) … job(jobs − 1), each once, in any order and on any threads, and returns when all
/// are done. Results must not depend on the order.
using Executor = std::function<void(std::size_t jobs, const std::function<void(std::size_t)>& job)>;

/// On the thread that asks.
inline void one_after_another(std::size_t jobs, const std::function<void(std::size_t)>& job) {
    for (std::size_t i = 0; i < jobs; ++i) {
        job(i);
    }
}

} // namespace eco::geo
