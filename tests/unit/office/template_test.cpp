// SPDX-License-Identifier: MulanPSL-2.0
#include "office/template.hpp"

#include "base/messages.hpp"
#include "office/picture.hpp"
#include "support/word_text.hpp"

#include <gtest/gtest.h>

namespace eco::office {
namespace {

TemplateFields fields() {
    return TemplateFields({{"", "name", FieldKind::text, {"名称"}},
                           {"", "empty", FieldKind::text, {}},
                           {"", "draft", FieldKind::flag, {"草稿"}},
                           {"", "final", FieldKind::flag, {}},
                           {"", "map", FieldKind::picture, {"位置图"}},
                           {"", "no_map", FieldKind::picture, {}},
                           {"", "none", FieldKind::list, {}},
                           {"none", "x", FieldKind::text, {}},
                           {"", "groups", FieldKind::list, {"组"}},
                           {"groups", "title", FieldKind::text, {"组名"}},
                           {"groups", "items", FieldKind::list, {"项"}},
                           {"items", "id", FieldKind::text, {"编号"}}});
}

Content content() {
    Content made;
    made.values = *parse_json(
        R"({"name":"某<厂> & 配套\n二期","empty":"","draft":true,"final":false,"map":"map","map_alt":"图","none":[],
            "groups":[{"title":"甲","items":[{"id":"1"},{"id":"2"}]},{"title":"乙","items":[]}]})",
        "values");
    made.pictures["map"] =
        *png_of_svg(R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>)", 40);
    return made;
}

std::string p(const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>\n";
}
std::string cell(const std::string& paragraphs) {
    return "<w:tc>" + paragraphs + "</w:tc>";
}
std::string row(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) {
        out += cell(p(text));
    }
    return "<w:tr>" + out + "</w:tr>";
}
std::string table(const std::string& rows) {
    return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
}
std::string picture(const std::string& name) {
    return "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1000\" cy=\"1000\"/><wp:docPr id=\"1\" "
           "descr=\"{" +
           name +
           "}\"/><a:graphic><a:blip r:embed=\"old\"/><a:ext cx=\"1000\" cy=\"1000\"/></a:graphic>"
           "</wp:inline></w:drawing></w:r></w:p>";
}

