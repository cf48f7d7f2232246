// SPDX-License-Identifier: MulanPSL-2.0
// What a Word document says: one line a paragraph, cells of a row parted by " | ".
#pragma once

#include "office/package.hpp"

#include <pugixml.hpp>

#include <string>

namespace eco::test {

inline void say_paragraph(pugi::xml_node node, std::string& out) {
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = child.name();
        if (name == "w:t") {
            out += child.text().get();
        } else if (name == "w:br") {
            out += "⏎";
        } else if (name == "w:drawing") {
            out += std::string("[") +
                   child.first_child().child("wp:docPr").attribute("descr").value() + "]";
        } else if (name == "w:instrText") {
            out += std::string("<") + child.text().get() + ">";
        } else {
            say_paragraph(child, out);
        }
    }
}

inline void say_blocks(pugi::xml_node parent, const std::string& end, std::string& out) {
    bool first = true;
    for (const pugi::xml_node child : parent.children()) {
        const std::string_view name = child.name();
        if (name == "w:p") {
            out += first || end == "\n" ? "" : "⏎";
            say_paragraph(child, out);
            out += end == "\n" ? "\n" : "";
            first = false;
        } else if (name == "w:tbl") {
            for (const pugi::xml_node row : child.children("w:tr")) {
                std::string line;
                for (const pugi::xml_node cell : row.children("w:tc")) {
                    line += line.empty() ? "" : " | ";
                    say_blocks(cell, "", line);
                }
                out += line + "\n";
            }
        }
    }
}

inline std::string word_text(const office::Package& package, const char* part) {
    pugi::xml_document document;
    document.load_string(package.part(part)->c_str(),
                         pugi::parse_default | pugi::parse_ws_pcdata_single);
    const pugi::xml_node root = document.document_element();
    std::string out;
    say_blocks(root.child("w:body") ? root.child("w:body") : root, "\n", out);
    return out;
}

} // namespace eco::test
