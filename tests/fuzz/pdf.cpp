// SPDX-License-Identifier: MulanPSL-2.0
// PDF files from outside (ecogate verify REPORT.pdf) and from the converter: what is attached comes
// back, and the document before it stays as it was.
#include "fuzz.hpp"

#include "office/pdf_attachment.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view pdf = fuzz::text_of(data, size);
    const auto found = office::attached_text(pdf, "fuzz");
    fuzz::claim(!found || pdf.find(*found) != std::string_view::npos);
    const auto attached = office::attach_text(std::string(pdf), "assessment.json", "{\"n\":1}");
    if (attached) {
        fuzz::claim(attached->starts_with(pdf));
        const auto text = office::attached_text(*attached, "fuzz");
        fuzz::claim(text && *text == "{\"n\":1}");
    }
    return 0;
}
