// SPDX-License-Identifier: MulanPSL-2.0
// RFC 8785: appendix B numbers, key order of §3.2.3, strictness of the parser.
#include "base/json.hpp"

#include <gtest/gtest.h>

#include <bit>

namespace eco {
namespace {

std::string canonical(std::string_view text) {
    return canonical_json(*parse_json(text, "t"));
}

TEST(CanonicalJson, prints_the_numbers_of_rfc_8785_appendix_b) {
    const std::pair<std::uint64_t, const char*> cases[] = {
        {0x0000000000000000, "0"},
        {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"},
        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"},
        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"}};
    for (const auto& [bits, text] : cases) {
        EXPECT_EQ(canonical_json(Json(std::bit_cast<double>(bits))), text);
    }
}

TEST(CanonicalJson, sorts_keys_by_utf16_code_units) {
    EXPECT_EQ(
        canonical(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})"),
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
}

TEST(CanonicalJson, drops_blanks_and_keeps_chinese) {
    EXPECT_EQ(canonical("{ \"乙\" : [ 1.0, true, null ], \"a\":\"\\u000f\\n\" }"),
              "{\"a\":\"\\u000f\\n\",\"乙\":[1,true,null]}");
}

TEST(ParseJson, refuses_a_duplicate_key) {
    const auto parsed = parse_json(R"({"a":1,"a":2})", "t.json");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::base_bad_json);
    EXPECT_EQ(parsed.error().args.at("reason"), "duplicate key a");
}

TEST(ParseJson, refuses_nesting_that_would_exhaust_the_stack) {
    EXPECT_FALSE(parse_json(std::string(100'000, '['), "t"));
}

TEST(ParseJson, names_row_and_column_of_a_fault) {
    const auto parsed = parse_json("{\n  \"a\": tru\n}", "t.json");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().where.row, 2U);
}

TEST(ParseJson, refuses_what_is_not_utf8) {
    EXPECT_EQ(parse_json("\"\xB9\xF3\"", "t").error().code, ErrorCode::base_not_utf8);
}

TEST(CanonicalJson, escapes_what_must_be_escaped_wherever_it_stands) {
    for (int c = 0; c < 0x80; ++c) {
        for (std::size_t at = 0; at < 20; ++at) {
            std::string text = "二十个字节以内的文字"; // bytes beyond 0x80 around it
            text.insert((at % 11) * 3, 1, static_cast<char>(c));
            const std::string written = canonical_json(Json(text));
            EXPECT_EQ(parse_json(written, "")->as_string(), text) << c << " at " << at;
            const bool escaped = c == '"' || c == '\\' || c < 0x20;
            EXPECT_EQ(written.size() > text.size() + 2, escaped) << c << " at " << at;
        }
        std::string plain(23, 'a');
        for (char& place : plain) {
            std::string text = plain;
            text[static_cast<std::size_t>(&place - plain.data())] = static_cast<char>(c);
            EXPECT_EQ(parse_json(canonical_json(Json(text)), "")->as_string(), text) << c;
        }
    }
}

} // namespace
} // namespace eco
