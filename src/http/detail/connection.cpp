// SPDX-License-Identifier: MulanPSL-2.0
// Reading requests with bounds and deadlines, and writing answers. The next request is not read
// before the answer to the last is written: a slow client holds back only itself.
#include "http/detail/connection.hpp"

#include "http/cookie.hpp"
#include "http/header_values.hpp"
#include "http/problem.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <random>

namespace eco::http::detail {
namespace {

namespace field = beast::http;
using Clock = std::chrono::steady_clock;
using ErrorCodeOf = boost::system::error_code;

constexpr std::size_t k_read_bytes = 4096;
constexpr std::size_t k_big_read_bytes = 64U << 10U;
constexpr std::chrono::seconds k_sweep{1};
constexpr std::chrono::seconds k_drain{2};
constexpr std::size_t k_drain_bytes = 8U << 20U;

Method method_of(field::verb verb) {
    switch (verb) {
    case field::verb::get:
        return Method::get;
    case field::verb::head:
        return Method::head;
    case field::verb::post:
        return Method::post;
    case field::verb::put:
        return Method::put;
    case field::verb::patch:
        return Method::patch;
    case field::verb::delete_:
        return Method::remove;
    case field::verb::options:
        return Method::options;
    default:
        return Method::other;
    }
}

std::string_view word_of(Method method) {
    constexpr std::array<std::string_view, 8> k_words = {"GET",   "HEAD",   "POST",    "PUT",
                                                         "PATCH", "DELETE", "OPTIONS", "OTHER"};
    return k_words.at(static_cast<std::size_t>(method));
}

std::string text_of(beast::string_view text) {
    return {text.data(), text.size()};
}

/// Ids of ours, so that a log line cannot be forged from outside.
std::uint64_t first_id() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

Error error_of(const ErrorCodeOf& error, const Limits& limits) {
    if (error == field::error::body_limit) {
        return {ErrorCode::http_body_too_large, {{"limit", std::to_string(limits.body_bytes)}}, {}};
    }
    if (error == field::error::header_limit || error == field::error::buffer_overflow) {
        return {ErrorCode::http_headers_too_large,
                {{"limit", std::to_string(limits.header_bytes)}},
                {}};
    }
    return {ErrorCode::http_bad_request, {{"reason", error.message()}}, {}};
}

/// RFC 9110 §5.6.7; the program never leaves the C locale.
std::string http_date(std::time_t now) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 64> text{};
    const std::size_t size =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), size};
}

} // namespace

Connection::Connection(Lane& lane, Socket socket) : m_lane(lane), m_socket(std::move(socket)) {
    if (lane.shared.tls) {
        m_tls.emplace(m_socket, *lane.shared.tls);
    }
}

/// True where there is nothing to shake.
Task<bool> Connection::shake_hands() {
    if (!m_tls) {
        co_return true;
    }
    enter(Phase::header); // as long as a header may take
    ErrorCodeOf error;
    co_await m_tls->async_handshake(net::ssl::stream_base::server,
                                    net::redirect_error(k_use_task, error));
    co_return !error;
}

Task<void> Connection::send(const std::array<net::const_buffer, 2>& buffers, ErrorCodeOf& error) {
    if (m_tls) {
        co_await net::async_write(*m_tls, buffers, net::redirect_error(k_use_task, error));
    } else {
        co_await net::async_write(m_socket, buffers, net::redirect_error(k_use_task, error));
    }
}

void Connection::enter(Phase phase) {
    const Limits& limits = m_lane.shared.options.limits;
    m_phase = phase;
    const auto now = Clock::now();
    switch (phase) {
    case Phase::idle:
        m_deadline = now + limits.idle;
        break;
    case Phase::header:
        m_deadline = now + limits.header;
        m_begun = now;
        break;
    case Phase::body:
        m_deadline = now + limits.body;
        break;
    case Phase::compute:
        m_deadline = Clock::time_point::max();
        break;
    case Phase::write:
        m_deadline = now + limits.write;
        break;
    case Phase::drain:
        m_deadline = now + k_drain;
        break;
    }
}

