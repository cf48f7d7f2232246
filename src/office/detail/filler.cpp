// SPDX-License-Identifier: MulanPSL-2.0
// Names, conditions, and blocks of paragraphs.
#include "office/detail/filler.hpp"

#include "base/text.hpp"

#include <optional>

namespace eco::office::detail {
namespace {

/// Repetitions of one part; no report comes near, a template of lists within lists would.
constexpr std::size_t k_max_rounds = 100'000;

const Json k_nothing;

/// A paragraph that is one block mark and nothing else.
std::optional<Token> mark_of(pugi::xml_node node) {
    if (!is(node, "w:p")) {
        return std::nullopt;
    }
    const ParagraphText paragraph(node);
    const std::string_view text = trim(paragraph.text());
    const std::vector<Token> tokens = tokens_of(text);
    const bool whole = tokens.size() == 1 && tokens[0].begin == 0 && tokens[0].end == text.size();
    return whole && (tokens[0].opens() || tokens[0].kind == TokenKind::end)
               ? std::optional<Token>(tokens[0])
               : std::nullopt;
}

pugi::xml_node closing(pugi::xml_node open) {
    int depth = 1;
    for (pugi::xml_node node = open.next_sibling(); node; node = node.next_sibling()) {
        if (const auto mark = mark_of(node)) {
            depth += mark->opens() ? 1 : -1;
            if (depth == 0) {
                return node;
            }
        }
    }
    return {};
}

} // namespace

void Filler::fill(pugi::xml_node top) {
    blocks(top, {});
}

void Filler::complain(ErrorCode code, const std::string& what) {
    m_findings.push_back({Severity::error,
                          code,
                          {{"what", what}, {"paragraph", std::to_string(m_paragraph)}},
                          {{}, m_part + "#" + std::to_string(m_paragraph), {}, 0, 0}});
}

const Field* Filler::resolve(const Token& token, const Scope& scope) {
    const Field* field = m_fields.find(scope.names, token.name);
    if (field == nullptr) {
        complain(ErrorCode::office_unknown_field, token.name);
        return nullptr;
    }
    const bool fits = token.kind == TokenKind::list    ? field->kind == FieldKind::list
                      : token.kind == TokenKind::field ? field->kind == FieldKind::text
                                                       : true;
    if (!fits) {
        complain(ErrorCode::office_field_kind, token.name);
    }
    return fits ? field : nullptr;
}

const Json& Filler::value(const Field& field, const Scope& scope) const {
    for (std::size_t i = scope.names.size(); i-- > 0;) {
        if (scope.names[i] == field.scope && scope.items[i] != nullptr) {
            const Json* found = scope.items[i]->find(field.name);
            return found == nullptr ? k_nothing : *found;
        }
    }
    const Json* found = field.scope.empty() ? m_content.values.find(field.name) : nullptr;
    return found == nullptr ? k_nothing : *found;
}

bool Filler::holds(const Field& field, const Scope& scope) const {
    const Json& one = value(field, scope);
    return (one.is_bool() && one.as_bool()) || (one.is_string() && !one.as_string().empty()) ||
           (one.is_array() && !one.as_array().empty());
}

std::vector<Filler::Scope> Filler::rounds(const Token& token, const Scope& scope) {
    const Field* field = resolve(token, scope);
    if (field == nullptr || m_mode == Mode::check) {
        Scope inner = scope;
        if (field != nullptr && field->kind == FieldKind::list && token.kind == TokenKind::list) {
            inner.names.push_back(field->name);
            inner.items.push_back(nullptr);
        }
        return {std::move(inner)};
    }
    std::vector<Scope> all;
    if (token.kind != TokenKind::list) {
        if (holds(*field, scope) == (token.kind == TokenKind::when)) {
            all.push_back(scope);
        }
        return all;
    }
    const Json& items = value(*field, scope);
    if (!items.is_array()) {
        return all;
    }
    for (const Json& item : items.as_array()) { // no copy: the scopes point into it
        Scope inner = scope;
        inner.names.push_back(field->name);
        inner.items.push_back(&item);
        all.push_back(std::move(inner));
    }
    return all;
}

void Filler::repeat(pugi::xml_node holder, const std::vector<Scope>& scopes, bool of_rows) {
    pugi::xml_node parent = holder.parent();
    for (const Scope& scope : scopes) {
        if (++m_rounds > k_max_rounds) {
            complain(ErrorCode::office_template_too_long, m_part);
            break;
        }
        pugi::xml_node round = parent.insert_child_before(holder.name(), holder);
        for (pugi::xml_node child = holder.first_child(); child; child = child.next_sibling()) {
            round.append_copy(child);
        }
        of_rows ? rows(round, scope) : blocks(round, scope);
        while (pugi::xml_node child = round.first_child()) {
            parent.insert_move_before(child, round);
        }
        parent.remove_child(round);
    }
    parent.remove_child(holder);
}

pugi::xml_node Filler::block(pugi::xml_node open, const Token& token, const Scope& scope) {
    pugi::xml_node parent = open.parent();
    pugi::xml_node close = closing(open);
    ++m_paragraph;
    if (!close) {
        complain(ErrorCode::office_block_open, token.name);
        return open.next_sibling();
    }
    pugi::xml_node holder = parent.insert_child_before("eco:block", open);
    while (open.next_sibling() != close) {
        holder.append_move(open.next_sibling());
    }
    repeat(holder, rounds(token, scope), false);
    ++m_paragraph;
    if (const auto end = mark_of(close); end && !end->name.empty() && end->name != token.name) {
        complain(ErrorCode::office_block_stray, end->name);
    }
    pugi::xml_node after = close.next_sibling();
    parent.remove_child(open);
    parent.remove_child(close);
    return after;
}

void Filler::blocks(pugi::xml_node parent, const Scope& scope) {
    for (pugi::xml_node node = parent.first_child(); node;) {
        pugi::xml_node next = node.next_sibling();
        if (const auto mark = mark_of(node)) {
            if (mark->opens()) {
                next = block(node, *mark, scope);
            } else {
                ++m_paragraph;
                complain(ErrorCode::office_block_stray, mark->name);
            }
        } else if (is(node, "w:p")) {
            paragraph(node, scope);
        } else if (is(node, "w:tbl")) {
            rows(node, scope);
            if (!node.child("w:tr")) {
                parent.remove_child(node); // a table of no rows is none
            }
        } else if (is(node, "w:sdt") || is(node, "w:sdtContent") || is(node, "w:footnote") ||
                   is(node, "w:endnote")) {
            blocks(node, scope);
        }
        node = next;
    }
}

} // namespace eco::office::detail
