// SPDX-License-Identifier: MulanPSL-2.0
// Whole requests without a socket: the first line is "METHOD /target", the rest the body. Every
// route of the table, tiles and filters and projects to judge among them, answers or refuses.
#include "fuzz.hpp"

#include "http/application.hpp"
#include "support/service_engine.hpp"

using namespace eco;

namespace {

http::Method method_of(std::string_view word) {
    return word == "POST" ? http::Method::post : http::Method::get;
}

class Desk {
  public:
    http::Response ask(std::string_view line, std::string_view body) {
        http::Request request;
        const std::size_t space = line.find(' ');
        request.method = method_of(line.substr(0, space));
        auto target = http::parse_target(space == std::string_view::npos ? std::string_view("/")
                                                                         : line.substr(space + 1));
        if (!target) {
            return {};
        }
        request.target = *std::move(target);
        request.body = std::string(body);
        request.content_type = "application/json";
        request.id = "0123456789abcdef";
        request.engine = test::service_engine();
        return http::answer(request, http::plan(request), m_context);
    }

  private:
    http::Options m_options;
    http::StaticFiles m_files = http::StaticFiles::read("").value();
    http::Metrics m_metrics{http::router().names()};
    service::TileCache m_tiles{1U << 20U};
    http::Context m_context{m_options, m_files, m_metrics, m_tiles,
                            [] { return LocalDate::parse("2026-11-24").value(); }};
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Desk k_desk;
    const auto [line, body] = fuzz::first_line(fuzz::text_of(data, size));
    const http::Response response = k_desk.ask(line, body);
    fuzz::claim(response.status != 500);
    return 0;
}
