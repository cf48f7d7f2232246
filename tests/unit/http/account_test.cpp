// SPDX-License-Identifier: MulanPSL-2.0
// Logging in, being locked out, CSRF, second factor, keys; through the routes.
#include "identity/encoding.hpp"
#include "identity/totp.hpp"
#include "support/http_desk.hpp"

namespace eco::http {
namespace {

using test::json_of;
using test::Visitor;

constexpr const char* k_good = R"({"name":"Zhang","password":"Gate-of-green-7"})";
constexpr const char* k_bad = R"({"name":"zhang","password":"Gate-of-green-9"})";

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

Visitor entered(const Response& login) {
    const std::string cookie = header(login, "Set-Cookie");
    const auto begin = cookie.find('=') + 1;
    return {identity::Secret(cookie.substr(begin, cookie.find(';') - begin)),
            {},
            json_of(login).string_or("csrf", "")};
}

class Account : public testing::Test {
  protected:
    test::HttpDesk m_desk;
    std::string m_id = m_desk.make_user("zhang", {{"applicant", ""}}, "");

    Response login(const char* body) { return m_desk.post("/api/v1/login", body, {}); }
    std::string code_of(const Response& response) {
        return json_of(response).string_or("code", "");
    }
    void wait(std::chrono::seconds time) {
        m_desk.now = m_desk.now.plus_millis(time.count() * 1000);
    }
};

TEST_F(Account, enters_with_a_cookie_that_no_script_reads) {
    const Response answer = login(k_good);
    ASSERT_EQ(answer.status, 200U) << answer.bytes();
    const std::string cookie = header(answer, "Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("ecogate_session=egs_"));
    EXPECT_NE(cookie.find("; HttpOnly; SameSite=Strict"), std::string::npos);
    EXPECT_EQ(header(answer, "Cache-Control"), "no-store");
    const Visitor who = entered(answer);
    const Json me = json_of(m_desk.get("/api/v1/me", who));
    EXPECT_EQ(me.find("user")->string_or("name", ""), "zhang");
    EXPECT_EQ(me.string_or("csrf", ""), who.csrf);
    EXPECT_EQ(m_desk.post("/api/v1/logout", "{}", who).status, 204U);
    EXPECT_TRUE(json_of(m_desk.get("/api/v1/me", who)).find("user")->is_null());
}

TEST_F(Account, tells_no_difference_between_a_wrong_name_and_a_wrong_password) {
    const Response name = login(R"({"name":"nobody","password":"Gate-of-green-7"})");
    const Response password = login(k_bad);
    EXPECT_EQ(name.status, 401U);
    EXPECT_EQ(name.bytes(), password.bytes());
}

TEST_F(Account, is_locked_after_five_failures_and_opens_again) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(code_of(login(k_bad)), "E-SERVICE-022");
    }
    EXPECT_EQ(login(k_good).status, 429U);
    wait(std::chrono::minutes(16));
    EXPECT_EQ(login(k_good).status, 200U);
}

TEST_F(Account, is_shut_to_a_client_that_tries_many_names) {
    for (int i = 0; i < 50; ++i) {
        const std::string body = R"({"name":"u)" + std::to_string(i) + R"(","password":"x"})";
        EXPECT_EQ(login(body.c_str()).status, 401U);
    }
    EXPECT_EQ(login(k_good).status, 429U);
    m_desk.client = "10.0.0.2";
    EXPECT_EQ(login(k_good).status, 200U);
}

TEST_F(Account, is_left_after_a_while_without_a_request) {
    const Visitor who = entered(login(k_good));
    for (int i = 0; i < 5; ++i) {
        wait(std::chrono::minutes(25));
        EXPECT_EQ(m_desk.get("/api/v1/projects", who).status, 200U);
    }
    wait(std::chrono::minutes(31));
    EXPECT_EQ(m_desk.get("/api/v1/projects", who).status, 401U);
}

TEST_F(Account, is_left_after_half_a_day_whatever_is_done) {
    const Visitor who = entered(login(k_good));
    for (int i = 0; i < 35; ++i) {
        wait(std::chrono::minutes(20));
        EXPECT_EQ(m_desk.get("/api/v1/projects", who).status, 200U) << i;
    }
    wait(std::chrono::minutes(20));
    EXPECT_EQ(m_desk.get("/api/v1/projects", who).status, 401U);
}

TEST_F(Account, changes_nothing_for_a_page_of_another_site) {
    Visitor who = entered(login(k_good));
    who.csrf.clear();
    EXPECT_EQ(code_of(m_desk.post("/api/v1/projects", "{}", who)), "E-SERVICE-026");
    who.csrf = "another";
    EXPECT_EQ(code_of(m_desk.post("/api/v1/logout", "{}", who)), "E-SERVICE-026");
    EXPECT_EQ(m_desk.get("/api/v1/projects", who).status, 200U);
}

TEST_F(Account, changes_its_password_and_ends_the_other_sessions) {
    const Visitor other = entered(login(k_good));
    const Visitor who = entered(login(k_good));
    const auto change = [&](const char* body) {
        return m_desk.post("/api/v1/me/password", body, who);
    };
    EXPECT_EQ(code_of(change(R"({"old":"x","new":"Gate-of-green-8"})")), "E-SERVICE-027");
    EXPECT_EQ(code_of(change(R"({"old":"Gate-of-green-7","new":"short"})")), "E-IDENTITY-002");
    EXPECT_EQ(code_of(change(R"({"old":"Gate-of-green-7","new":"Gate-of-green-7"})")),
              "E-IDENTITY-007");
    EXPECT_EQ(change(R"({"old":"Gate-of-green-7","new":"Gate-of-green-8"})").status, 200U);
    EXPECT_EQ(m_desk.get("/api/v1/projects", who).status, 200U);
    EXPECT_EQ(m_desk.get("/api/v1/projects", other).status, 401U);
    EXPECT_EQ(login(k_good).status, 401U);
}

TEST_F(Account, must_change_a_password_that_is_too_old) {
    wait(std::chrono::hours(24 * 91));
    const Visitor who = entered(login(k_good));
    EXPECT_EQ(code_of(m_desk.get("/api/v1/projects", who)), "E-SERVICE-015");
}

TEST_F(Account, asks_for_a_code_once_the_second_factor_is_on) {
    const Visitor who = entered(login(k_good));
    const std::string key = *identity::from_base32(
        json_of(m_desk.post("/api/v1/me/totp", "", who)).string_or("secret", ""));
    const auto code_now = [&] {
        const auto step = static_cast<std::uint64_t>(m_desk.now.millis() / 30000);
        return identity::hotp(key, step, 6);
    };
    EXPECT_EQ(m_desk.post("/api/v1/me/totp/confirm", R"({"code":"x"})", who).status, 400U);
    EXPECT_EQ(login(k_good).status, 200U) << "not on before it is confirmed";
    EXPECT_EQ(
        m_desk.post("/api/v1/me/totp/confirm", R"({"code":")" + code_now() + "\"}", who).status,
        200U);
    EXPECT_EQ(code_of(login(k_good)), "E-SERVICE-024");
    const std::string with_code =
        R"({"name":"zhang","password":"Gate-of-green-7","totp":")" + code_now() + "\"}";
    EXPECT_EQ(login(with_code.c_str()).status, 200U);
    EXPECT_EQ(login(with_code.c_str()).status, 401U) << "a code is good for one login";
}

