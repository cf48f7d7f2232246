// SPDX-License-Identifier: MulanPSL-2.0
// A template part by part: document, headers, footers, notes; pictures become parts of their own.
#include "office/template.hpp"

#include "office/detail/filler.hpp"

namespace eco::office {
namespace {

using detail::Filler;
using detail::Mode;

constexpr std::string_view k_document = "word/document.xml";

bool holds_text(std::string_view part) {
    if (!part.starts_with("word/") || !part.ends_with(".xml")) {
        return false;
    }
    const std::string_view name = part.substr(5);
    return name == "document.xml" || name.starts_with("header") || name.starts_with("footer") ||
           name == "footnotes.xml" || name == "endnotes.xml";
}

/// w:body of the document, the root of any other part.
pugi::xml_node top_of(pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    return root.child("w:body") ? root.child("w:body") : root;
}

/// Ids of drawings must differ (§20.4.2.5), and those of paragraphs too: loops copy them.
void renumber(pugi::xml_document& document) {
    unsigned next = 1;
    detail::walk(document, [&](pugi::xml_node node) {
        if (detail::is(node, "wp:docPr")) {
            node.attribute("id").set_value(next++);
        }
        node.remove_attribute("w14:paraId");
        node.remove_attribute("w14:textId");
        return true;
    });
}

std::string media(std::string_view key) {
    return "media/eco_" + std::string(key) + ".png";
}

/// "word/header1.xml" → "word/_rels/header1.xml.rels"
std::string relations_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return part.substr(0, slash) + "/_rels" + part.substr(slash) + ".rels";
}

Status relate(Package& package, const std::string& part,
              const std::vector<detail::PlacedPicture>& pictures) {
    const std::string name = relations_of(part);
    const std::string* known = package.part(name);
    pugi::xml_document document;
    ECO_CHECK(detail::parse(
        known != nullptr
            ? *known
            : "<Relationships "
              "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>",
        name, document));
    for (const detail::PlacedPicture& picture : pictures) {
        pugi::xml_node one = document.document_element().append_child("Relationship");
        one.append_attribute("Id").set_value(picture.relation.c_str());
        one.append_attribute("Type").set_value(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image");
        one.append_attribute("Target").set_value(media(picture.key).c_str());
    }
    package.set(name, detail::print(document));
    return {};
}

Status add_pictures(Package& package, const std::string& part,
                    const std::vector<detail::PlacedPicture>& pictures, const Content& content) {
    if (pictures.empty()) {
        return {};
    }
    for (const detail::PlacedPicture& picture : pictures) {
        package.set("word/" + media(picture.key), content.pictures.at(picture.key));
    }
    return relate(package, part, pictures);
}

Status fill_part(Package& package, const std::string& part, const TemplateFields& fields,
                 const Content& content) {
    pugi::xml_document document;
    ECO_CHECK(detail::parse(*package.part(part), part, document));
    Filler filler(fields, content, Mode::fill, part);
    filler.fill(top_of(document));
    if (has_errors(filler.findings())) {
        return fail(as_error(filler.findings().front()));
    }
    renumber(document);
    package.set(part, detail::print(document));
    return add_pictures(package, part, filler.pictures(), content);
}

} // namespace

Findings check_template(const Package& package, const TemplateFields& fields,
                        const std::string& file) {
    Findings all;
    if (package.part(k_document) == nullptr) {
        all.push_back({Severity::error, ErrorCode::office_no_document, {{"file", file}}, {}});
    }
    const Content nothing;
    for (const auto& [part, bytes] : package.parts()) {
        if (!holds_text(part)) {
            continue;
        }
        pugi::xml_document document;
        if (const Status parsed = detail::parse(bytes, part, document); !parsed) {
            all.push_back(as_finding(Severity::error, parsed.error()));
            continue;
        }
        Filler filler(fields, nothing, Mode::check, part);
        filler.fill(top_of(document));
        all.insert(all.end(), filler.findings().begin(), filler.findings().end());
    }
    for (Finding& finding : all) {
        finding.where.file = file;
    }
    return all;
}

Result<Package> fill_template(const Package& package, const TemplateFields& fields,
                              const Content& content) {
    for (const Finding& finding : check_template(package, fields, "")) {
        return fail(as_error(finding));
    }
    Package filled = package;
    for (const auto& [part, bytes] : package.parts()) {
        if (holds_text(part)) {
            ECO_CHECK(fill_part(filled, part, fields, content));
        }
    }
    return filled;
}

} // namespace eco::office
