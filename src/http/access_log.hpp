// SPDX-License-Identifier: MulanPSL-2.0
// One JSON line a request on standard error: when, which route, how it ended, how long. No address,
// no query, no body: nothing that tells who asked about which place.
#pragma once

#include "http/options.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace eco::http {

struct LogLine {
    std::string_view id, method, route;
    unsigned status = 0;
    std::chrono::nanoseconds took{};
    std::size_t bytes = 0;
};

class AccessLog {
  public:
    explicit AccessLog(LogWhat what);
    ~AccessLog();
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;

    void request(const LogLine& line);
    /// Something about the server itself, e.g. "reloaded".
    void event(std::string_view name, std::string_view detail);

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    LogWhat m_what;
};

} // namespace eco::http
