// SPDX-License-Identifier: MulanPSL-2.0
#include "identity/encoding.hpp"

#include <gtest/gtest.h>

namespace eco::identity {
namespace {

/// RFC 4648 §10.
TEST(Encoding, agrees_with_the_standard) {
    EXPECT_EQ(base64url("foob"), "Zm9vYg");
    EXPECT_EQ(base64url("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64url("\xfb\xff"), "-_8");
    EXPECT_EQ(base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
}

TEST(Encoding, comes_back) {
    for (const std::string& bytes :
         {std::string(), std::string("\0", 1), std::string("\xff\x00\x7f", 3),
          std::string("12345678901234567890")}) {
        EXPECT_EQ(from_base64url(base64url(bytes)), bytes);
        EXPECT_EQ(from_base32(base32(bytes)), bytes);
    }
}

TEST(Encoding, refuses_other_letters_and_stray_bits) {
    EXPECT_FALSE(from_base64url("Zm9v+"));
    EXPECT_FALSE(from_base64url("Zh")); // "f" would be Zg
    EXPECT_FALSE(from_base64url("Z"));
    EXPECT_FALSE(from_base32("mzxw"));
}

} // namespace
} // namespace eco::identity
