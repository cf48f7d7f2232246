// SPDX-License-Identifier: MulanPSL-2.0
// Base64, because XML cannot carry every character and applications may change blanks.
#include "office/embed.hpp"

#include "base/digest.hpp"
#include "office/detail/base64.hpp"
#include "office/detail/xml.hpp"

#include <array>

namespace eco::office {
namespace {

constexpr const char* k_item = "customXml/item1.xml";
constexpr const char* k_namespace = "urn:ecogate:embedded:1";
constexpr const char* k_relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
/// The relationships of a Word document and of an Excel workbook.
constexpr std::array<const char*, 2> k_relations{"word/_rels/document.xml.rels",
                                                 "xl/_rels/workbook.xml.rels"};

std::string item_of(std::string_view text) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("embedded");
    root.append_attribute("xmlns").set_value(k_namespace);
    root.append_attribute("sha256").set_value(sha256_hex(text).c_str());
    root.text().set(detail::to_base64(text).c_str());
    return detail::print(document);
}

} // namespace

Status embed_text(Package& package, std::string_view text) {
    for (const char* relations : k_relations) {
        const std::string* part = package.part(relations);
        if (part == nullptr) {
            continue;
        }
        pugi::xml_document document;
        ECO_CHECK(detail::parse(*part, relations, document));
        pugi::xml_node one = document.document_element().append_child("Relationship");
        one.append_attribute("Id").set_value("rIdEcoItem");
        one.append_attribute("Type").set_value(k_relation);
        one.append_attribute("Target").set_value("../customXml/item1.xml");
        package.set(relations, detail::print(document));
        package.set(k_item, item_of(text));
        return {};
    }
    return fail({ErrorCode::office_no_document, {{"file", ""}}, {}});
}

Result<std::string> embedded_text(const Package& package, const std::string& file) {
    for (const auto& [name, bytes] : package.parts()) {
        pugi::xml_document document;
        if (!name.starts_with("customXml/item") || !detail::parse(bytes, name, document)) {
            continue;
        }
        const pugi::xml_node root = document.document_element();
        if (root.attribute("xmlns").value() != std::string_view(k_namespace)) {
            continue;
        }
        auto text = detail::from_base64(root.text().get());
        if (!text || sha256_hex(*text) != root.attribute("sha256").value()) {
            return fail(
                {ErrorCode::office_embedded_damaged, {{"file", file}}, {file, name, {}, 0, 0}});
        }
        return *std::move(text);
    }
    return fail({ErrorCode::office_nothing_embedded, {{"file", file}}, {file, {}, {}, 0, 0}});
}

} // namespace eco::office