void Connection::sweep(Clock::time_point now) {
    if (now >= m_deadline) {
        m_timed_out = true;
        ErrorCodeOf ignored;
        m_socket.cancel(ignored);
    }
}

void Connection::finish() {
    m_finishing = true;
    if (m_phase == Phase::idle) {
        abort();
    }
}

void Connection::abort() {
    ErrorCodeOf ignored;
    m_socket.close(ignored);
}

Task<bool> Connection::read_some(beast::flat_buffer& buffer, ErrorCodeOf& error) {
    const std::size_t wanted = m_phase == Phase::body ? k_big_read_bytes : k_read_bytes;
    const auto room = buffer.prepare(wanted);
    std::size_t read = 0;
    if (m_tls) {
        read = co_await m_tls->async_read_some(room, net::redirect_error(k_use_task, error));
    } else {
        read = co_await m_socket.async_read_some(room, net::redirect_error(k_use_task, error));
    }
    buffer.commit(read);
    co_return !error;
}

void Connection::fill(const Parser& parser, Request& request) const {
    const auto& head = parser.get();
    // Not before: a connection that waited is to be answered by the release that is in force now.
    request.engine = m_lane.shared.engine.load();
    request.method = method_of(head.method());
    request.content_type = text_of(head[field::field::content_type]);
    request.if_none_match = text_of(head[field::field::if_none_match]);
    request.host = text_of(head[field::field::host]);
    request.accept = text_of(head[field::field::accept]);
    request.if_match = text_of(head[field::field::if_match]);
    request.prefer = text_of(head["Prefer"]);
    request.csrf = text_of(head["X-CSRF-Token"]);
    request.bearer = bearer_token(text_of(head[field::field::authorization]));
    const std::string cookies = text_of(head[field::field::cookie]);
    request.session = identity::Secret(cookie_value(cookies, k_session_cookie));
    request.login_state = cookie_value(cookies, k_login_cookie);
    request.secure = m_tls.has_value() ||
                     (m_lane.shared.options.behind_proxy && head["X-Forwarded-Proto"] == "https");
    request.client = m_lane.shared.options.behind_proxy
                         ? forwarded_client(text_of(head["X-Forwarded-For"]), m_client)
                         : m_client;
}

/// The route decides how much may come; what is announced to be more is refused before it comes.
Status Connection::bound_body(Parser& parser, Request& request) {
    const Limits& limits = m_lane.shared.options.limits;
    if (!parser.content_length() && !parser.chunked()) {
        return {}; // no body: the common case pays nothing
    }
    auto target = parse_target({parser.get().target().data(), parser.get().target().size()});
    if (!target) {
        parser.body_limit(limits.body_bytes);
        return {}; // answered when the request is whole
    }
    request.target = *std::move(target);
    const std::size_t limit = body_limit(plan(request), request, limits);
    const auto announced = parser.content_length();
    if (announced && *announced > limit) {
        return fail({ErrorCode::http_body_too_large, {{"limit", std::to_string(limit)}}, {}});
    }
    parser.body_limit(limit);
    return {};
}

