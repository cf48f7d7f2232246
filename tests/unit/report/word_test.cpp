// SPDX-License-Identifier: MulanPSL-2.0
// The whole report of the small assessment by the default templates, as text, against what was
// written down: ECOGATE_UPDATE=1 writes it anew.
#include "report/word.hpp"

#include "base/files.hpp"
#include "office/embed.hpp"
#include "report/press.hpp"
#include "report/template_fields.hpp"
#include "support/small_assessment.hpp"
#include "support/word_text.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <set>

namespace eco::report {
namespace {

const std::string k_root = ECO_SOURCE_DIR;

const test::SmallAssessment& small() {
    static const test::SmallAssessment k_small;
    return k_small;
}

const refdata::Regions& regions() {
    static const refdata::Regions k_regions = *refdata::Regions::from_csv(
        *parse_csv("code,name,city,city_code,from,to,successor,source,confidence\n"
                   "529901,甲县,某市,529900,2001-01-01,,,t,verified\n"
                   "529902,乙县,某市,529900,2001-01-01,,,t,verified\n",
                   "regions.csv"));
    return k_regions;
}

const refdata::Sectors& sectors() {
    static const refdata::Sectors k_sectors = *refdata::Sectors::from_csv(
        *parse_csv("code,level,name\nC2611,class,无机酸制造\n", "sectors.csv"));
    return k_sectors;
}

const rules::FactRegistry& facts() {
    static const rules::FactRegistry k_facts = *rules::FactRegistry::from_csv(*parse_csv(
        "name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en\n"
        "eia_class,text,derived,,book=报告书|report;form=报告表|form,环评类别,EIA document,,\n"
        "permit_days,number,derived,,,许可期限,permit days,,\n"
        "works,text,declared,,,建设内容,works,问,ask\n",
        "facts.csv"));
    return k_facts;
}

const Json& classification() {
    static const Json k_json = *parse_json(
        R"({"eia_class":{"value":"book","source":"名录","row":"1","confidence":"assumed","missing":[],"assumed":["works"]},
            "clock_days":{"value":60,"source":"法典","confidence":"verified","missing":[],"assumed":[],"ends":"2027-02-01",
              "parts":{"permit_days":{"value":30,"source":"条例","confidence":"recalled","ends":null}}},
            "grades":{"value":{"works":"unknown","permit_days":null},"confidence":"unknown","missing":["works"],"assumed":[]}})",
        "classification");
    return k_json;
}

DossierInput input(Lang lang) {
    return {small().json(), classification(), facts(), regions(), sectors(), lang, ""};
}

Press press() {
    PressOptions options;
    options.data = k_root + "/data";
    return *Press::make(options);
}

office::Package report(Lang lang) {
    const MapDrawing map = *draw_map(small().release(), small().project(), lang);
    const auto bytes = word(input(lang), map, press().word_template(lang));
    EXPECT_TRUE(bytes);
    return *office::Package::read(*bytes, "report.docx");
}

/// The digests follow the format of releases, the words do not.
std::string without_digests(const std::string& text) {
    static const std::regex k_digest("[0-9a-f]{16,64}|[0-9A-F]{4}(-[0-9A-F]{4}){3}");
    return std::regex_replace(text, k_digest, "<digest>");
}

class Golden : public ::testing::TestWithParam<Lang> {};

TEST_P(Golden, the_report_says_what_was_written_down) {
    const bool zh = GetParam() == Lang::zh;
    const std::string file =
        k_root + "/tests/golden/report/" + (zh ? "small-zh.txt" : "small-en.txt");
    const std::string said =
        without_digests(test::word_text(report(GetParam()), "word/document.xml"));
    if (std::getenv("ECOGATE_UPDATE") != nullptr) {
        ASSERT_TRUE(write_file(file, said));
    }
    EXPECT_EQ(said, read_file(file, 1U << 20U).value_or(""));
}

INSTANTIATE_TEST_SUITE_P(Languages, Golden, ::testing::Values(Lang::zh, Lang::en));

