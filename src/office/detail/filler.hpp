// SPDX-License-Identifier: MulanPSL-2.0
// Walks one part of a template: blocks of paragraphs, rows of tables, fields of paragraphs. In
// check every block is visited once, whatever it depends on, and every fault is reported.
#pragma once

#include "office/detail/paragraph_text.hpp"
#include "office/template.hpp"

#include <vector>

namespace eco::office::detail {

enum class Mode { check, fill };

/// A picture that was put into a part: its relationship and bytes.
struct PlacedPicture {
    std::string relation; ///< "rIdEco1"
    std::string key;
};

class Filler {
  public:
    Filler(const TemplateFields& fields, const Content& content, Mode mode, std::string part)
        : m_fields(fields), m_content(content), m_mode(mode), m_part(std::move(part)) {}

    /// `top`: w:body, w:hdr, w:ftr, w:footnotes …
    void fill(pugi::xml_node top);
    [[nodiscard]] const Findings& findings() const { return m_findings; }
    [[nodiscard]] const std::vector<PlacedPicture>& pictures() const { return m_pictures; }

  private:
    /// Lists around a place, outermost first, and the item of each (null when checking).
    struct Scope {
        std::vector<std::string> names;
        std::vector<const Json*> items;
    };

    const TemplateFields& m_fields;
    const Content& m_content;
    Mode m_mode;
    std::string m_part;
    std::size_t m_paragraph = 0; ///< of the template, from 1, while checking
    std::size_t m_rounds = 0;
    Findings m_findings;
    std::vector<PlacedPicture> m_pictures;

    void complain(ErrorCode code, const std::string& what);
    [[nodiscard]] const Field* resolve(const Token& token, const Scope& scope);
    [[nodiscard]] const Json& value(const Field& field, const Scope& scope) const;
    [[nodiscard]] bool holds(const Field& field, const Scope& scope) const;
    /// The scopes in which what the token opens stands: one an item, or one, or none.
    [[nodiscard]] std::vector<Scope> rounds(const Token& token, const Scope& scope);

    void blocks(pugi::xml_node parent, const Scope& scope);
    pugi::xml_node block(pugi::xml_node open, const Token& token, const Scope& scope);
    void repeat(pugi::xml_node holder, const std::vector<Scope>& scopes, bool of_rows);

    void rows(pugi::xml_node parent, const Scope& scope);
    pugi::xml_node row(pugi::xml_node one, const Scope& scope);
    void cells(pugi::xml_node row, const Scope& scope);

    /// A paragraph of which nothing is left but what a condition took away goes with it.
    void paragraph(pugi::xml_node node, const Scope& scope);
    [[nodiscard]] bool text_of(pugi::xml_node node, const Scope& scope);
    [[nodiscard]] std::string said(const Token& token, const Scope& scope);
    void pictures_of(pugi::xml_node node, const Scope& scope);
    void place(pugi::xml_node drawing, const std::string& key);
};

} // namespace eco::office::detail
