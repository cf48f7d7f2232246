// SPDX-License-Identifier: MulanPSL-2.0
#include "office/pdf_attachment.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace eco::office {
namespace {

/// The least that LibreOffice's PDFs have in common: a catalog, a table, a trailer.
std::string document(const std::string& more = "") {
    std::string pdf = "%PDF-1.6\n1 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
    const std::size_t catalog = pdf.size();
    pdf += "2 0 obj\n<</Type/Catalog/Pages 1 0 R\n/ViewerPreferences<</DisplayDocTitle true\n>>" +
           more + ">>\nendobj\n";
    const std::size_t table = pdf.size();
    pdf += fmt::format("xref\n0 3\n0000000000 65535 f \n{:010} 00000 n \n{:010} 00000 n \n", 9,
                       catalog);
    return pdf + fmt::format("trailer\n<</Size 3/Root 2 0 R\n/ID [ <AB>\n<AB> ]\n/DocChecksum "
                             "/AB\n>>\nstartxref\n{}\n%%EOF\n",
                             table);
}

const std::string k_text = "{\"结论\":\"不予准入\",\"n\":\")>>\\nendstream\"}";

TEST(PdfAttachment, comes_back_byte_for_byte_and_leaves_the_document_as_it_was) {
    const auto pdf = attach_text(document(), "assessment.json", k_text);
    ASSERT_TRUE(pdf);
    EXPECT_TRUE(pdf->starts_with(document()));
    const auto text = attached_text(*pdf, "r.pdf");
    ASSERT_TRUE(text);
    EXPECT_EQ(*text, k_text);
}

TEST(PdfAttachment, is_found_through_the_table_it_adds) {
    const std::string pdf = *attach_text(document(), "assessment.json", k_text);
    const auto table = std::stoul(pdf.substr(pdf.rfind("startxref") + 10));
    EXPECT_EQ(pdf.substr(table, 9), "xref\n2 1\n");
    const auto place_in_line = [&](std::size_t line) {
        return std::stoul(pdf.substr(table + line, 10));
    };
    EXPECT_EQ(pdf.substr(place_in_line(9), 7), "2 0 obj");
    EXPECT_EQ(pdf.substr(place_in_line(33), 7), "3 0 obj");
    EXPECT_EQ(pdf.substr(place_in_line(53), 7), "4 0 obj");
    EXPECT_NE(pdf.find("/ViewerPreferences<</DisplayDocTitle true\n>>/Names<</EmbeddedFiles<</"
                       "Names[(assessment.json)4 0 R]>>>>/AF[4 0 R]>>"),
              std::string::npos);
    EXPECT_NE(pdf.find(fmt::format("/Prev {}>>", document().find("xref\n0 3"))), std::string::npos);
}

TEST(PdfAttachment, refuses_what_it_cannot_add_to) {
    for (const std::string& pdf :
         {std::string(), std::string("%PDF-1.7\n"), document("/Names<</Dests 1 0 R>>"),
          document().substr(0, document().find("trailer")),
          // Copied behind the attachment, these would be taken for it. Found by fuzzing.
          document("/EcogateSHA256<00>"),
          std::string(document()).replace(document().find("<AB>"), 4, "/EcogateSHA256<")}) {
        const auto made = attach_text(pdf, "assessment.json", k_text);
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().code, ErrorCode::office_converter_failed);
    }
}

TEST(PdfAttachment, says_when_there_is_none_and_when_it_was_changed) {
    EXPECT_EQ(attached_text(document(), "r.pdf").error().code, ErrorCode::office_nothing_embedded);
    std::string pdf = *attach_text(document(), "assessment.json", k_text);
    pdf.replace(pdf.find("不予准入"), std::string("不予准入").size(), "准予准入");
    EXPECT_EQ(attached_text(pdf, "r.pdf").error().code, ErrorCode::office_embedded_damaged);
    const std::string whole = *attach_text(document(), "assessment.json", k_text);
    EXPECT_EQ(attached_text(whole.substr(0, whole.find("不予准入")), "r.pdf").error().code,
              ErrorCode::office_embedded_damaged);
}

} // namespace
} // namespace eco::office
