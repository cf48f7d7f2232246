// SPDX-License-Identifier: MulanPSL-2.0
// The text of one paragraph over all its runs, and the fields in it.
#pragma once

#include "office/detail/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eco::office::detail {

class ParagraphText {
  public:
    explicit ParagraphText(pugi::xml_node paragraph);

    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Puts `with` where [begin, end) stands, in the form of the run where it begins. From the end
    /// of the paragraph to its begin: text() is that of before.
    void replace(std::size_t begin, std::size_t end, std::string_view with);
    /// Line breaks that came in with the values become breaks of Word's.
    void break_lines();

  private:
    struct Piece {
        pugi::xml_node node; ///< w:t
        std::size_t begin = 0, size = 0;
        std::string now;
    };
    std::string m_text;
    std::vector<Piece> m_pieces;
};

enum class TokenKind { field, list, when, unless, end, brace, broken };

/// "{name}", "{#name}", "{?name}", "{!name}", "{/name}"; "{{" is a brace; broken: never closed.
struct Token {
    TokenKind kind = TokenKind::field;
    std::string name;
    std::size_t begin = 0, end = 0; ///< bytes of the text
    [[nodiscard]] bool opens() const {
        return kind == TokenKind::list || kind == TokenKind::when || kind == TokenKind::unless;
    }
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

} // namespace eco::office::detail
