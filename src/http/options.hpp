// SPDX-License-Identifier: MulanPSL-2.0
// Limits and time-outs of the server. Every one is bounded; docs/reference/server-config.md says
// what each is for.
#pragma once

#include "http/base_map.hpp"
#include "service/detail_level.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace eco::service {
class ReportDesk;
} // namespace eco::service

namespace eco::http {

struct Limits {
    std::size_t header_bytes = 16U << 10U;
    std::size_t body_bytes = 16U << 20U;
    std::size_t connections = 4096;
    std::size_t waiting = 256; ///< requests waiting for a worker
    std::size_t hashing = 64;  ///< logins waiting for their password to be hashed
    std::chrono::milliseconds idle{60'000};
    std::chrono::milliseconds header{
        10'000}; ///< from the first byte of a request to its last header
    std::chrono::milliseconds body{60'000};
    std::chrono::milliseconds write{60'000};
    std::chrono::milliseconds grace{10'000}; ///< for requests under way when the server stops
};

struct RateLimit {
    double per_second = 50; ///< requests a client; 0 = no limit
    double burst = 200;
};

enum class LogWhat { all, errors, none };

struct Options {
    std::string bind = "127.0.0.1";
    std::uint16_t port = 8080; ///< 0: any free one
    std::size_t threads = 2;   ///< that serve connections, and as many that compute
    BaseMap base_map;
    std::string web;              ///< folder of the page; empty: none
    std::string certificate, key; ///< PEM files for TLS; both or neither
    Limits limits;
    RateLimit rate;
    bool behind_proxy = false; ///< X-Forwarded-For names the client
    LogWhat log = LogWhat::all;
    std::shared_ptr<const service::ReportDesk> reports; ///< Word, PDF, Excel; null: HTML only
    std::size_t tile_cache_bytes = 64U << 20U;
    std::vector<std::string> restricted_layers; ///< in bulk and exactly only with zoning.bulk
    service::DetailLevel open_detail;           ///< of all other layers without zoning.exact
    service::DetailLevel restricted_detail;     ///< of those without zoning.bulk
};

} // namespace eco::http