Package word(const std::string& body) {
    return Package(Package::Parts{
        {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"}});
}

std::string filled(const std::string& body) {
    const auto made = fill_template(word(body), fields(), content());
    EXPECT_TRUE(made) << body;
    return made ? test::word_text(*made, "word/document.xml") : "";
}

/// "code paragraph" of every complaint.
std::vector<std::string> faults(const std::string& body) {
    std::vector<std::string> all;
    for (const Finding& finding : check_template(word(body), fields(), "t.docx")) {
        EXPECT_EQ(finding.where.file, "t.docx");
        all.push_back(std::string(code_name(finding.code)) + " " + finding.args.at("paragraph") +
                      " " + finding.args.at("what"));
    }
    return all;
}
using Faults = std::vector<std::string>;

TEST(Template, fills_fields_by_name_or_label_and_keeps_line_breaks) {
    EXPECT_EQ(filled(p("a{name}b{名称}c{empty}{{x}")),
              "a某<厂> & 配套⏎二期b某<厂> & 配套⏎二期c{x}\n");
}

TEST(Template, finds_a_field_that_word_split_over_runs) {
    EXPECT_EQ(filled("<w:p><w:r><w:t>甲{?</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>草"
                     "</w:t></w:r><w:bookmarkStart/><w:r><w:t>稿}乙{/草</w:t></w:r><w:r><w:t>稿}丙"
                     "</w:t></w:r></w:p>"),
              "甲乙丙\n");
}

TEST(Template, keeps_the_form_of_the_run_where_a_field_begins) {
    const auto made = fill_template(
        word(
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{na</w:t></w:r><w:r><w:t>m"
            "</w:t></w:r><w:r><w:t>e}乙</w:t></w:r></w:p>"),
        fields(), content());
    ASSERT_TRUE(made);
    EXPECT_NE(made->part("word/document.xml")
                  ->find("<w:b/></w:rPr><w:t xml:space=\"preserve\">某&lt;厂&gt; &amp; 配套</w:t>"),
              std::string::npos);
    EXPECT_EQ(test::word_text(*made, "word/document.xml"), "甲某<厂> & 配套⏎二期乙\n");
}

TEST(Template, conditions_stand_in_paragraphs_and_around_them) {
    EXPECT_EQ(filled(p("{?draft}草{/draft}{!draft}定{/draft}稿{?empty}无{/}")), "草稿\n");
    EXPECT_EQ(filled(p("{?draft}") + p("a") + p("{/draft}") + p("{?final}") + p("b") +
                     p("{/final}") + p("{!final}") + p("c") + p("{/final}")),
              "a\nc\n");
    EXPECT_EQ(filled(p("{?none}") + p("x") + p("{/none}") + p("{?组}") + p("y") + p("{/组}")),
              "y\n");
    // What a condition empties goes with it; what was empty before stays.
    EXPECT_EQ(filled(p("{?final}b{/final}") + p("") + p("{empty}")), "\n\n");
}

TEST(Template, lists_repeat_paragraphs_also_within_each_other) {
    EXPECT_EQ(filled(p("{#groups}") + p("{title}：") + p("{#items}") + p("{title}{id}") +
                     p("{/items}") + p("{/groups}") + p("end")),
              "甲：\n甲1\n甲2\n乙：\nend\n");
}

TEST(Template, lists_repeat_rows) {
    EXPECT_EQ(filled(table(row({"h", "h"}) + row({"{#组}{组名}", "x{/组}"}))),
              "h | h\n甲 | x\n乙 | x\n");
    // From one row to a later one, a list inside, marks in rows of their own.
    EXPECT_EQ(filled(table(row({"{#groups}", ""}) + row({"{title}", "t"}) +
                           row({"{#items}{id}", "{/items}"}) + row({"", "{/groups}"}))),
              "甲 | t\n1 | \n2 | \n乙 | t\n");
    EXPECT_EQ(filled(table(row({"{?final}a", "b{/final}"}) + row({"c", "d"}))), "c | d\n");
    EXPECT_EQ(filled(table(row({"{#none}{x}", "{/none}"})) + p("after")), "after\n")
        << "a table of no rows is none";
}

TEST(Template, lists_repeat_paragraphs_of_a_cell) {
    EXPECT_EQ(filled(table("<w:tr>" + cell(p("{#groups}") + p("{title}") + p("{/groups}")) +
                           cell(p("{#none}") + p("{x}") + p("{/none}")) + "</w:tr>")),
              "甲⏎乙 | \n");
}

TEST(Template, puts_pictures_into_their_frames) {
    const auto made =
        fill_template(word(picture("位置图") + picture("no_map")), fields(), content());
    ASSERT_TRUE(made);
    EXPECT_EQ(test::word_text(*made, "word/document.xml"), "[图]\n\n");
    const std::string& document = *made->part("word/document.xml");
    // As wide as the frame, half as high: the proportions of the picture.
    EXPECT_NE(document.find("<wp:extent cx=\"1000\" cy=\"500\"/>"), std::string::npos) << document;
    EXPECT_NE(document.find("<a:ext cx=\"1000\" cy=\"500\"/>"), std::string::npos);
    EXPECT_NE(document.find("r:embed=\"rIdEco1\""), std::string::npos);
    EXPECT_EQ(*made->part("word/media/eco_map.png"), content().pictures.at("map"));
    EXPECT_NE(made->part("word/_rels/document.xml.rels")->find("media/eco_map.png"),
              std::string::npos);
}

TEST(Template, fills_headers_and_footers) {
    Package package = word(p("x"));
    package.set("word/header1.xml", "<w:hdr>" + p("{名称}") + "</w:hdr>");
    const auto made = fill_template(package, fields(), content());
    ASSERT_TRUE(made);
    EXPECT_EQ(test::word_text(*made, "word/header1.xml"), "某<厂> & 配套⏎二期\n");
}

TEST(Template, names_every_fault_with_its_paragraph) {
    EXPECT_EQ(faults(p("a") + p("{nmae}")), (Faults{"E-OFF-010 2 nmae"}));
    EXPECT_EQ(faults(p("{id}")), (Faults{"E-OFF-010 1 id"})) << "outside of its list";
    EXPECT_EQ(faults(p("{groups}") + p("{#name}") + p("{/name}")),
              (Faults{"E-OFF-011 1 groups", "E-OFF-011 2 name"}));
    EXPECT_EQ(faults(p("{name")), (Faults{"E-OFF-012 1 {name"}));
    EXPECT_EQ(faults(p("{#groups}")), (Faults{"E-OFF-013 1 groups"}));
    EXPECT_EQ(faults(p("a {#groups}{title}{/groups}")),
              (Faults{"E-OFF-013 1 groups", "E-OFF-010 1 title", "E-OFF-014 1 groups"}));
    EXPECT_EQ(faults(p("{/groups}")), (Faults{"E-OFF-014 1 groups"}));
    EXPECT_EQ(faults(p("{?draft}") + p("{/final}")), (Faults{"E-OFF-014 2 final"}));
    EXPECT_EQ(faults(picture("nmae")), (Faults{"E-OFF-010 1 nmae"}));
    EXPECT_EQ(faults(picture("name")), (Faults{"E-OFF-011 1 name"}));
    // Faults are found wherever a condition would lead, and counted through tables.
    EXPECT_EQ(faults(table(row({"{?final}{x}", "{/final}"}) + row({"", "{y}"}))),
              (Faults{"E-OFF-010 1 x", "E-OFF-010 4 y"}));
    EXPECT_EQ(faults(table(row({"{?final}"}) + row({"{x}"}) + row({"{/final}"}) + row({"{y}"}))),
              (Faults{"E-OFF-010 2 x", "E-OFF-010 4 y"}));
}

TEST(Template, refuses_to_fill_what_is_faulty) {
    EXPECT_EQ(fill_template(word(p("{nmae}")), fields(), content()).error().code,
              ErrorCode::office_unknown_field);
    EXPECT_EQ(fill_template(word("<w:p>"), fields(), content()).error().code,
              ErrorCode::office_bad_xml);
    EXPECT_EQ(fill_template(Package(), fields(), content()).error().code,
              ErrorCode::office_no_document);
}

TEST(Template, ends_lists_within_lists_and_elements_within_elements) {
    std::string open;
    std::string close;
    for (int i = 0; i < 20; ++i) { // 2^20 and more
        open += p("{#groups}");
        close += p("{/groups}");
    }
    EXPECT_EQ(fill_template(word(open + p("x") + close), fields(), content()).error().code,
              ErrorCode::office_template_too_long);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<w:tbl>";
    }
    EXPECT_EQ(fill_template(word(deep), fields(), content()).error().code,
              ErrorCode::office_bad_xml);
    std::string closed = deep;
    for (int i = 0; i < 100'000; ++i) {
        closed += "</w:tbl>";
    }
    EXPECT_EQ(fill_template(word(closed), fields(), content()).error().code,
              ErrorCode::office_bad_xml);
}

} // namespace
} // namespace eco::office
