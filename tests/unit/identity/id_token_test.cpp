// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/id_token.hpp"

#include "identity/jwk.hpp"
#include "support/fake_issuer.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace eco::identity {
namespace {

constexpr double k_now = 1'800'000'000;

Json claims() {
    Json json;
    json["iss"] = "https://sso.example";
    json["aud"] = "ecogate";
    json["sub"] = "42";
    json["nonce"] = "n";
    json["iat"] = k_now - 5;
    json["exp"] = k_now + 300;
    return json;
}

class IdToken : public testing::Test {
  protected:
    test::FakeIssuer m_issuer;
    Json m_keys = m_issuer.keys();

    std::string why(const std::string& token) {
        const auto checked =
            check_id_token(token, {m_keys, "https://sso.example", "ecogate", "n",
                                   Moment{std::chrono::seconds(static_cast<long>(k_now))}});
        return checked                                  ? ""
               : checked.error().args.count("what") > 0 ? checked.error().args.at("what")
                                                        : "json";
    }
    std::string why_claims(const std::function<void(Json&)>& change) {
        Json json = claims();
        change(json);
        return why(m_issuer.token("RS256", json));
    }
};

TEST_F(IdToken, is_believed_when_all_is_right) {
    EXPECT_EQ(why(m_issuer.token("RS256", claims())), "");
    EXPECT_EQ(why(m_issuer.token("ES256", claims())), "");
    EXPECT_EQ(why_claims([](Json& json) { json["aud"] = Json(Json::Array{"ecogate"}); }), "");
}

TEST_F(IdToken, is_refused_for_one_claim_that_is_wrong) {
    EXPECT_EQ(why_claims([](Json& json) { json["iss"] = "https://other.example"; }), "iss");
    EXPECT_EQ(why_claims([](Json& json) { json["aud"] = "other"; }), "aud");
    EXPECT_EQ(why_claims([](Json& json) {
                  json["aud"] = Json(Json::Array{"ecogate", "x"});
              }),
              "aud");
    EXPECT_EQ(why_claims([](Json& json) { json["exp"] = k_now - 61; }), "exp");
    EXPECT_EQ(why_claims([](Json& json) { json["exp"] = "soon"; }), "exp");
    EXPECT_EQ(why_claims([](Json& json) { json["iat"] = k_now + 61; }), "exp");
    EXPECT_EQ(why_claims([](Json& json) { json["nonce"] = "m"; }), "nonce");
    EXPECT_EQ(why_claims([](Json& json) { json["sub"] = ""; }), "sub");
}

TEST_F(IdToken, is_refused_when_a_byte_of_it_was_changed) {
    for (const auto* algorithm : {"RS256", "ES256"}) {
        const std::string token = m_issuer.token(algorithm, claims());
        for (std::size_t i = 0; i < token.size(); i += 7) {
            std::string changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            EXPECT_NE(why(changed), "") << i;
        }
    }
}

TEST_F(IdToken, chooses_no_algorithm_by_itself) {
    const std::string body = base64url(canonical_json(claims()));
    EXPECT_EQ(why(base64url(R"({"alg":"none"})") + "." + body + "."), "signature");
    EXPECT_EQ(why(base64url(R"({"alg":"HS256","kid":"r"})") + "." + body + ".AAAA"), "signature");
    EXPECT_EQ(why("a.b"), "form");
    EXPECT_EQ(why(std::string(1U << 20U, '.')), "form");
    m_keys = Json();
    EXPECT_EQ(why(m_issuer.token("RS256", claims())), "signature");
}

/// RFC 7515 appendix A.3.
TEST(Jwk, verifies_the_standard_s_example) {
    const Json key = *parse_json(R"({"kty":"EC","crv":"P-256",
        "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})",
                                 "");
    const std::string message =
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
        "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const std::string signature = *from_base64url(
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    EXPECT_TRUE(is_signed_by(key, {message, signature, "ES256"}));
    EXPECT_FALSE(is_signed_by(key, {message, signature, "RS256"}));
    EXPECT_FALSE(is_signed_by(key, {message + "x", signature, "ES256"}));
    EXPECT_FALSE(is_signed_by(key, {message, signature.substr(1), "ES256"}));
}

TEST(Jwk, refuses_points_off_the_curve_and_short_keys) {
    const Json off = *parse_json(R"({"kty":"EC","crv":"P-256",
        "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})",
                                 "");
    EXPECT_FALSE(is_signed_by(off, {"m", std::string(64, '\1'), "ES256"}));
    const Json small = *parse_json(R"({"kty":"RSA","n":"sQ","e":"AQAB"})", "");
    EXPECT_FALSE(is_signed_by(small, {"m", std::string(1, '\1'), "RS256"}));
}

} // namespace
} // namespace eco::identity
