// SPDX-License-Identifier: MulanPSL-2.0
// One client's connection, and the thread (lane) it lives on.
#pragma once

#include "http/access_log.hpp"
#include "http/application.hpp"
#include "http/rate_limit.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_signal_set.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <list>
#include <memory>
#include <string>

namespace eco::http::detail {

namespace net = boost::asio;
namespace beast = boost::beast;
using Executor = net::io_context::executor_type;
template <class T>
using Task = net::awaitable<T, Executor>;
using Socket = net::basic_stream_socket<net::ip::tcp, Executor>;
using Tls = net::ssl::stream<Socket&>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Executor>;
using Signals = net::basic_signal_set<Executor>;
using Timer = net::basic_waitable_timer<std::chrono::steady_clock,
                                        net::wait_traits<std::chrono::steady_clock>, Executor>;
inline constexpr net::use_awaitable_t<Executor> k_use_task;

/// What all threads share.
struct Shared {
    Shared(Options given, StaticFiles page, const Wiring& wiring, std::function<void()> reload,
           std::shared_ptr<const service::Engine> first)
        : options(std::move(given)), images(origin_of(options.base_map.url).value_or("")),
          files(std::move(page)), metrics(router().names()), log(options.log),
          limiter(options.rate), tiles(options.tile_cache_bytes),
          jobs({}, wiring.now), context{options, files, metrics,          tiles,
                                        wiring,  jobs,  std::move(reload)},
          engine(std::move(first)), workers(options.threads),
          hashers(std::max<std::size_t>(1, options.threads / 2)) {}

    const Options options;
    const std::string images; ///< origin of the base map, if any
    const StaticFiles files;
    Metrics metrics;
    AccessLog log;
    RateLimiter limiter;
    service::TileCache tiles;
    service::JobBoard jobs;
    const Context context;
    std::optional<net::ssl::context> tls;
    std::atomic<std::shared_ptr<const service::Engine>> engine;
    net::thread_pool workers;
    net::thread_pool hashers;             ///< passwords: slow by purpose, so apart
    std::atomic<std::size_t> waiting = 0; ///< requests with the workers
    std::atomic<std::size_t> hashing = 0; ///< requests with the hashers
    std::atomic<std::size_t> open = 0;
};

class Lane;

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Lane& lane, Socket socket);

    Task<void> run();
    /// Ends what takes longer than it may. On the lane's thread.
    void sweep(std::chrono::steady_clock::time_point now);
    /// Idle: now. Else when the request under way is answered.
    void finish();
    void abort();

  private:
    enum class Phase { idle, header, body, compute, write, drain };
    using Parser = beast::http::request_parser<beast::http::string_body>;

    Lane& m_lane;
    Socket m_socket;
    std::optional<Tls> m_tls; ///< over m_socket, where the server speaks TLS
    Phase m_phase = Phase::idle;
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::time_point::max();
    bool m_timed_out = false, m_finishing = false;
    std::chrono::steady_clock::time_point m_begun;
    std::string m_client;

    void enter(Phase phase);
    Task<bool> shake_hands();
    Task<void> serve();
    Task<void> send(const std::array<net::const_buffer, 2>& buffers,
                    boost::system::error_code& error);
    Task<bool> read_request(Parser& parser, beast::flat_buffer& buffer, Request& request);
    Task<bool> read_some(beast::flat_buffer& buffer, boost::system::error_code& error);
    Task<void> compute(Request& request, const Plan& plan, Response& response);
    Task<void> refuse_and_close(const Error& error, Request& request);
    Task<bool> write(const Response& response, const Request& request, bool keep_alive);
    Task<void> drain();
    void fill(const Parser& parser, Request& request) const;
    Status bound_body(Parser& parser, Request& request);
    void record(const Response& response, const Request& request, std::size_t route);
};

/// One I/O thread with the connections that live on it.
class Lane {
  public:
    explicit Lane(Shared& everyone)
        : io(1), shared(everyone), m_work(net::make_work_guard(io)), m_timer(io) {}

    net::io_context io;
    Shared& shared;
    std::string date; ///< of the Date header

    void start_sweeping();
    void welcome(Socket socket);
    void begin_to_stop();
    [[nodiscard]] std::string next_id();

  private:
    net::executor_work_guard<Executor> m_work;
    Timer m_timer;
    std::list<std::shared_ptr<Connection>> m_connections;
    bool m_stopping = false;
    std::chrono::steady_clock::time_point m_stop_by;

    Task<void> sweep_for_ever();
};

} // namespace eco::http::detail
