// SPDX-License-Identifier: MulanPSL-2.0
// Blocks over table rows: what opens in one cell and ends in another, of the same row or a later
// one, repeats the rows from the one to the other.
#include "office/detail/filler.hpp"

#include <algorithm>
#include <optional>

namespace eco::office::detail {
namespace {

/// A block mark in a row.
struct Mark {
    pugi::xml_node row, cell, paragraph;
    Token token;
};

void marks_of_row(pugi::xml_node row, std::vector<Mark>& out) {
    for (pugi::xml_node cell : row.children("w:tc")) {
        walk(cell, [&](pugi::xml_node node) {
            if (is(node, "w:tbl")) {
                return false; // its rows are its own
            }
            if (is(node, "w:p")) {
                for (Token& token : tokens_of(ParagraphText(node).text())) {
                    if (token.opens() || token.kind == TokenKind::end) {
                        out.push_back({row, cell, node, std::move(token)});
                    }
                }
            }
            return true;
        });
    }
}

/// Where the mark at `from` ends, or the size.
std::size_t match(const std::vector<Mark>& marks, std::size_t from) {
    int depth = 0;
    for (std::size_t i = from; i < marks.size(); ++i) {
        depth += marks[i].token.opens() ? 1 : -1;
        if (depth == 0) {
            return i;
        }
    }
    return marks.size();
}

struct RowBlock {
    Mark open, close;
};

/// The first block of the row that reaches beyond its cell. Later rows are read only when one is
/// open at the end of this one.
std::optional<RowBlock> row_block(pugi::xml_node row) {
    std::vector<Mark> marks;
    marks_of_row(row, marks);
    const std::size_t own = marks.size();
    const int open = static_cast<int>(
        std::count_if(marks.begin(), marks.end(), [](const Mark& m) { return m.token.opens(); }));
    if (2 * open > static_cast<int>(own)) {
        for (pugi::xml_node next = row.next_sibling("w:tr"); next;
             next = next.next_sibling("w:tr")) {
            marks_of_row(next, marks);
        }
    }
    for (std::size_t i = 0; i < own; ++i) {
        const std::size_t end = marks[i].token.opens() ? match(marks, i) : marks.size();
        if (end < marks.size() && marks[end].cell != marks[i].cell) {
            return RowBlock{marks[i], marks[end]};
        }
    }
    return std::nullopt;
}

void erase(const Mark& mark) {
    ParagraphText text(mark.paragraph);
    text.replace(mark.token.begin, mark.token.end, "");
}

std::size_t count_paragraphs(pugi::xml_node row) {
    std::size_t count = 0;
    walk(row, [&](pugi::xml_node node) {
        count += is(node, "w:p") ? 1 : 0;
        return true;
    });
    return count;
}

/// A row that held only the mark goes with it.
bool says_nothing(pugi::xml_node row) {
    bool nothing = true;
    walk(row, [&](pugi::xml_node node) {
        nothing =
            nothing && !is(node, "w:drawing") && !(is(node, "w:t") && *node.text().get() != '\0');
        return nothing;
    });
    return nothing;
}

} // namespace

void Filler::rows(pugi::xml_node parent, const Scope& scope) {
    for (pugi::xml_node node = parent.first_child(); node;) {
        node = is(node, "w:tr") ? row(node, scope) : node.next_sibling();
    }
}

pugi::xml_node Filler::row(pugi::xml_node one, const Scope& scope) {
    const auto block = row_block(one);
    if (!block) {
        pugi::xml_node next = one.next_sibling();
        cells(one, scope);
        return next;
    }
    pugi::xml_node last = block->close.row;
    pugi::xml_node after = last.next_sibling();
    pugi::xml_node parent = one.parent();
    erase(block->close); // first: it may stand behind the other in one paragraph's runs
    erase(block->open);
    if (const std::string& name = block->close.token.name;
        !name.empty() && name != block->open.token.name) {
        complain(ErrorCode::office_block_stray, name);
    }
    pugi::xml_node holder = parent.insert_child_before("eco:rows", one);
    std::size_t behind = 0; // paragraphs of a last row that goes
    for (pugi::xml_node node = one; node != after;) {
        pugi::xml_node next = node.next_sibling();
        if (one != last && (node == one || node == last) && says_nothing(node)) {
            (node == one ? m_paragraph : behind) += count_paragraphs(node);
            parent.remove_child(node);
        } else {
            holder.append_move(node);
        }
        node = next;
    }
    repeat(holder, rounds(block->open.token, scope), true);
    m_paragraph += behind;
    return after;
}

void Filler::cells(pugi::xml_node row, const Scope& scope) {
    for (pugi::xml_node cell : row.children("w:tc")) {
        blocks(cell, scope);
        pugi::xml_node last = cell.last_child();
        while (last && last.type() != pugi::node_element) {
            last = last.previous_sibling();
        }
        if (!is(last, "w:p")) {
            cell.append_child("w:p"); // a cell ends with a paragraph (§17.4.65)
        }
    }
}

} // namespace eco::office::detail
