// SPDX-License-Identifier: MulanPSL-2.0
// Headers that say who asks and what fits: a line each (Cookie, Authorization, X-Forwarded-For,
// X-CSRF-Token, If-Match, If-None-Match, Prefer, Host, Content-Type). Whatever they hold, nobody is
// taken for somebody, and every route answers or refuses.
#include "fuzz.hpp"

#include "http/cookie.hpp"
#include "http/header_values.hpp"
#include "support/http_desk.hpp"

#include <array>

using namespace eco;

namespace {

std::array<std::string, 9> lines_of(std::string_view rest) {
    std::array<std::string, 9> lines;
    for (std::string& line : lines) {
        const auto [first, more] = fuzz::first_line(rest);
        line = first;
        rest = more;
    }
    return lines;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static test::HttpDesk k_desk;
    const auto lines = lines_of(fuzz::text_of(data, size));
    const test::Visitor who{identity::Secret(http::cookie_value(lines[0], http::k_session_cookie)),
                            http::bearer_token(lines[1]), lines[3]};
    k_desk.client = http::forwarded_client(lines[2], "10.0.0.1");
    k_desk.if_match = lines[4];
    k_desk.if_none_match = lines[5];
    k_desk.prefer = lines[6];
    k_desk.host = lines[7];
    k_desk.content_type = lines[8];
    const http::Response me = k_desk.get("/api/v1/me", who);
    fuzz::claim(me.status != 500);
    fuzz::claim(k_desk.get("/api/v1/users", who).status == 401);
    fuzz::claim(k_desk.get("/api/v1/projects", who).status == 401);
    fuzz::claim(k_desk.get("/ogc", who).status < 500);
    fuzz::claim(k_desk.get("/ogc/collections/units/tiles/WebMercatorQuad/9/217/406", who).status <
                500);
    fuzz::claim(k_desk
                    .post("/ogc/processes/site-query/execution",
                          R"({"inputs":{"lon":106.05,"lat":26.05}})", who)
                    .status < 500);
    return 0;
}