/// False: the connection is over (answered where it could be).
Task<bool> Connection::read_request(Parser& parser, beast::flat_buffer& buffer, Request& request) {
    const Limits& limits = m_lane.shared.options.limits;
    parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    parser.body_limit(largest_body(limits));
    parser.eager(false);
    enter(buffer.size() == 0 ? Phase::idle : Phase::header);
    ErrorCodeOf error;
    while (!parser.is_done()) {
        if (buffer.size() > 0) {
            buffer.consume(parser.put(buffer.data(), error));
            if (error == field::error::need_more) {
                error = {};
            } else if (error) {
                const Error refused = error_of(error, limits);
                co_await refuse_and_close(refused, request);
                co_return false;
            }
            if (parser.is_header_done() && m_phase == Phase::header) {
                fill(parser, request);
                if (const Status bounded = bound_body(parser, request); !bounded) {
                    const Error refused = bounded.error();
                    co_await refuse_and_close(refused, request);
                    co_return false;
                }
                parser.eager(true);
                enter(Phase::body);
                if (beast::iequals(parser.get()[field::field::expect], "100-continue")) {
                    constexpr std::string_view k_continue = "HTTP/1.1 100 Continue\r\n\r\n";
                    const std::array<net::const_buffer, 2> go_on = {
                        net::buffer(k_continue.data(), k_continue.size()), net::const_buffer()};
                    co_await send(go_on, error);
                }
                continue;
            }
            if (parser.is_done()) {
                break;
            }
        }
        const bool more = co_await read_some(buffer, error);
        if (!more) {
            if (m_timed_out && m_phase != Phase::idle) {
                const Error refused{ErrorCode::http_timeout, {}, {}};
                co_await refuse_and_close(refused, request);
            }
            co_return false;
        }
        if (m_phase == Phase::idle) {
            enter(Phase::header);
        }
    }
    co_return true;
}

void Connection::record(const Response& response, const Request& request, std::size_t route) {
    const auto took = Clock::now() - m_begun;
    Shared& shared = m_lane.shared;
    shared.metrics.count(route, response.status, took, response.bytes().size());
    const auto& routes = router().routes();
    shared.log.request({request.id, word_of(request.method),
                        route < routes.size() ? routes[route].pattern : std::string_view("other"),
                        response.status, took, response.bytes().size()});
}

Task<bool> Connection::write(const Response& response, const Request& request, bool keep_alive) {
    enter(Phase::write);
    const std::string head = head_of(
        {response, request.id, request.engine ? request.engine->digest() : std::string_view(),
         m_lane.date, keep_alive, request.secure, m_lane.shared.images});
    const bool bodiless =
        request.method == Method::head || response.status == 204 || response.status == 304;
    const std::string_view body = bodiless ? std::string_view() : response.bytes();
    const std::array<net::const_buffer, 2> buffers = {net::buffer(head.data(), head.size()),
                                                      net::buffer(body.data(), body.size())};
    ErrorCodeOf error;
    co_await send(buffers, error);
    co_return !error;
}

/// The client may still be sending: unread bytes would reset the connection before it reads why.
Task<void> Connection::drain() {
    enter(Phase::drain);
    ErrorCodeOf error;
    m_socket.shutdown(Socket::shutdown_send, error);
    std::array<char, k_read_bytes> ignored{};
    for (std::size_t total = 0; !error && total < k_drain_bytes;) {
        total += co_await m_socket.async_read_some(net::buffer(ignored),
                                                   net::redirect_error(k_use_task, error));
    }
}

Task<void> Connection::refuse_and_close(const Error& error, Request& request) {
    m_timed_out = false;
    request.engine = request.engine ? request.engine : m_lane.shared.engine.load();
    const Response response = problem(error, request.lang, request.id);
    record(response, request, m_lane.shared.metrics.other_route());
    const bool written = co_await write(response, request, false);
    if (written) {
        co_await drain();
    }
}

Task<void> Connection::compute(Request& request, const Plan& plan, Response& response) {
    Shared& shared = m_lane.shared;
    const bool slow = plan.weight == Weight::slow;
    std::atomic<std::size_t>& waiting = slow ? shared.hashing : shared.waiting;
    const Limits& limits = shared.options.limits;
    if (waiting.fetch_add(1) >= (slow ? limits.hashing : limits.waiting)) {
        waiting.fetch_sub(1);
        response = problem({ErrorCode::http_busy, {}, {}}, request.lang, request.id);
        co_return;
    }
    enter(Phase::compute);
    // The timer stands for the worker: it is cancelled, on this thread, when the answer is there.
    Timer done(m_lane.io, Clock::time_point::max());
    net::post(slow ? shared.hashers : shared.workers, [&, self = shared_from_this()] {
        response = answer(request, plan, shared.context);
        waiting.fetch_sub(1);
        net::post(m_lane.io, [&done, self] { done.cancel(); });
    });
    ErrorCodeOf cancelled;
    co_await done.async_wait(net::redirect_error(k_use_task, cancelled));
}

