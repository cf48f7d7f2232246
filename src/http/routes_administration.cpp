// SPDX-License-Identifier: MulanPSL-2.0
// /api/v1: accounts of others, organisations, API keys, the audit.
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/office/api_keys.hpp"
#include "service/office/audit_log.hpp"
#include "service/office/organisations.hpp"

namespace eco::http {
namespace {

using identity::Permission;
using service::Answer;
using service::refuse;

Answer<Response> made(Answer<Response> answer) {
    if (answer) {
        answer->status = 201;
    }
    return answer;
}

Answer<Response> users(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::users(context.wiring.office, request.caller,
                                               parameter(request, "q"), *page))
                : refuse(page.error());
}

Answer<Response> make_user(const Request& request, const Context& context) {
    return made(
        private_reply(service::make_user(context.wiring.office, request.caller, request.body)));
}

Answer<Response> user(const Request& request, const Context& context) {
    return private_reply(service::user(context.wiring.office, request.caller, request.captures[0]));
}

Answer<Response> change_user(const Request& request, const Context& context) {
    return private_reply(service::change_user(context.wiring.office, request.caller,
                                              request.captures[0], request.body));
}

Answer<Response> reset_password(const Request& request, const Context& context) {
    return private_reply(
        service::reset_password(context.wiring.office, request.caller, request.captures[0]));
}

Answer<Response> organisations(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::organisations(context.wiring.office, request.caller,
                                                       parameter(request, "q"), *page))
                : refuse(page.error());
}

Answer<Response> make_organisation(const Request& request, const Context& context) {
    return made(private_reply(
        service::make_organisation(context.wiring.office, request.caller, request.body)));
}

Answer<Response> keys(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::api_keys(context.wiring.office, request.caller, *page))
                : refuse(page.error());
}

Answer<Response> make_key(const Request& request, const Context& context) {
    return made(
        private_reply(service::make_api_key(context.wiring.office, request.caller, request.body)));
}

Answer<Response> revoke_key(const Request& request, const Context& context) {
    return private_reply(
        service::revoke_api_key(context.wiring.office, request.caller, request.captures[0]));
}

Answer<Response> audit(const Request& request, const Context& context) {
    const auto page = page_of(request);
    return page ? private_reply(service::audit_log(
                      context.wiring.office, request.caller,
                      {parameter(request, "actor"), parameter(request, "kind"),
                       parameter(request, "id"), parameter(request, "type"),
                       parameter(request, "from"), parameter(request, "to"), *page}))
                : refuse(page.error());
}

Route hashing(Route route) {
    route.weight = Weight::slow;
    return route;
}

std::vector<Route> user_routes() {
    using enum Method;
    using P = Permission;
    return {
        with_schemas(
            with_parameters(guarded(get, "/api/v1/users", P::user_read, users, "http.route_users"),
                            {"q", "limit", "offset"}),
            "", "UserList"),
        created(hashing(with_schemas(
            guarded(post, "/api/v1/users", P::user_write, make_user, "http.route_make_user"),
            "UserForm", "NewUser"))),
        with_schemas(guarded(get, "/api/v1/users/{id}", P::user_read, user, "http.route_user"), "",
                     "User"),
        with_schemas(guarded(patch, "/api/v1/users/{id}", P::user_read, change_user,
                             "http.route_change_user"),
                     "UserChange", "User"),
        hashing(with_schemas(guarded(post, "/api/v1/users/{id}/password", P::user_write,
                                     reset_password, "http.route_reset_password"),
                             "", "OneTimePassword")),
    };
}

} // namespace

std::vector<Route> administration_routes() {
    using enum Method;
    using P = Permission;
    std::vector<Route> all = user_routes();
    for (Route& route : std::vector<Route>{
             with_schemas(
                 with_parameters(guarded(get, "/api/v1/organisations", P::organisation_read,
                                         organisations, "http.route_organisations"),
                                 {"q", "limit", "offset"}),
                 "", "OrganisationList"),
             created(with_schemas(guarded(post, "/api/v1/organisations", P::organisation_write,
                                          make_organisation, "http.route_make_organisation"),
                                  "OrganisationForm", "Organisation")),
             with_schemas(
                 with_parameters(guarded(get, "/api/v1/keys", P::key_use, keys, "http.route_keys"),
                                 {"limit", "offset"}),
                 "", "KeyList"),
             created(with_schemas(
                 guarded(post, "/api/v1/keys", P::key_use, make_key, "http.route_make_key"),
                 "KeyForm", "NewKey")),
             with_schemas(guarded(remove, "/api/v1/keys/{id}", P::key_use, revoke_key,
                                  "http.route_revoke_key"),
                          "", "Key"),
             with_schemas(
                 with_parameters(
                     guarded(get, "/api/v1/audit", P::audit_read, audit, "http.route_audit"),
                     {"actor", "kind", "id", "type", "from", "to", "limit", "offset"}),
                 "", "AuditList")}) {
        all.push_back(std::move(route));
    }
    return all;
}

} // namespace eco::http
