// SPDX-License-Identifier: MulanPSL-2.0
// /api/v1: logging in and out, here or elsewhere; one's own account.
#include "http/cookie.hpp"
#include "http/reply.hpp"
#include "http/routes.hpp"
#include "service/office/account.hpp"
#include "service/office/session.hpp"
#include "service/office/single_sign_on.hpp"

namespace eco::http {
namespace {

using identity::Permission;
using service::Answer;
using service::refuse;

/// The session that was opened, as a cookie.
Response welcome(const Request& request, const service::LoggedIn& opened) {
    Response response = json_response(canonical_json(opened.me) + "\n");
    set_cookie(response, k_session_cookie, opened.token.reveal(), SameSite::strict, request.secure);
    return response;
}

Answer<Response> login(const Request& request, const Context& context) {
    const auto opened = service::login(context.wiring.office, request.caller, request.body);
    return opened ? Answer<Response>(welcome(request, *opened)) : refuse(opened.error());
}

Answer<Response> logout(const Request& request, const Context& context) {
    if (const Status done = service::logout(context.wiring.office, request.caller); !done) {
        return refuse(done.error());
    }
    Response response;
    response.status = 204;
    set_cookie(response, k_session_cookie, "", SameSite::strict, request.secure);
    return response;
}

Answer<Response> me(const Request& request, const Context& context) {
    return private_reply(
        service::me(context.wiring.office, request.caller, request.session.reveal()));
}

Answer<Response> change_password(const Request& request, const Context& context) {
    return private_reply(
        service::change_password(context.wiring.office, request.caller, request.body));
}

Answer<Response> begin_totp(const Request& request, const Context& context) {
    return private_reply(service::begin_totp(context.wiring.office, request.caller));
}

Answer<Response> confirm_totp(const Request& request, const Context& context) {
    return private_reply(
        service::confirm_totp(context.wiring.office, request.caller, request.body));
}

Answer<Response> end_totp(const Request& request, const Context& context) {
    return private_reply(service::end_totp(context.wiring.office, request.caller));
}

Response redirect(std::string where) {
    Response response;
    response.status = 302;
    response.headers.emplace_back("Location", std::move(where));
    return response;
}

/// The state goes into a cookie too: an answer that another browser asked for is refused.
Answer<Response> begin_elsewhere(const Request& request, const Context& context) {
    const auto begun = service::begin_single_sign_on(context.wiring.office, request.caller);
    if (!begun) {
        return refuse(begun.error());
    }
    Response response = redirect(begun->url);
    set_cookie(response, k_login_cookie, begun->state, SameSite::lax, request.secure);
    return response;
}

Answer<Response> finish_elsewhere(const Request& request, const Context& context) {
    const auto state = required(request, "state");
    const auto code = required(request, "code");
    if (!state || !code) {
        return refuse(state ? code.error() : state.error());
    }
    if (!identity::equal_secretly(*state, request.login_state)) {
        return refuse({ErrorCode::service_sso_state, {}, {}});
    }
    const auto opened =
        service::finish_single_sign_on(context.wiring.office, request.caller, *state, *code);
    if (!opened) {
        return refuse(opened.error());
    }
    Response response = redirect("/");
    set_cookie(response, k_session_cookie, opened->token.reveal(), SameSite::strict,
               request.secure);
    set_cookie(response, k_login_cookie, "", SameSite::lax, request.secure);
    return response;
}

Route at(Method method, std::string_view pattern, Door door, Weight weight, Handler handler,
         std::string_view summary) {
    Route route{method, pattern, {}, weight, handler, summary};
    route.door = door;
    route.permission = Permission::account_use;
    return route;
}

Route without_answer(Route route) {
    route.success = 204;
    return route;
}

Route leads_elsewhere(Route route) {
    route.success = 302;
    return route;
}

} // namespace

std::vector<Route> account_routes() {
    using enum Method;
    return {
        with_schemas(at(post, "/api/v1/login", Door::open, Weight::slow, login, "http.route_login"),
                     "Login", "Me"),
        without_answer(
            at(post, "/api/v1/logout", Door::known, Weight::heavy, logout, "http.route_logout")),
        with_schemas(at(get, "/api/v1/me", Door::known, Weight::heavy, me, "http.route_me"), "",
                     "Me"),
        with_schemas(at(post, "/api/v1/me/password", Door::guarded, Weight::slow, change_password,
                        "http.route_change_password"),
                     "PasswordChange", "User"),
        with_schemas(at(post, "/api/v1/me/totp", Door::guarded, Weight::heavy, begin_totp,
                        "http.route_begin_totp"),
                     "", "Totp"),
        with_schemas(at(post, "/api/v1/me/totp/confirm", Door::guarded, Weight::heavy, confirm_totp,
                        "http.route_confirm_totp"),
                     "TotpCode", "User"),
        with_schemas(at(remove, "/api/v1/me/totp", Door::guarded, Weight::heavy, end_totp,
                        "http.route_end_totp"),
                     "", "User"),
        leads_elsewhere(at(get, "/api/v1/login/oidc", Door::open, Weight::heavy, begin_elsewhere,
                           "http.route_login_elsewhere")),
        leads_elsewhere(
            with_parameters(at(get, "/api/v1/login/oidc/callback", Door::open, Weight::heavy,
                               finish_elsewhere, "http.route_login_return"),
                            {"state", "code", "scope", "session_state", "iss"})),
    };
}

} // namespace eco::http