Task<void> Connection::run() {
    const auto self = shared_from_this();
    ErrorCodeOf error;
    m_socket.set_option(net::ip::tcp::no_delay(true), error);
    m_client = m_socket.remote_endpoint(error).address().to_string();
    const bool greeted = co_await shake_hands();
    if (greeted) {
        co_await serve();
    }
    m_socket.shutdown(Socket::shutdown_both, error);
    m_socket.close(error);
}

Task<void> Connection::serve() {
    Shared& shared = m_lane.shared;
    beast::flat_buffer buffer;
    bool going = true;
    while (going) {
        Parser parser;
        Request request;
        request.id = m_lane.next_id();
        const bool read = co_await read_request(parser, buffer, request);
        if (!read) {
            break;
        }
        auto target = parse_target({parser.get().target().data(), parser.get().target().size()});
        const bool keep_alive = parser.get().keep_alive() && !m_finishing;
        Response response;
        std::size_t route = shared.metrics.other_route();
        if (!target) {
            response = problem(target.error(), request.lang, request.id);
        } else if (!shared.limiter.admit(request.client, m_begun)) {
            response =
                problem({ErrorCode::http_too_many_requests, {}, {}}, request.lang, request.id);
        } else {
            request.target = *std::move(target);
            request.body = std::move(parser.get().body());
            const Plan planned = plan(request);
            route = planned.match.index;
            // No co_await inside an expression with temporaries: g++ 12 ends them twice (bug
            // 101243).
            if (planned.weight == Weight::light) {
                response = answer(request, planned, shared.context);
            } else {
                co_await compute(request, planned, response);
            }
        }
        const bool last = !keep_alive || m_finishing;
        const bool written = co_await write(response, request, !last);
        going = written && !last;
        record(response, request, route);
        if (buffer.size() == 0 && buffer.capacity() > k_big_read_bytes) {
            buffer.shrink_to_fit();
        }
    }
}

void Lane::start_sweeping() {
    net::co_spawn(io.get_executor(), sweep_for_ever(), net::detached);
}

Task<void> Lane::sweep_for_ever() {
    while (!m_stopping || !m_connections.empty()) {
        date = http_date(std::time(nullptr));
        const auto now = Clock::now();
        for (const auto& connection : m_connections) {
            connection->sweep(now);
            if (m_stopping && now >= m_stop_by) {
                connection->abort();
            }
        }
        m_timer.expires_after(m_stopping ? std::chrono::milliseconds(20) : k_sweep);
        boost::system::error_code ignored;
        co_await m_timer.async_wait(net::redirect_error(k_use_task, ignored));
    }
    m_work.reset();
}

void Lane::welcome(Socket socket) {
    if (m_stopping) {
        return;
    }
    if (shared.open.fetch_add(1) >= shared.options.limits.connections) {
        shared.open.fetch_sub(1);
        boost::system::error_code ignored;
        constexpr std::string_view k_full = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
                                            "Content-Length: 0\r\nConnection: close\r\n\r\n";
        socket.non_blocking(true, ignored);
        socket.write_some(net::buffer(k_full.data(), k_full.size()), ignored);
        return;
    }
    shared.metrics.connection_opened();
    const auto place = m_connections.insert(m_connections.end(),
                                            std::make_shared<Connection>(*this, std::move(socket)));
    net::co_spawn(io.get_executor(), (*place)->run(), [this, place](const std::exception_ptr&) {
        m_connections.erase(place);
        shared.open.fetch_sub(1);
        shared.metrics.connection_closed();
    });
}

void Lane::begin_to_stop() {
    m_stopping = true;
    m_stop_by = Clock::now() + shared.options.limits.grace;
    for (const auto& connection : m_connections) {
        connection->finish();
    }
    m_timer.cancel();
}

std::string Lane::next_id() {
    static thread_local std::uint64_t id = first_id();
    return fmt::format("{:016x}", ++id * 0x9E3779B97F4A7C15U);
}

} // namespace eco::http::detail
