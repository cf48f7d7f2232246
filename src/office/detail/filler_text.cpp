// SPDX-License-Identifier: MulanPSL-2.0
// Fields and conditions within a paragraph, and pictures.
#include "office/detail/filler.hpp"

#include "base/text.hpp"
#include "office/picture.hpp"

#include <algorithm>

namespace eco::office::detail {
namespace {

struct Edit {
    std::size_t begin = 0, end = 0;
    std::string with;
};

/// The end of what the token at `from` opens, or the size.
std::size_t match(const std::vector<Token>& tokens, std::size_t from) {
    int depth = 0;
    for (std::size_t i = from; i < tokens.size(); ++i) {
        depth += tokens[i].opens() ? 1 : tokens[i].kind == TokenKind::end ? -1 : 0;
        if (depth == 0) {
            return i;
        }
    }
    return tokens.size();
}

bool has_drawing(pugi::xml_node paragraph) {
    bool found = false;
    walk(paragraph, [&](pugi::xml_node node) {
        found = found || is(node, "w:drawing") || is(node, "w:sectPr");
        return !found;
    });
    return found;
}

} // namespace

void Filler::paragraph(pugi::xml_node node, const Scope& scope) {
    ++m_paragraph;
    const bool left = text_of(node, scope);
    pictures_of(node, scope);
    walk(node, [&](pugi::xml_node inner) {
        if (is(inner, "w:txbxContent")) {
            blocks(inner, scope);
            return false;
        }
        return true;
    });
    if (!left) {
        node.parent().remove_child(node);
    }
}

std::string Filler::said(const Token& token, const Scope& scope) {
    if (token.kind == TokenKind::brace) {
        return "{";
    }
    if (token.kind == TokenKind::broken) {
        complain(ErrorCode::office_field_open, token.name);
        return "{";
    }
    const Field* field = resolve(token, scope);
    if (field == nullptr || m_mode == Mode::check) {
        return "";
    }
    const Json& found = value(*field, scope);
    return found.is_string() ? printable(found.as_string()) : "";
}

bool Filler::text_of(pugi::xml_node node, const Scope& scope) {
    ParagraphText text(node);
    const std::vector<Token> tokens = tokens_of(text.text());
    std::vector<Edit> edits;
    std::vector<std::size_t> ends; // of conditions that hold
    bool taken = false;            // by a condition that does not
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == TokenKind::end) {
            if (ends.empty() || ends.back() != i) {
                complain(ErrorCode::office_block_stray, token.name);
            } else {
                ends.pop_back();
            }
            edits.push_back({token.begin, token.end, ""});
            continue;
        }
        if (!token.opens()) {
            edits.push_back({token.begin, token.end, said(token, scope)});
            continue;
        }
        const std::size_t end = match(tokens, i);
        if (end == tokens.size() || token.kind == TokenKind::list) {
            // A list repeats whole paragraphs or rows.
            complain(ErrorCode::office_block_open, token.name);
            edits.push_back({token.begin, token.end, ""});
            continue;
        }
        if (!tokens[end].name.empty() && tokens[end].name != token.name) {
            complain(ErrorCode::office_block_stray, tokens[end].name);
        }
        if (rounds(token, scope).empty()) {
            edits.push_back({token.begin, tokens[end].end, ""});
            i = end;
            taken = true;
        } else {
            edits.push_back({token.begin, token.end, ""});
            ends.push_back(end);
        }
    }
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        text.replace(edit->begin, edit->end, edit->with);
    }
    text.break_lines();
    return !taken || !trim(ParagraphText(node).text()).empty() || has_drawing(node);
}

void Filler::pictures_of(pugi::xml_node node, const Scope& scope) {
    std::vector<std::pair<pugi::xml_node, Token>> found;
    walk(node, [&](pugi::xml_node inner) {
        if (!is(inner, "w:drawing")) {
            return !is(inner, "w:p");
        }
        const char* words = inner.first_child().child("wp:docPr").attribute("descr").value();
        const std::vector<Token> tokens = tokens_of(words);
        if (tokens.size() == 1 && tokens[0].kind == TokenKind::field) {
            found.emplace_back(inner, tokens[0]);
        }
        return false;
    });
    for (auto& [drawing, token] : found) {
        const Field* field = m_fields.find(scope.names, token.name);
        if (field == nullptr) {
            complain(ErrorCode::office_unknown_field, token.name);
        } else if (field->kind != FieldKind::picture) {
            complain(ErrorCode::office_field_kind, token.name);
        } else if (m_mode == Mode::fill) {
            const Json& key = value(*field, scope);
            const bool there = key.is_string() && m_content.pictures.contains(key.as_string());
            there ? place(drawing, key.as_string())
                  : static_cast<void>(drawing.parent().remove_child(drawing));
        }
    }
}

/// Into the frame of the placeholder: as wide as it, or as high, in its own proportions.
void Filler::place(pugi::xml_node drawing, const std::string& key) {
    const PictureSize size = png_size(m_content.pictures.at(key));
    pugi::xml_node frame = drawing.first_child(); // wp:inline or wp:anchor
    pugi::xml_node extent = frame.child("wp:extent");
    const double cx = extent.attribute("cx").as_double();
    const double cy = extent.attribute("cy").as_double();
    const double scale = std::min(cx / size.width, cy / size.height);
    const std::string relation = "rIdEco" + std::to_string(m_pictures.size() + 1);
    m_pictures.push_back({relation, key});
    walk(drawing, [&](pugi::xml_node node) {
        if (is(node, "wp:extent") || is(node, "a:ext")) {
            if (auto width = node.attribute("cx")) {
                width.set_value(static_cast<long long>(scale * size.width));
                node.attribute("cy").set_value(static_cast<long long>(scale * size.height));
            }
        } else if (is(node, "a:blip")) {
            node.attribute("r:embed").set_value(relation.c_str());
        }
        return true;
    });
    const Json* words = m_content.values.find(key + "_alt");
    frame.child("wp:docPr")
        .attribute("descr")
        .set_value(words != nullptr && words->is_string() ? words->as_string().c_str() : "");
}

} // namespace eco::office::detail
