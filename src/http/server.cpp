// SPDX-License-Identifier: MulanPSL-2.0
// Threads, sockets, signals. Every I/O thread has its own io_context; a connection never changes
// its thread, so nothing of it is locked. What computes runs on the worker pool.
#include "http/server.hpp"

#include "base/messages.hpp"
#include "http/detail/connection.hpp"
#include "http/router.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>

#include <fmt/format.h>

#include <csignal>
#include <thread>

namespace eco::http {
namespace {

namespace net = boost::asio;
using detail::Lane;
using detail::Shared;
using tcp = net::ip::tcp;

constexpr std::chrono::minutes k_housekeeping{1};

class BeastServer final : public Server {
  public:
    BeastServer(Options options, Wiring wiring, StaticFiles files,
                std::shared_ptr<const service::Engine> engine)
        : m_wiring(std::move(wiring)), m_shared(
                                           std::move(options), std::move(files), m_wiring,
                                           [this] { reload(); }, std::move(engine)) {
        for (std::size_t i = 0; i < m_shared.options.threads; ++i) {
            m_lanes.push_back(std::make_unique<Lane>(m_shared));
        }
        m_acceptor.emplace(m_lanes.front()->io);
        m_signals.emplace(m_lanes.front()->io);
        m_housekeeping.emplace(m_lanes.front()->io);
    }

    /// TLS 1.2 and 1.3, with the library's own choice of ciphers.
    Status prepare_tls() {
        const Options& options = m_shared.options;
        if (options.certificate.empty() && options.key.empty()) {
            return {};
        }
        net::ssl::context& tls = m_shared.tls.emplace(net::ssl::context::tls_server);
        boost::system::error_code error;
        tls.set_options(net::ssl::context::default_workarounds | net::ssl::context::no_sslv2 |
                            net::ssl::context::no_sslv3 | net::ssl::context::no_tlsv1 |
                            net::ssl::context::no_tlsv1_1,
                        error);
        tls.use_certificate_chain_file(options.certificate, error);
        if (!error) {
            tls.use_private_key_file(options.key, net::ssl::context::pem, error);
        }
        return error ? fail({ErrorCode::http_bad_certificate,
                             {{"certificate", options.certificate},
                              {"key", options.key},
                              {"reason", error.message()}},
                             {}})
                     : Status();
    }

    Status bind() {
        boost::system::error_code error;
        const auto address = net::ip::make_address(m_shared.options.bind, error);
        const tcp::endpoint endpoint(address, m_shared.options.port);
        if (!error) {
            m_acceptor->open(endpoint.protocol(), error);
        }
        if (!error) {
            m_acceptor->set_option(net::socket_base::reuse_address(true), error);
        }
        if (!error) {
            m_acceptor->bind(endpoint, error);
        }
        if (!error) {
            m_acceptor->listen(net::socket_base::max_listen_connections, error);
        }
        if (error) {
            return fail({ErrorCode::http_cannot_bind,
                         {{"address", m_shared.options.bind},
                          {"port", std::to_string(m_shared.options.port)},
                          {"reason", error.message()}},
                         {}});
        }
        m_port = m_acceptor->local_endpoint().port();
        return {};
    }

    std::uint16_t port() const override { return m_port; }

    std::string release_digest() const override { return m_shared.engine.load()->digest(); }

    void run() override {
        m_signals->add(SIGTERM);
        m_signals->add(SIGINT);
        m_signals->add(SIGHUP);
        wait_for_signal();
        net::co_spawn(m_lanes.front()->io.get_executor(), accept_all(), net::detached);
        net::co_spawn(m_lanes.front()->io.get_executor(), keep_house(), net::detached);
        std::vector<std::thread> threads;
        for (const auto& lane : m_lanes) {
            lane->start_sweeping();
            threads.emplace_back([&lane] { lane->io.run(); });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        m_shared.workers.join();
        m_shared.hashers.join();
        m_shared.log.event("stopped", "");
    }

    void stop() override {
        net::post(m_lanes.front()->io, [this] { begin_to_stop(); });
    }

    void reload() override {
        net::post(m_shared.workers, [this] {
            auto engine = m_wiring.load();
            if (!engine) {
                m_shared.log.event("reload refused", render(engine.error()));
                return;
            }
            m_shared.log.event("reloaded", (*engine)->digest());
            m_shared.engine.store(*std::move(engine));
            m_shared.metrics.release_reloaded();
        });
    }

  private:
    Wiring m_wiring;
    Shared m_shared;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::optional<detail::Acceptor> m_acceptor;
    std::optional<detail::Signals> m_signals;
    std::optional<detail::Timer> m_housekeeping;
    std::uint16_t m_port = 0;
    bool m_stopping = false;

    void wait_for_signal() {
        m_signals->async_wait([this](const boost::system::error_code& error, int signal) {
            if (error) {
                return;
            }
            if (signal == SIGHUP) {
                reload();
                wait_for_signal();
            } else {
                begin_to_stop();
            }
        });
    }

    void begin_to_stop() {
        if (std::exchange(m_stopping, true)) {
            return;
        }
        boost::system::error_code ignored;
        m_acceptor->close(ignored);
        m_signals->cancel(ignored);
        m_housekeeping->cancel();
        for (const auto& lane : m_lanes) {
            net::post(lane->io, [&lane = *lane] { lane.begin_to_stop(); });
        }
    }

    /// Once a minute: a release whose day has come, or that another server published, is loaded;
    /// rows that have expired are removed.
    detail::Task<void> keep_house() {
        while (!m_stopping) {
            m_housekeeping->expires_after(k_housekeeping);
            boost::system::error_code ignored;
            co_await m_housekeeping->async_wait(net::redirect_error(detail::k_use_task, ignored));
            if (!m_stopping) {
                net::post(m_shared.workers, [this] { look_after(); });
            }
        }
    }

    void look_after() {
        const auto wanted = m_wiring.in_force();
        if (wanted && !wanted->empty() && *wanted != release_digest()) {
            reload();
        }
        const auto purged = m_wiring.office.record.purge(m_wiring.now());
        if (!purged) {
            m_shared.log.event("purge failed", render(purged.error()));
        }
    }

    detail::Task<void> accept_all() {
        for (std::size_t turn = 0; !m_stopping; ++turn) {
            Lane& lane = *m_lanes[turn % m_lanes.size()];
            boost::system::error_code error;
            auto socket = co_await m_acceptor->async_accept(
                lane.io.get_executor(), net::redirect_error(detail::k_use_task, error));
            if (error && !m_stopping) {
                // Out of descriptors, most likely: those open must end first.
                detail::Timer pause(m_lanes.front()->io, std::chrono::milliseconds(50));
                co_await pause.async_wait(net::redirect_error(detail::k_use_task, error));
                continue;
            }
            if (!m_stopping) {
                net::post(lane.io, [&lane, moved = std::move(socket)]() mutable {
                    lane.welcome(std::move(moved));
                });
            }
        }
    }
};

} // namespace

Result<std::unique_ptr<Server>> Server::make(Options options, Wiring wiring) {
    ECO_TRY(StaticFiles files, StaticFiles::read(options.web));
    ECO_TRY(std::shared_ptr<const service::Engine> engine, wiring.load());
    auto server = std::make_unique<BeastServer>(std::move(options), std::move(wiring),
                                                std::move(files), std::move(engine));
    ECO_CHECK(server->prepare_tls());
    ECO_CHECK(server->bind());
    return std::unique_ptr<Server>(std::move(server));
}

} // namespace eco::http
