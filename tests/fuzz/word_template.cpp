// SPDX-License-Identifier: MulanPSL-2.0
// Templates of reports: the input is the document part. A template that passes the check can be
// filled, whatever it is.
#include "fuzz.hpp"

#include "office/template.hpp"

using namespace eco;

namespace {

using office::FieldKind;

const office::TemplateFields& fields() {
    static const office::TemplateFields k_fields({{"", "name", FieldKind::text, {"名称"}},
                                                  {"", "draft", FieldKind::flag, {}},
                                                  {"", "map", FieldKind::picture, {}},
                                                  {"", "groups", FieldKind::list, {"组"}},
                                                  {"groups", "title", FieldKind::text, {}},
                                                  {"groups", "items", FieldKind::list, {}},
                                                  {"items", "id", FieldKind::text, {}}});
    return k_fields;
}

office::Content content() {
    office::Content made;
    made.values = *parse_json(
        R"({"name":"a\nb","draft":true,"map":"map","groups":[{"title":"x","items":[{"id":"1"},{"id":"2"}]},{"title":"y","items":[]}]})",
        "values");
    made.pictures["map"] = "no picture, but bytes";
    return made;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const office::Content k_content = content();
    const office::Package package(
        office::Package::Parts{{"word/document.xml", std::string(fuzz::text_of(data, size))}});
    const Findings findings = office::check_template(package, fields(), "fuzz");
    const auto made = office::fill_template(package, fields(), k_content);
    fuzz::claim(findings.empty()
                    ? made.has_value() || made.error().code == ErrorCode::office_template_too_long
                    : !made);
    return 0;
}
