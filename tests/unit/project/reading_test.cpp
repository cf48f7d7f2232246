// SPDX-License-Identifier: MulanPSL-2.0
#include "support/reading_data.hpp"

namespace eco::project::reading {
namespace {

using test::proposed;
using test::read_text;

bool found(const Reading& read, ErrorCode code) {
    for (const Finding& one : read.findings) {
        if (one.code == code) {
            return true;
        }
    }
    return false;
}

TEST(Reading, reads_an_amount_in_all_its_spellings) {
    for (const auto* text :
         {"年产12.5万吨商品混凝土外加剂项目", "12.5万吨/年减水剂项目", "12.5万t/a减水剂项目",
          "１２．５万吨／年减水剂项目", "125000吨/年减水剂项目", "125,000 t/a减水剂项目",
          "年产减水剂12.5 万 吨 项目", "12.5万吨每年减水剂项目", "12.5万吨·年减水剂项目",
          "年產12.5萬噸減水劑項目"}) {
        EXPECT_EQ(proposed(read_text(text), "product_output"), "125000") << text;
    }
    EXPECT_EQ(proposed(read_text("年产三千吨减水剂项目"), "product_output"), "3000");
    EXPECT_EQ(proposed(read_text("年产3-5万吨减水剂项目"), "product_output"), "50000");
}

TEST(Reading, takes_steam_as_power_and_so_many_boilers_as_their_sum) {
    EXPECT_EQ(proposed(read_text("新建1台4蒸t/h燃气锅炉供热项目"), "boiler_gas_capacity"), "2800");
    EXPECT_EQ(proposed(read_text("新建2台4t/h燃气锅炉供热项目"), "boiler_gas_capacity"), "5600");
    EXPECT_EQ(proposed(read_text("电厂2×660MW燃煤发电机组项目"), "power_capacity"), "1320000");
}

TEST(Reading, gives_every_proposal_the_words_it_came_from) {
    const std::string text = "仁怀市茅台镇年产2000千升酱香型白酒新建项目，总投资3.2亿元";
    const Reading read = read_text(text);
    ASSERT_FALSE(read.proposals.empty());
    for (const Proposal& one : read.proposals) {
        EXPECT_EQ(text.substr(one.span.byte_start, one.span.byte_end - one.span.byte_start),
                  one.words);
        EXPECT_GT(one.confidence, 0);
        EXPECT_LE(one.confidence, 100);
    }
    EXPECT_EQ(proposed(read, "sector"), "C1512");
    EXPECT_EQ(proposed(read, "nature"), "new");
    EXPECT_EQ(proposed(read, "investment"), "320000000");
    EXPECT_EQ(proposed(read, "county"), "520382");
    EXPECT_EQ(proposed(read, "town"), "茅台镇");
}

TEST(Reading, does_not_take_the_raw_material_or_the_owner_for_the_project) {
    EXPECT_EQ(proposed(read_text("贵州某某酒业有限公司纸箱包装生产线项目"), "sector"), "C2231");
    EXPECT_EQ(proposed(read_text("利用磷石膏年产1亿块蒸压砖生产线项目"), "sector"), "C3031");
}

TEST(Reading, takes_a_denied_word_away) {
    const Reading read = read_text("年产5万套五金制品生产线项目，不涉及电镀、喷漆");
    for (const Proposal& one : read.proposals) {
        EXPECT_NE(one.fact, "processes") << one.words;
    }
}

TEST(Reading, asks_for_the_unit_of_a_number_that_has_none) {
    const Reading read = read_text("仁怀市年产2000酱香型白酒生产项目");
    ASSERT_EQ(read.units_missing.size(), 1U);
    EXPECT_EQ(read.units_missing[0].words, "2000");
    EXPECT_TRUE(found(read, ErrorCode::project_reading_unit_missing));
    EXPECT_EQ(proposed(read, "fermentation_volume"), "");
}

TEST(Reading, accepts_neither_of_two_values_that_contradict_each_other) {
    const Reading read = read_text("页岩砖厂技改项目，总投资500万元，总投资800万元");
    EXPECT_TRUE(found(read, ErrorCode::project_reading_conflict));
    EXPECT_EQ(accepted(read, test::data_book().facts).find("facts")->find("investment"), nullptr);
}

TEST(Reading, maps_a_code_of_2011_and_names_the_successors_of_a_split_one) {
    const Reading mapped = read_text("风电场项目，行业类别：D4414 风力发电");
    EXPECT_TRUE(found(mapped, ErrorCode::project_sector_mapped));
    EXPECT_EQ(proposed(mapped, "sector"), "D4415");
    const Reading none = read_text("某项目，行业代码：C9999，新建厂房");
    EXPECT_TRUE(found(none, ErrorCode::project_sector_no_edition));
}

TEST(Reading, refuses_what_holds_no_project) {
    for (const auto* text : {"", "今天天气很好。", "。。。", "12345", "请问办公时间是几点？"}) {
        const auto read = reading::read(text, test::knowledge());
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, ErrorCode::project_reading_no_project);
    }
    const auto bad = reading::read("年产\xff\xfe吨", test::knowledge());
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::project_reading_not_utf8);
    EXPECT_EQ(bad.error().args.at("byte"), "7");
}

TEST(Reading, reads_the_beginning_of_a_long_text_and_refuses_a_huge_one) {
    std::string text = "仁怀市年产2000千升酱香型白酒新建项目。";
    while (text.size() < k_read_bytes + 1000) {
        text += "采用固态法发酵工艺，";
    }
    EXPECT_TRUE(found(read_text(text), ErrorCode::project_reading_truncated));
    const auto huge = reading::read(std::string(k_max_bytes + 1, 'a'), test::knowledge());
    ASSERT_FALSE(huge);
    EXPECT_EQ(huge.error().code, ErrorCode::project_reading_too_long);
}

TEST(Reading, makes_a_project_document_of_what_may_be_accepted) {
    const Json document =
        accepted(read_text("仁怀市年产2000千升酱香型白酒新建项目，2204-520382-04-01-857192"),
                 test::data_book().facts);
    EXPECT_EQ(canonical_json(document),
              R"({"facts":{"fermentation_volume":"2000 m3/a","nature":"new","products":["baijiu"],)"
              R"("sector":"C1512"},"project":{"code":"2204-520382-04-01-857192",)"
              R"("name":"仁怀市年产2000千升酱香型白酒新建项目"},)"
              R"("site":[{"county":"520382","role":"main"}]})");
}

TEST(Ranking, is_the_one_that_the_names_in_the_data_folder_make) {
    const auto made = examples(test::data_table("refdata/sectors/gbt4754-2017.csv"),
                               test::data_table("refdata/lexicon/subjects.csv"),
                               test::data_table("refdata/eia_catalogue/eia_catalogue-2021.csv"));
    ASSERT_TRUE(made);
    EXPECT_TRUE(train(*made) == test::data_file("refdata/lexicon/model.tsv"))
        << "the names changed: run ecogate read --train";
}

TEST(Ranking, finds_a_name_and_refuses_a_broken_model) {
    const auto ranking = Ranking::open(train({{"A", "生猪养殖"}, {"B", "白酒制造"}}));
    ASSERT_TRUE(ranking);
    const auto ranked = ranking->rank(U"酱香白酒", "", 3);
    ASSERT_EQ(ranked.size(), 1U);
    EXPECT_EQ(ranked[0].label, "B");
    EXPECT_FALSE(Ranking::open("no tab\n"));
    EXPECT_FALSE(Ranking::open("gram\tA:1"));
}

} // namespace
} // namespace eco::project::reading
