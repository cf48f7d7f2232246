// SPDX-License-Identifier: MulanPSL-2.0
#include "office/detail/paragraph_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::office::detail {

ParagraphText::ParagraphText(pugi::xml_node paragraph) {
    walk(paragraph, [this](pugi::xml_node node) {
        if (is(node, "w:p")) {
            return false; // of a text box: a paragraph of its own
        }
        if (is(node, "w:t")) {
            std::string text = node.text().get();
            m_pieces.push_back({node, m_text.size(), text.size(), text});
            m_text += text;
        }
        return true;
    });
}

void ParagraphText::replace(std::size_t begin, std::size_t end, std::string_view with) {
    bool placed = false;
    for (Piece& piece : m_pieces) {
        const std::size_t from = std::max(begin, piece.begin);
        const std::size_t to = std::min(end, piece.begin + piece.size);
        const bool starts_here = begin >= piece.begin && begin < piece.begin + piece.size;
        if (from >= to && !starts_here) {
            continue;
        }
        piece.now.replace(from - piece.begin, to - from, placed ? std::string_view() : with);
        placed = true;
        piece.node.text().set(piece.now.c_str());
        auto space = piece.node.attribute("xml:space");
        (space ? space : piece.node.append_attribute("xml:space")).set_value("preserve");
    }
}

void ParagraphText::break_lines() {
    for (Piece& piece : m_pieces) {
        const std::size_t first = piece.now.find('\n');
        if (first == std::string::npos) {
            continue;
        }
        pugi::xml_node run = piece.node.parent();
        pugi::xml_node last = piece.node;
        last.text().set(piece.now.substr(0, first).c_str());
        for (std::size_t at = first; at != std::string::npos;) {
            const std::size_t next = piece.now.find('\n', at + 1);
            last = run.insert_child_after("w:br", last);
            last = run.insert_child_after("w:t", last);
            last.append_attribute("xml:space").set_value("preserve");
            last.text().set(piece.now.substr(at + 1, next - at - 1).c_str());
            at = next;
        }
    }
}

namespace {

constexpr std::size_t k_longest_name = 120; ///< bytes

TokenKind kind_of(char sign) {
    switch (sign) {
    case '#':
        return TokenKind::list;
    case '?':
        return TokenKind::when;
    case '!':
        return TokenKind::unless;
    case '/':
        return TokenKind::end;
    default:
        return TokenKind::field;
    }
}

/// Some characters, for a complaint.
std::string beginning(std::string_view text) {
    std::size_t end = std::min<std::size_t>(text.size(), 24);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end));
}

} // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
        if (text.substr(at, 2) == "{{") {
            found.push_back({TokenKind::brace, "", at, at + 2});
            at += 2;
            continue;
        }
        const std::size_t close = text.find_first_of("{}\n", at + 1);
        const bool closed = close != std::string_view::npos && text[close] == '}' &&
                            close > at + 1 && close - at <= k_longest_name;
        if (!closed) {
            found.push_back({TokenKind::broken, beginning(text.substr(at)), at, at + 1});
            ++at;
            continue;
        }
        const TokenKind kind = kind_of(text[at + 1]);
        const std::size_t sign = kind == TokenKind::field ? 1 : 2;
        const std::string_view name = trim(text.substr(at + sign, close - at - sign));
        found.push_back({kind, std::string(name), at, close + 1});
        at = close + 1;
    }
    return found;
}

} // namespace eco::office::detail
