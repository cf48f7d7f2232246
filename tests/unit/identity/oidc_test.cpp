// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/oidc.hpp"

#include "base/digest.hpp"
#include "support/fake_issuer.hpp"

#include <gtest/gtest.h>

namespace eco::identity {
namespace {

constexpr Moment k_now{std::chrono::seconds(1'800'000'000)};

OidcClient client() {
    return {"https://sso.example", "ecogate", Secret("s&cret"),
            "https://gate.example/api/v1/login/oidc/callback", "preferred_username"};
}

/// The issuer, as seen over the network.
struct Net {
    test::FakeIssuer issuer;
    std::string form, nonce, said_issuer = "https://sso.example";

    Fetch fetch() {
        return [this](const std::string& url, const std::string& posted) -> Result<std::string> {
            if (url == "https://sso.example/.well-known/openid-configuration") {
                return R"({"issuer":")" + said_issuer +
                       R"(","authorization_endpoint":"https://sso.example/auth",
                       "token_endpoint":"https://sso.example/token","jwks_uri":"https://sso.example/keys"})";
            }
            if (url == "https://sso.example/keys") {
                return canonical_json(issuer.keys());
            }
            form = posted;
            Json claims;
            claims["iss"] = "https://sso.example";
            claims["aud"] = "ecogate";
            claims["sub"] = "7";
            claims["nonce"] = nonce;
            claims["preferred_username"] = "wang";
            claims["name"] = "王工";
            claims["iat"] = 1'800'000'000.0;
            claims["exp"] = 1'800'000'060.0;
            Json answer;
            answer["id_token"] = issuer.token("ES256", claims);
            return canonical_json(answer);
        };
    }
};

TEST(Oidc, logs_a_person_in) {
    Net net;
    const auto endpoints = discover(client(), net.fetch()).value();
    const OidcPending pending = begin_oidc();
    const std::string url = authorization_url(client(), endpoints, pending);
    EXPECT_TRUE(url.starts_with("https://sso.example/auth?response_type=code&client_id=ecogate&"
                                "redirect_uri=https%3A%2F%2Fgate.example%2F"));
    EXPECT_NE(url.find("code_challenge_method=S256"), std::string::npos);
    EXPECT_EQ(url.find(pending.verifier), std::string::npos) << "the verifier stays here";
    net.nonce = pending.nonce;
    const auto person =
        finish_oidc(client(), endpoints, pending, "c&de", net.fetch(), k_now).value();
    EXPECT_EQ(person.subject, "7");
    EXPECT_EQ(person.name, "wang");
    EXPECT_EQ(person.display_name, "王工");
    EXPECT_NE(net.form.find("code=c%26de&"), std::string::npos);
    EXPECT_NE(net.form.find("client_secret=s%26cret&code_verifier=" + pending.verifier),
              std::string::npos);
}

TEST(Oidc, refuses_a_token_of_another_login) {
    Net net;
    const auto endpoints = discover(client(), net.fetch()).value();
    net.nonce = "that of somebody else";
    const auto person = finish_oidc(client(), endpoints, begin_oidc(), "c", net.fetch(), k_now);
    ASSERT_FALSE(person);
    EXPECT_EQ(person.error().code, ErrorCode::identity_id_token);
}

TEST(Oidc, refuses_an_issuer_that_is_another) {
    Net net;
    net.said_issuer = "https://evil.example";
    const auto endpoints = discover(client(), net.fetch());
    ASSERT_FALSE(endpoints);
    EXPECT_EQ(endpoints.error().code, ErrorCode::identity_issuer);
}

} // namespace
} // namespace eco::identity
