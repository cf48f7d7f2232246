// SPDX-License-Identifier: MulanPSL-2.0
// Published test vectors: FIPS 180-4 and GB/T 32905-2016.
#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace eco {
namespace {

TEST(Digest, agrees_with_the_published_vectors) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sm3_hex("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(Digest, is_the_same_in_pieces) {
    Digester digester(DigestKind::sm3);
    digester.add("a");
    digester.add("bc");
    EXPECT_EQ(hex(digester.finish()), sm3_hex("abc"));
}

} // namespace
} // namespace eco
