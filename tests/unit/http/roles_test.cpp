// SPDX-License-Identifier: MulanPSL-2.0
// Every role on every route. What each may is written down here once more, by hand: a row that
// slips in data/roles.csv fails here.
#include "support/http_desk.hpp"

#include <map>

namespace eco::http {
namespace {

/// Letters: p applicant (投), k park manager, r reviewer, z zoning keeper, i inspector, e expert, a
/// auditor, s system administrator, c security administrator, m administrator.
const std::map<std::string, std::string> k_roles = {{"applicant", "p"},
                                                    {"park_manager", "k"},
                                                    {"reviewer", "r"},
                                                    {"zoning_keeper", "z"},
                                                    {"inspector", "i"},
                                                    {"expert", "e"},
                                                    {"auditor", "a"},
                                                    {"system_administrator", "s"},
                                                    {"security_administrator", "c"},
                                                    {"administrator", "m"}};

const std::map<std::string, std::string> k_may = {
    {"account.use", "pkrzieascm"}, {"project.read", "pkrzie"},
    {"project.write", "pkr"},      {"assessment.read", "pkrzie"},
    {"comment.write", "pkrzie"},   {"contest.raise", "pkr"},
    {"contest.answer", "z"},       {"attachment.read", "pkrzie"},
    {"attachment.write", "pkri"},  {"release.register", "z"},
    {"release.publish", "z"},      {"user.read", "ascm"},
    {"user.write", "sm"},          {"organisation.read", "pkrzieascm"},
    {"organisation.write", "sm"},  {"key.use", "pkrziecm"},
    {"audit.read", "a"},           {"job.run", "pkrzie"}};

std::string target_of(const Route& route) {
    std::string target;
    for (std::size_t i = 0; i < route.pattern.size(); ++i) {
        if (route.pattern[i] == '{') {
            i = route.pattern.find('}', i);
            target += "1";
        } else {
            target += route.pattern[i];
        }
    }
    return target;
}

bool is_refusal(unsigned status) {
    return status == 401 || status == 403;
}

TEST(Roles, open_the_doors_that_are_theirs_and_no_others) {
    test::HttpDesk desk;
    desk.if_match = "1";
    std::size_t tried = 0;
    for (const auto& [role, letter] : k_roles) {
        const test::Visitor who = desk.visitor(role, "");
        for (const Route& route : router().routes()) {
            if (route.door != Door::guarded) {
                continue;
            }
            const std::string permission(identity::name_of(route.permission));
            ASSERT_TRUE(k_may.contains(permission)) << permission;
            const unsigned status = desk.ask(route.method, target_of(route), "{}", who).status;
            const bool may = k_may.at(permission).find(letter) != std::string::npos;
            EXPECT_EQ(is_refusal(status), !may)
                << role << " " << route.pattern << " " << permission << " gave " << status;
            ++tried;
        }
    }
    EXPECT_GE(tried, k_roles.size() * 30);
}

TEST(Roles, are_needed_for_every_guarded_route) {
    test::HttpDesk desk;
    for (const Route& route : router().routes()) {
        const unsigned status = desk.ask(route.method, target_of(route), "{}", {}).status;
        if (route.door == Door::guarded) {
            EXPECT_EQ(status, 401U) << route.pattern;
        } else {
            EXPECT_TRUE(!is_refusal(status) || route.pattern == "/api/v1/login" ||
                        route.pattern == "/api/v1/login/oidc/callback")
                << route.pattern << " gave " << status;
        }
    }
}

TEST(Roles, do_nothing_before_the_one_time_password_is_changed) {
    test::HttpDesk desk;
    service::Caller system;
    system.now = desk.now;
    const auto secret = service::first_administrator(desk.office(), system).value();
    ASSERT_TRUE(secret);
    EXPECT_FALSE(service::first_administrator(desk.office(), system).value()) << "only once";
    const Response login = desk.post(
        "/api/v1/login", R"({"name":"admin","password":")" + secret->reveal() + "\"}", {});
    ASSERT_EQ(login.status, 200U) << login.bytes();
    const std::string cookie = login.headers.at(0).second;
    const auto begin = cookie.find('=') + 1;
    const test::Visitor admin{identity::Secret(cookie.substr(begin, cookie.find(';') - begin)),
                              {},
                              test::json_of(login).string_or("csrf", "")};
    const Response early = desk.get("/api/v1/users", admin);
    EXPECT_EQ(early.status, 403U);
    EXPECT_EQ(test::json_of(early).string_or("code", ""), "E-SERVICE-015");
    const Response changed =
        desk.post("/api/v1/me/password",
                  R"({"old":")" + secret->reveal() + R"(","new":"Gate-of-green-8"})", admin);
    EXPECT_EQ(changed.status, 200U) << changed.bytes();
    EXPECT_EQ(desk.get("/api/v1/users", admin).status, 200U);
}

} // namespace
} // namespace eco::http
