// SPDX-License-Identifier: MulanPSL-2.0
// Tokens and phrases: what both databases index and are asked for.
#include "store/bigrams.hpp"

#include <gtest/gtest.h>

namespace eco::store {
namespace {

using Words = std::vector<std::string>;

TEST(Bigrams, pairs_a_chinese_run_and_ends_it_with_its_last_character) {
    EXPECT_EQ(tokens_of("贵阳市"), (Words{"贵阳", "阳市", "市"}));
    EXPECT_EQ(tokens_of("市"), (Words{"市"}));
    EXPECT_EQ(tokens_of(""), Words{});
}

TEST(Bigrams, keeps_latin_words_and_numbers_whole_in_lower_case) {
    EXPECT_EQ(tokens_of("ZH52-0103 贵ＡBC１"), (Words{"zh52", "0103", "贵", "abc1"}));
}

TEST(Bigrams, parts_runs_at_punctuation_of_any_width) {
    EXPECT_EQ(tokens_of("南宁·明日，厂。“酒”"), (Words{"南宁", "宁", "明日", "日", "厂", "酒"}));
}

TEST(Bigrams, is_bounded_and_survives_broken_utf8) {
    std::string long_text;
    for (int i = 0; i < 5000; ++i) {
        long_text += "酒";
    }
    EXPECT_EQ(tokens_of(long_text).size(), 4000U);
    EXPECT_TRUE(tokens_of("\xE9").empty());
    EXPECT_EQ(tokens_of(std::string(1000, 'a')), (Words{std::string(64, 'a')}));
}

TEST(Bigrams, asks_for_phrases_and_prefixes) {
    const auto phrases = phrases_of("贵阳市 zh52 酒");
    EXPECT_EQ(fts5_query(phrases), R"("贵阳 阳市" AND "zh52"* AND "酒"*)");
    EXPECT_EQ(tsquery(phrases), "'贵阳' <-> '阳市' & 'zh52':* & '酒':*");
    EXPECT_TRUE(phrases_of("'; -- “”").empty());
}

TEST(Bigrams, numbers_the_tokens_of_a_vector) {
    EXPECT_EQ(tsvector({"贵阳", "阳市"}), "'贵阳':1 '阳市':2 ");
}

} // namespace
} // namespace eco::store
