// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/totp.hpp"

#include "identity/encoding.hpp"

#include <gtest/gtest.h>

namespace eco::identity {
namespace {

constexpr std::string_view k_key = "12345678901234567890";

/// RFC 4226 appendix D.
TEST(Totp, counts_as_rfc_4226_does) {
    const std::array<std::string_view, 10> codes = {"755224", "287082", "359152", "969429",
                                                    "338314", "254676", "287922", "162583",
                                                    "399871", "520489"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        EXPECT_EQ(hotp(k_key, i, 6), codes.at(i));
    }
}

/// RFC 6238 appendix B, the rows of SHA-1.
TEST(Totp, tells_the_time_as_rfc_6238_does) {
    const std::vector<std::pair<std::uint64_t, std::string_view>> rows = {
        {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
        {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [seconds, code] : rows) {
        EXPECT_EQ(hotp(k_key, seconds / 30, 8), code) << seconds;
    }
}

TEST(Totp, takes_a_code_once_and_from_clocks_that_differ_a_little) {
    const Secret key(base32(k_key));
    const Moment now{std::chrono::seconds(1111111111)};
    const auto step = totp_step(key, hotp(k_key, 1111111111 / 30, 6), now, 0);
    ASSERT_TRUE(step);
    EXPECT_FALSE(totp_step(key, hotp(k_key, *step, 6), now, *step));
    EXPECT_TRUE(totp_step(key, hotp(k_key, *step - 1, 6), now, 0));
    EXPECT_TRUE(totp_step(key, hotp(k_key, *step + 1, 6), now, 0));
    EXPECT_FALSE(totp_step(key, hotp(k_key, *step + 2, 6), now, 0));
    EXPECT_FALSE(totp_step(key, "", now, 0));
    EXPECT_FALSE(totp_step(Secret("not base32!"), "000000", now, 0));
}

TEST(Totp, makes_a_uri_that_no_name_breaks) {
    const std::string uri = totp_uri(Secret("ABC"), "a&b");
    EXPECT_EQ(uri, "otpauth://totp/ecogate:a%26b?secret=ABC&issuer=ecogate&algorithm=SHA1&digits=6"
                   "&period=30");
}

} // namespace
} // namespace eco::identity
