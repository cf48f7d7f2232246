// SPDX-License-Identifier: MulanPSL-2.0
// Whole requests without a socket: the first line is "METHOD /target", the rest the body. Every
// route of the table, tiles and filters and projects to judge among them, answers or refuses.
#include "fuzz.hpp"

#include "support/http_desk.hpp"

using namespace eco;

namespace {

http::Method method_of(std::string_view word) {
    return word == "POST" ? http::Method::post : http::Method::get;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static test::HttpDesk k_desk;
    const auto [line, body] = fuzz::first_line(fuzz::text_of(data, size));
    const std::size_t space = line.find(' ');
    const std::string target(space == std::string_view::npos ? "/" : line.substr(space + 1));
    if (http::parse_target(target)) {
        const http::Response response =
            k_desk.ask(method_of(line.substr(0, space)), target, std::string(body), {});
        fuzz::claim(response.status != 500);
    }
    return 0;
}
