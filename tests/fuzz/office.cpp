// SPDX-License-Identifier: MulanPSL-2.0
// Requests of people who are logged in: the first line is "ROLE METHOD /target" (r reviewer, z
// zoning keeper, m administrator), the rest the JSON body. Bodies that change accounts, projects
// and contests among them; whatever comes, the record stays whole.
#include "fuzz.hpp"

#include "support/http_desk.hpp"

using namespace eco;

namespace {

constexpr std::size_t k_records_until_fresh = 2000; ///< a desk is made anew: memory stays bounded

http::Method method_of(std::string_view word) {
    return word == "POST"     ? http::Method::post
           : word == "PUT"    ? http::Method::put
           : word == "PATCH"  ? http::Method::patch
           : word == "DELETE" ? http::Method::remove
                              : http::Method::get;
}

/// Three people at one desk, logged in.
struct People {
    test::HttpDesk desk;
    test::Visitor reviewer = desk.visitor("reviewer", "");
    test::Visitor keeper = desk.visitor("zoning_keeper", "");
    test::Visitor administrator = desk.visitor("administrator", "");
    std::size_t asked = 0;

    const test::Visitor& by(char letter) const {
        return letter == 'z' ? keeper : letter == 'm' ? administrator : reviewer;
    }
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static std::unique_ptr<People> k_people;
    if (!k_people || ++k_people->asked > k_records_until_fresh) {
        k_people.reset();
        k_people = std::make_unique<People>();
    }
    const auto [line, body] = fuzz::first_line(fuzz::text_of(data, size));
    const std::string_view words = line.substr(line.size() < 2 ? line.size() : 2);
    const std::size_t space = words.find(' ');
    const std::string target(space == std::string_view::npos ? "/" : words.substr(space + 1));
    if (line.empty() || !http::parse_target(target) || target.starts_with("/api/v1/login") ||
        target.starts_with("/api/v1/me/password")) {
        return 0; // Argon2id is slow by purpose, and has its own tests
    }
    k_people->desk.if_match = "1";
    const http::Response response = k_people->desk.ask(method_of(words.substr(0, space)), target,
                                                       std::string(body), k_people->by(line[0]));
    fuzz::claim(response.status != 500);
    if (k_people->asked % 64 == 0) {
        fuzz::claim(k_people->desk.office().record.head().has_value());
    }
    return 0;
}
