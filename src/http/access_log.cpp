// SPDX-License-Identifier: MulanPSL-2.0
// spdlog, asynchronous: a slow terminal slows no request; when the queue is full, old lines go.
#include "http/access_log.hpp"

#include "base/json.hpp"

#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/async_logger.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace eco::http {
namespace {

constexpr std::size_t k_queue = 8192;
constexpr std::size_t k_one_thread = 1;
constexpr unsigned k_first_error = 400;

} // namespace

struct AccessLog::Impl {
    std::shared_ptr<spdlog::details::thread_pool> pool =
        std::make_shared<spdlog::details::thread_pool>(k_queue, k_one_thread);
    std::shared_ptr<spdlog::async_logger> logger = std::make_shared<spdlog::async_logger>(
        "ecogate", std::make_shared<spdlog::sinks::stderr_sink_mt>(), pool,
        spdlog::async_overflow_policy::overrun_oldest);
};

AccessLog::AccessLog(LogWhat what) : m_impl(std::make_unique<Impl>()), m_what(what) {
    m_impl->logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ",%v})",
                                spdlog::pattern_time_type::utc);
}

AccessLog::~AccessLog() = default;

void AccessLog::request(const LogLine& line) {
    if (m_what == LogWhat::none || (m_what == LogWhat::errors && line.status < k_first_error)) {
        return;
    }
    m_impl->logger->info(
        R"("level":"{}","request":"{}","method":"{}","route":"{}","status":{},"ms":{:.3f},"bytes":{})",
        line.status >= 500 ? "error" : "info", line.id, line.method, line.route, line.status,
        std::chrono::duration<double, std::milli>(line.took).count(), line.bytes);
}

void AccessLog::event(std::string_view name, std::string_view detail) {
    if (m_what != LogWhat::none) {
        m_impl->logger->info(R"("level":"info","event":{},"detail":{})", canonical_json(Json(name)),
                             canonical_json(Json(detail)));
    }
}

} // namespace eco::http
