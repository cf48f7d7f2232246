// SPDX-License-Identifier: MulanPSL-2.0
#include "report/wording.hpp"

#include "base/quantity.hpp"

#include <gtest/gtest.h>

namespace eco::report {
namespace {

TEST(AmountWords, chinese_counts_in_ten_thousands_and_has_no_latin_word) {
    EXPECT_EQ(amount_words("877324400 yuan", Lang::zh), "87,732.44 万元");
    EXPECT_EQ(amount_words("28000000 m3", Lang::zh), "2800 万m³");
    EXPECT_EQ(amount_words("180685.54 m2", Lang::zh), "180,685.54 m²");
    EXPECT_EQ(amount_words("5000 tce", Lang::zh), "5000 吨标准煤");
    EXPECT_EQ(amount_words("12000 m", Lang::zh), "12,000 m");
    EXPECT_EQ(amount_words("9999 yuan", Lang::zh), "9999 元");
    EXPECT_EQ(amount_words("10000 yuan", Lang::zh), "1 万元");
    EXPECT_EQ(amount_words("50 a", Lang::zh), "50 年");
}

TEST(AmountWords, english_keeps_the_digits_in_groups) {
    EXPECT_EQ(amount_words("877324400 yuan", Lang::en), "877,324,400 yuan");
    EXPECT_EQ(amount_words("20000 /a", Lang::en), "20,000 a year");
    EXPECT_EQ(amount_words("1234.5 m3/d", Lang::en), "1234.5 m³/d");
}

TEST(AmountWords, what_is_no_amount_stands_as_it_is) {
    for (const char* odd :
         {"", " ", ".5 m", "1.2.3 m", "new", "C1512", "-3 m", "2026-11-24", "1e5 m"}) {
        EXPECT_EQ(amount_words(odd, Lang::zh), odd);
    }
    EXPECT_EQ(amount_words("3 dB", Lang::zh), "3 dB");
}

TEST(AmountWords, every_base_unit_has_a_word) {
    for (int i = 1; i <= static_cast<int>(Dimension::duration_year); ++i) {
        const std::string key = "unit." + std::string(base_symbol(static_cast<Dimension>(i)));
        EXPECT_TRUE(has_text(key)) << key;
    }
}

TEST(SourceWords, a_source_is_said_in_the_language_of_the_report) {
    EXPECT_EQ(source_words("invented for the demonstration release", Lang::zh), "为演示发布包虚构");
    EXPECT_EQ(source_words("环办环评〔2020〕36号", Lang::en),
              "MEE notice Huanban Huanping [2020] 36");
}

TEST(SourceWords, the_last_number_stands_for_every_number) {
    EXPECT_EQ(source_words("名录第130项", Lang::en), "EIA catalogue, item 130");
    EXPECT_EQ(source_words("2019年版第75-77行", Lang::en), "2019 edition, row 75-77");
}

TEST(SourceWords, several_are_said_one_by_one) {
    EXPECT_EQ(source_words("as stated;negative list guide 2022, recalled", Lang::zh),
              "按填报；负面清单指南（2022年版），据记忆");
    // A semicolon with a blank is within one source.
    EXPECT_EQ(source_words("own reading: these sectors discharge; others as stated", Lang::zh),
              "自行判读：这些行业排放污染物；其余按填报");
}

TEST(SourceWords, what_somebody_elses_release_says_stands_as_it_is) {
    EXPECT_EQ(source_words("黔府发〔2030〕1号", Lang::en), "黔府发〔2030〕1号");
    EXPECT_EQ(source_words("", Lang::zh), "");
}

} // namespace
} // namespace eco::report
