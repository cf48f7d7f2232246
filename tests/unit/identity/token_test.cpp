// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/token.hpp"

#include "identity/hmac.hpp"
#include "identity/password_policy.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <ostream>
#include <set>

namespace eco::identity {
namespace {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value) {
    out << value;
};
static_assert(!Streamable<Secret>);
static_assert(!fmt::is_formattable<Secret>::value);

TEST(Token, differs_each_time_and_is_kept_as_a_digest) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const Token token = make_token("egk_");
        EXPECT_TRUE(seen.insert(token.text.reveal()).second);
        EXPECT_EQ(token.text.reveal().size(), 4U + 43U);
        EXPECT_EQ(token.digest, token_digest(token.text.reveal()));
        EXPECT_EQ(token.digest.find(token.text.reveal()), std::string::npos);
    }
}

TEST(Token, of_csrf_belongs_to_one_session) {
    const std::string a = csrf_of("one");
    EXPECT_EQ(a, csrf_of("one"));
    EXPECT_NE(a, csrf_of("other"));
    EXPECT_TRUE(equal_secretly(a, csrf_of("one")));
    EXPECT_FALSE(equal_secretly(a, a + "x"));
}

/// RFC 2202 test case 2, RFC 4231 test case 2.
TEST(Hmac, agrees_with_the_standard) {
    const auto hex_of = [](const std::string& bytes) {
        std::string out;
        for (const char c : bytes) {
            out += fmt::format("{:02x}", static_cast<unsigned char>(c));
        }
        return out;
    };
    EXPECT_EQ(hex_of(hmac(HmacKind::sha1, "Jefe", "what do ya want for nothing?")),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    EXPECT_EQ(hex_of(hmac(HmacKind::sha256, "Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(OneTimePassword, passes_the_policy_whatever_was_drawn) {
    for (int i = 0; i < 200; ++i) {
        EXPECT_TRUE(check_password({}, one_time_password(), "admin", {}).empty());
    }
}

} // namespace
} // namespace eco::identity
