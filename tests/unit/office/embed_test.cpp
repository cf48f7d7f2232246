// SPDX-License-Identifier: MulanPSL-2.0
#include "office/embed.hpp"

#include <gtest/gtest.h>

namespace eco::office {
namespace {

constexpr const char* k_relations = "<Relationships xmlns=\"r\"/>";

TEST(Embed, gives_back_the_very_bytes) {
    std::string text = "{\"名\":\"\x01 <&>\xEF\xBF\xBF\"}  ";
    for (int i = 0; i < 3; ++i, text += 'x') { // every length modulo three
        Package package(Package::Parts{{"word/_rels/document.xml.rels", k_relations}});
        ASSERT_TRUE(embed_text(package, text));
        EXPECT_NE(package.part("word/_rels/document.xml.rels")->find("customXml/item1.xml"),
                  std::string::npos);
        const Package read = *Package::read(*package.write(), "f");
        EXPECT_EQ(*embedded_text(read, "f"), text);
    }
}

TEST(Embed, is_found_where_word_has_moved_it) {
    Package package(Package::Parts{{"xl/_rels/workbook.xml.rels", k_relations}});
    ASSERT_TRUE(embed_text(package, "text"));
    Package::Parts parts = package.parts();
    parts["customXml/item7.xml"] = parts["customXml/item1.xml"];
    parts["customXml/item1.xml"] = "<other xmlns=\"urn:other\"/>";
    EXPECT_EQ(*embedded_text(Package(parts), "f"), "text");
}

TEST(Embed, tells_a_change) {
    Package package(Package::Parts{{"word/_rels/document.xml.rels", k_relations}});
    ASSERT_TRUE(embed_text(package, "verdict: not admissible"));
    std::string item = *package.part("customXml/item1.xml");
    item[item.find("</embedded>") - 6] ^= 1;
    package.set("customXml/item1.xml", item);
    EXPECT_EQ(embedded_text(package, "f").error().code, ErrorCode::office_embedded_damaged);
}

TEST(Embed, says_where_nothing_is_embedded_and_where_nothing_can_be) {
    EXPECT_EQ(embedded_text(Package(), "f").error().code, ErrorCode::office_nothing_embedded);
    Package none;
    EXPECT_EQ(embed_text(none, "x").error().code, ErrorCode::office_no_document);
}

} // namespace
} // namespace eco::office