TEST(Word, is_the_same_bytes_whenever_it_is_made) {
    const MapDrawing map = *draw_map(small().release(), small().project(), Lang::zh);
    const Press made = press();
    EXPECT_EQ(*word(input(Lang::zh), map, made.word_template(Lang::zh)),
              *word(input(Lang::zh), map, made.word_template(Lang::zh)));
}

TEST(Word, holds_the_assessment_map_and_code) {
    const office::Package made = report(Lang::zh);
    EXPECT_EQ(*office::embedded_text(made, "f"), canonical_json(small().json()));
    EXPECT_NE(made.part("word/media/eco_map.png"), nullptr);
    EXPECT_NE(made.part("word/media/eco_qr.png"), nullptr);
    EXPECT_NE(made.part("docProps/core.xml")->find("&lt;某&gt;化工"), std::string::npos);
    const std::string footer = test::word_text(made, "word/footer1.xml");
    EXPECT_EQ(footer, "第 < PAGE >1 页　共 < NUMPAGES >1 页\n");
}

TEST(Word, sets_chinese_in_the_fonts_of_official_documents) {
    const auto made = report(Lang::zh);
    const std::string& styles = *made.part("word/styles.xml");
    for (const char* font : {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"}) {
        EXPECT_NE(styles.find(std::string("w:eastAsia=\"") + font), std::string::npos) << font;
    }
}

TEST(Dossier, gives_every_field_that_a_template_may_ask_for) {
    Json values = dossier(input(Lang::zh));
    std::set<std::string> given;
    const auto collect = [&](const auto& self, const std::string& scope, const Json& one) -> void {
        for (const auto& [name, value] : one.as_object()) {
            given.insert(scope + "/" + name);
            for (const Json& item : value.is_array() ? value.as_array() : Json::Array()) {
                self(self, name, item);
            }
        }
    };
    collect(collect, "", values);
    for (const office::Field& field : template_fields().all()) {
        const bool picture = field.kind == office::FieldKind::picture || field.name == "map_width";
        const bool empty = field.scope == "gaps" || field.scope == "quality";
        EXPECT_TRUE(picture || empty || given.contains(field.scope + "/" + field.name))
            << field.scope << "/" << field.name;
    }
}

TEST(Dossier, a_field_has_one_name_in_its_place) {
    std::set<std::string> names;
    for (const office::Field& field : template_fields().all()) {
        for (const std::string& label : field.labels) {
            EXPECT_TRUE(names.insert(field.scope + "/" + label).second) << label;
            EXPECT_EQ(label.find_first_of("{}#?!/"), std::string::npos) << label;
        }
    }
}

TEST(Dossier, the_code_says_the_digests_or_the_address) {
    DossierInput one = input(Lang::zh);
    const std::string digest = assessment_digest(small().json());
    EXPECT_NE(qr_text(one).find(digest), std::string::npos);
    EXPECT_NE(qr_text(one).find(small().release().digest()), std::string::npos);
    one.verify_address = "https://example.org/#/verify/";
    EXPECT_EQ(qr_text(one), "https://example.org/#/verify/" + digest);
    EXPECT_EQ(dossier(one).string_or("verify_address", ""), qr_text(one));
}

TEST(Press, takes_a_bureaus_template_and_refuses_a_faulty_one) {
    const std::string file = ::testing::TempDir() + "ecogate-template.docx";
    office::Package own = press().word_template(Lang::zh);
    std::string document = *own.part("word/document.xml");
    document.replace(document.find("{项目名称}"), std::string("{项目名称}").size(), "{项目名}");
    own.set("word/document.xml", document);
    ASSERT_TRUE(write_file(file, *own.write()));
    PressOptions options;
    options.data = k_root + "/data";
    options.word_template = file;
    const auto refused = Press::make(options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::office_unknown_field);
    EXPECT_EQ(refused.error().where.file, file);
}

} // namespace
} // namespace eco::report
