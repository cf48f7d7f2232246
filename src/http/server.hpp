// SPDX-License-Identifier: MulanPSL-2.0
// The server: accepts, reads with bounds and deadlines, answers, stops without dropping anybody.
#pragma once

#include "base/result.hpp"
#include "http/options.hpp"
#include "http/wiring.hpp"

#include <memory>

namespace eco::http {

class Server {
  public:
    /// Loads the release, reads the page, binds. Errors: those of the loader, of StaticFiles::read,
    /// http_cannot_bind.
    [[nodiscard]] static Result<std::unique_ptr<Server>> make(Options options, Wiring wiring);
    virtual ~Server() = default;
    Server() = default;
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    [[nodiscard]] virtual std::string release_digest() const = 0;
    /// Until SIGTERM, SIGINT or stop(): then no new connections, requests under way are answered.
    virtual void run() = 0;
    /// From any thread.
    virtual void stop() = 0;
    /// As SIGHUP does: loads the release anew; the old one goes on serving when that fails.
    virtual void reload() = 0;
};

} // namespace eco::http