/// Switches the second factor on; the key as the authenticator has it.
class SecondFactor : public Account {
  protected:
    std::string m_key;

    void switch_on() {
        const Visitor who = entered(login(k_good));
        m_key = json_of(m_desk.post("/api/v1/me/totp", "", who)).string_or("secret", "");
        EXPECT_EQ(
            m_desk.post("/api/v1/me/totp/confirm", R"({"code":")" + code_now() + "\"}", who).status,
            200U);
    }
    std::string code_now() {
        const auto step = static_cast<std::uint64_t>(m_desk.now.millis() / 30000);
        return identity::hotp(*identity::from_base32(m_key), step, 6);
    }
    Response login_with_code() {
        wait(std::chrono::seconds(60)); // a code is good for one login
        return login(
            (R"({"name":"zhang","password":"Gate-of-green-7","totp":")" + code_now() + "\"}")
                .c_str());
    }
    std::string stored() {
        return service::existing(m_desk.office(), store::Kind::user, m_id)
            .value()
            .data.string_or("totp_key", "");
    }
    void store_openly() {
        const auto user = service::existing(m_desk.office(), store::Kind::user, m_id).value();
        Json data;
        data["totp_key"] = m_key;
        ASSERT_TRUE(m_desk.office().record.append(
            {store::Kind::user, m_id, user.version, "second_factor_on", data},
            {"test", "test", "local", "test", m_desk.now}));
    }
};

TEST_F(SecondFactor, lies_sealed_in_the_record) {
    switch_on();
    EXPECT_TRUE(stored().starts_with("sealed:1:")) << stored();
    EXPECT_EQ(stored().find(m_key), std::string::npos);
    const std::string before = stored();
    EXPECT_EQ(login_with_code().status, 200U);
    EXPECT_EQ(stored(), before) << "nothing to seal anew";
}

TEST_F(SecondFactor, from_before_there_were_seals_is_sealed_at_the_next_login) {
    switch_on();
    store_openly();
    EXPECT_EQ(stored(), m_key);
    EXPECT_EQ(login_with_code().status, 200U);
    EXPECT_TRUE(stored().starts_with("sealed:1:")) << stored();
    EXPECT_EQ(login_with_code().status, 200U);
}

