// SPDX-License-Identifier: MulanPSL-2.0
// /api/v1: the registry of releases.
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/office/releases.hpp"

namespace eco::http {
namespace {

using identity::Permission;
using service::Answer;
using service::refuse;

constexpr std::size_t k_most_release = 512U << 20U; ///< bytes; what the record takes as one blob

Answer<Response> list(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::releases(context.wiring.office, request.caller,
                                                  context.wiring.today(), *page))
                : refuse(page.error());
}

Answer<Response> show(const Request& request, const Context& context) {
    return private_reply(service::release(context.wiring.office, request.caller,
                                          context.wiring.today(), request.captures[0]));
}

Answer<Response> enter(const Request& request, const Context& context) {
    auto answer = private_reply(service::register_release(context.wiring.office,
                                                          context.wiring.shelf, request.caller,
                                                          context.wiring.today(), request.body));
    if (answer) {
        answer->status = 201;
    }
    return answer;
}

Answer<Response> publish(const Request& request, const Context& context) {
    const auto published =
        service::publish_release(context.wiring.office, request.caller, context.wiring.today(),
                                 request.captures[0], request.body);
    if (published) {
        context.reload();
    }
    return private_reply(published);
}

Answer<Response> quality(const Request& request, const Context& context) {
    return private_reply(
        service::release_quality(context.wiring.office, request.caller, request.captures[0]));
}

Answer<Response> compare(const Request& request, const Context& context) {
    return private_reply(service::release_difference(context.wiring.office, context.wiring.shelf,
                                                     request.caller, request.captures[0],
                                                     request.captures[1]));
}

Route known(Method method, std::string_view pattern, Handler handler, std::string_view summary) {
    Route route{method, pattern, {}, Weight::heavy, handler, summary};
    route.door = Door::known;
    return route;
}

} // namespace

std::vector<Route> release_routes() {
    using enum Method;
    using P = Permission;
    Route upload = created(with_schemas(guarded(post, "/api/v1/releases", P::release_register,
                                                enter, "http.route_register_release"),
                                        "", "Release"));
    upload.consumes = k_any_type;
    upload.body_limit = k_most_release;
    return {
        with_schemas(with_parameters(known(get, "/api/v1/releases", list, "http.route_releases"),
                                     {"limit", "offset"}),
                     "", "ReleaseList"),
        std::move(upload),
        with_schemas(known(get, "/api/v1/releases/{digest}", show, "http.route_release"), "",
                     "Release"),
        with_schemas(guarded(post, "/api/v1/releases/{digest}/publish", P::release_publish, publish,
                             "http.route_publish_release"),
                     "PublishForm", "Release"),
        with_schemas(
            known(get, "/api/v1/releases/{digest}/quality", quality, "http.route_release_quality"),
            "", "Quality"),
        with_schemas(known(get, "/api/v1/releases/{digest}/diff/{other}", compare,
                           "http.route_release_difference"),
                     "", "Difference"),
    };
}

} // namespace eco::http
