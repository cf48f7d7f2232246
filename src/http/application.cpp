// SPDX-License-Identifier: MulanPSL-2.0
// Answering.
#include "http/application.hpp"

#include "http/problem.hpp"
#include "http/routes.hpp"
#include "identity/token.hpp"
#include "service/office/releases.hpp"
#include "service/office/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

namespace eco::http {
namespace {

using service::Answer;

/// The query parameter that names another release than the one in force.
constexpr std::string_view k_release = "release";
constexpr std::string_view k_common = "X-Content-Type-Options: nosniff\r\n"
                                      "Referrer-Policy: no-referrer\r\n"
                                      "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr std::string_view k_stay_secure =
    "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
constexpr std::string_view k_data =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
// Styles: the page's widgets place themselves by style attributes. Scripts: only files of ours.
constexpr std::string_view k_page_begin =
    "Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self' "
    "'unsafe-inline'; img-src 'self' data: blob:";
constexpr std::string_view k_page_end =
    "; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), payment=()\r\n";
constexpr std::string_view k_report =
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'; sandbox allow-popups allow-modals\r\n";

/// `images`: another origin that the page may show images of.
void add_shield(Shield shield, std::string_view images, std::string& head) {
    if (shield != Shield::page) {
        head += shield == Shield::report ? k_report : k_data;
        return;
    }
    head += k_page_begin;
    head += images.empty() ? "" : " ";
    head += images;
    head += k_page_end;
}

Status check_parameters(const Request& request, const Route& route) {
    for (const auto& [name, value] : request.target.query) {
        const bool known =
            name == "lang" || std::find(route.parameters.begin(), route.parameters.end(), name) !=
                                  route.parameters.end();
        if (!known) {
            return fail({ErrorCode::http_unknown_parameter,
                         {{"name", name}},
                         {"query", "/" + name, {}, 0, 0}});
        }
    }
    return {};
}

/// A form of another site cannot send this type without being asked first.
Status check_body(const Request& request, const Route& route) {
    const bool json = route.consumes == "application/json";
    const bool fits = route.consumes == k_any_type ||
                      request.content_type.starts_with(route.consumes) ||
                      (json && request.content_type.starts_with("application/geo+json"));
    return fits
               ? Status()
               : fail({ErrorCode::http_not_json,
                       {{"found", request.content_type}, {"expected", std::string(route.consumes)}},
                       {}});
}

/// A session's cookie is sent by the browser whoever made the page that asks: what changes
/// something must also show a token that only our page can read.
Status check_origin(const Request& request, const Route& route) {
    const bool by_cookie = !request.caller.session.empty();
    const bool safe = route.method == Method::get;
    if (safe || !by_cookie ||
        identity::equal_secretly(identity::csrf_of(request.session.reveal()), request.csrf)) {
        return {};
    }
    return fail({ErrorCode::service_csrf, {}, {}});
}

/// Who asks, and whether they may ask this at all; the use case asks again about the thing itself.
/// An open route asks nobody, but for another release: drafts are not for everybody.
Status admit(Request& request, const Route& route, const Context& context) {
    if (route.door == Door::open && !request.query(k_release)) {
        return {};
    }
    const service::Office& office = context.wiring.office;
    service::Caller& caller = request.caller;
    if (!request.bearer.empty()) {
        ECO_CHECK(service::recognise_key(office, request.bearer.reveal(), caller));
    } else if (!request.session.empty()) {
        ECO_CHECK(service::recognise_session(office, request.session.reveal(), caller));
    }
    ECO_CHECK(check_origin(request, route));
    return route.door == Door::guarded ? service::require(office, caller, route.permission)
                                       : Status();
}

/// Answers with another release than the one in force, where one is named that the caller may see.
Status choose_release(Request& request, const Context& context) {
    const auto named = request.query(k_release);
    if (!named || *named == request.engine->digest()) {
        return {};
    }
    const std::string digest(*named);
    const Wiring& wiring = context.wiring;
    ECO_TRY(const Json seen,
            service::release(wiring.office, request.caller, wiring.today(), digest));
    static_cast<void>(seen);
    ECO_TRY(request.engine, wiring.shelf.find(wiring.office, digest));
    return {};
}

bool has_body(const Route& route) {
    return route.method == Method::post || route.method == Method::put ||
           route.method == Method::patch;
}

Answer<Response> routed(Request& request, const Plan& plan, const Context& context) {
    if (request.method == Method::options && plan.match.other_method) {
        Response response;
        response.status = 204;
        response.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        return response;
    }
    if (plan.match.route == nullptr) {
        const bool readable = request.method == Method::get || request.method == Method::head;
        if (plan.match.other_method || !readable) {
            return service::refuse(
                {ErrorCode::http_method_not_allowed, {{"path", request.target.path()}}, {}});
        }
        return page_file(request, context);
    }
    const Route& route = *plan.match.route;
    if (const Status known = check_parameters(request, route); !known) {
        return service::refuse(known.error());
    }
    request.caller.client = request.client;
    request.caller.request = request.id;
    request.caller.now = context.wiring.now();
    if (const Status admitted = admit(request, route, context); !admitted) {
        return service::refuse(admitted.error());
    }
    if (const Status chosen = choose_release(request, context); !chosen) {
        return service::refuse(chosen.error());
    }
    if (has_body(route) && !request.body.empty()) {
        if (const Status fits = check_body(request, route); !fits) {
            return service::refuse(fits.error());
        }
    }
    request.captures = plan.match.captures;
    return route.handler(request, context);
}

} // namespace

std::optional<std::string_view> Request::query(std::string_view name) const {
    const auto found = std::find_if(target.query.begin(), target.query.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    return found == target.query.end() ? std::nullopt
                                       : std::optional<std::string_view>(found->second);
}

std::string Request::origin() const {
    constexpr std::string_view k_host =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
    const bool plain = !host.empty() && host.find_first_not_of(k_host) == std::string::npos;
    return plain ? (secure ? "https://" : "http://") + host : std::string();
}

Plan plan(const Request& request) {
    Plan made{router().match(request.method, request.target), Weight::light};
    made.weight = made.match.route == nullptr ? Weight::light : made.match.route->weight;
    // Another release may have to be opened first.
    if (made.weight == Weight::light && request.query(k_release)) {
        made.weight = Weight::heavy;
    }
    return made;
}

Response answer(Request& request, const Plan& plan, const Context& context) {
    const std::string_view lang = request.query("lang").value_or("zh");
    request.lang = lang == "en" ? Lang::en : Lang::zh;
    // A broken invariant or exhausted memory ends one request, not the service.
    try {
        auto response = routed(request, plan, context);
        if (!response) {
            return problem(response.error(), request.lang, request.id);
        }
        if (request.caller.who.anonymous()) {
            response->headers.emplace_back("Ecogate-Notice", "for-reference-only");
        }
        return *std::move(response);
    } catch (const std::exception& broken) {
        return problem({ErrorCode::http_internal, {{"what", broken.what()}}, {}}, request.lang,
                       request.id);
    }
}

std::size_t body_limit(const Plan& plan, const Request& request, const Limits& limits) {
    const bool shows_token = !request.session.empty() || !request.bearer.empty();
    const std::size_t own = plan.match.route == nullptr ? 0 : plan.match.route->body_limit;
    return own > 0 && (shows_token || own < limits.body_bytes) ? own : limits.body_bytes;
}

std::size_t largest_body(const Limits& limits) {
    std::size_t most = limits.body_bytes;
    for (const Route& route : router().routes()) {
        most = std::max(most, route.body_limit);
    }
    return most;
}

std::string head_of(const HeadInput& input) {
    const Response& response = input.response;
    std::string head;
    head.reserve(768);
    auto out = std::back_inserter(head);
    fmt::format_to(out, "HTTP/1.1 {} {}\r\nDate: {}\r\nEcogate-Release: {}\r\nX-Request-Id: {}\r\n",
                   response.status, reason_of(response.status), input.date, input.digest,
                   input.request_id);
    const bool bodiless = response.status == 204 || response.status == 304;
    if (!bodiless) {
        fmt::format_to(out, "Content-Type: {}\r\nContent-Length: {}\r\n", response.content_type,
                       response.bytes().size());
    }
    for (const auto& [name, value] : response.headers) {
        fmt::format_to(out, "{}: {}\r\n", name, value);
    }
    head += k_common;
    head += input.secure ? k_stay_secure : std::string_view();
    add_shield(response.shield, input.images, head);
    head += input.keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
    return head;
}

} // namespace eco::http