TEST_F(SecondFactor, goes_over_to_a_new_key_at_the_next_login_and_fails_where_the_key_is_gone) {
    const std::string old = identity::Vault::new_key().reveal();
    const std::string fresh = identity::Vault::new_key().reveal();
    m_desk.change_keys(old);
    switch_on();
    m_desk.change_keys(fresh);
    const Response lost = login_with_code();
    EXPECT_EQ(code_of(lost), "E-BASE-013") << lost.bytes();
    m_desk.change_keys(fresh + old);
    EXPECT_EQ(login_with_code().status, 200U);
    m_desk.change_keys(fresh);
    EXPECT_EQ(login_with_code().status, 200U);
}

TEST_F(SecondFactor, of_another_user_opens_nothing) {
    switch_on();
    const std::string other = m_desk.make_user("li", {{"applicant", ""}}, "");
    Json data;
    data["totp_key"] = stored();
    ASSERT_TRUE(
        m_desk.office().record.append({store::Kind::user, other, 1, "second_factor_on", data},
                                      {"test", "test", "local", "test", m_desk.now}));
    wait(std::chrono::seconds(60));
    const std::string body =
        R"({"name":"li","password":"Gate-of-green-7","totp":")" + code_now() + "\"}";
    EXPECT_EQ(code_of(login(body.c_str())), "E-BASE-013");
}

TEST_F(Account, gives_a_program_a_key_with_fewer_permissions) {
    const Visitor who = entered(login(k_good));
    EXPECT_EQ(code_of(m_desk.post("/api/v1/keys", R"({"title":"x","scopes":["audit.read"]})", who)),
              "E-SERVICE-057");
    const Json made = json_of(
        m_desk.post("/api/v1/keys", R"({"title":"x","scopes":["project.read"],"days":1})", who));
    const Visitor program{{}, identity::Secret(made.string_or("key", "")), ""};
    EXPECT_EQ(m_desk.get("/api/v1/projects", program).status, 200U);
    EXPECT_EQ(m_desk.post("/api/v1/projects", "{}", program).status, 403U);
    EXPECT_EQ(m_desk.post("/api/v1/me/password", "{}", program).status, 403U);
    const std::string listed(m_desk.get("/api/v1/keys", who).bytes());
    EXPECT_EQ(listed.find(made.string_or("key", "")), std::string::npos) << "shown once";
    EXPECT_EQ(
        m_desk.ask(Method::remove, "/api/v1/keys/" + made.string_or("id", ""), "", who).status,
        200U);
    EXPECT_EQ(code_of(m_desk.get("/api/v1/projects", program)), "E-SERVICE-025");
}

TEST_F(Account, of_a_key_ends_with_its_days) {
    const Visitor who = entered(login(k_good));
    const Json made = json_of(
        m_desk.post("/api/v1/keys", R"({"title":"x","scopes":["project.read"],"days":1})", who));
    const Visitor program{{}, identity::Secret(made.string_or("key", "")), ""};
    wait(std::chrono::hours(25));
    EXPECT_EQ(m_desk.get("/api/v1/projects", program).status, 401U);
}

TEST_F(Account, leaves_a_trace_without_secrets) {
    EXPECT_EQ(login(k_bad).status, 401U);
    const Visitor who = entered(login(k_good));
    EXPECT_EQ(m_desk.post("/api/v1/keys", R"({"title":"x","scopes":["project.read"]})", who).status,
              201U);
    const Visitor auditor = m_desk.visitor("auditor", "");
    const Response log = m_desk.get("/api/v1/audit?limit=500", auditor);
    const std::string text(log.bytes());
    for (const auto* seen : {"login_failed", "logged_in", "0123456789abcdef", "10.0.0.1"}) {
        EXPECT_NE(text.find(seen), std::string::npos) << seen;
    }
    for (const auto* secret : {"argon2", "Gate-of", "egs_", "egk_"}) {
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }
}

TEST_F(Account, of_two_officers_is_not_one_person_s) {
    const Visitor admin = m_desk.visitor("administrator", "");
    const auto make = [&](const char* body) { return m_desk.post("/api/v1/users", body, admin); };
    EXPECT_EQ(
        code_of(make(
            R"({"name":"li","display_name":"李","roles":[{"role":"auditor"},{"role":"system_administrator"}]})")),
        "E-SERVICE-055");
    EXPECT_EQ(code_of(make(R"({"name":"ZHANG","display_name":"张"})")), "E-SERVICE-054");
    const Response made =
        make(R"({"name":"li","display_name":"李","roles":[{"role":"reviewer","region":"52"}]})");
    ASSERT_EQ(made.status, 201U) << made.bytes();
    const std::string id = json_of(made).string_or("id", "");
    EXPECT_EQ(
        m_desk.ask(Method::patch, "/api/v1/users/" + id, R"({"status":"disabled"})", admin).status,
        200U);
    const std::string body =
        R"({"name":"li","password":")" + json_of(made).string_or("one_time_password", "") + "\"}";
    EXPECT_EQ(login(body.c_str()).status, 401U);
}

} // namespace
} // namespace eco::http
