// SPDX-License-Identifier: MulanPSL-2.0
// Clauses, marks and negation.
#include "project/reading/draft.hpp"

#include <algorithm>

namespace eco::project::reading {

void Draft::propose(std::string_view fact, rules::Value value, std::size_t from, std::size_t to,
                    int confidence, std::string_view how) {
    const Span span = source.span(from, to);
    reading.proposals.push_back({std::string(fact), std::move(value), span, source.original(span),
                                 confidence, std::string(how), false});
}

std::size_t Draft::clause_start(std::size_t from) const {
    const WordIndex& ends = knowledge.mark("clause_end");
    while (from > 0 && text[from - 1] != U'\n' && ends.length_at(text, from - 1) == 0) {
        --from;
    }
    return from;
}

bool Draft::marked_before(std::string_view kind, std::size_t from, std::size_t reach) const {
    const std::size_t least = from > reach ? from - reach : 0;
    const std::size_t start = std::max(least, clause_start(from));
    return knowledge.mark(kind).inside(text.substr(start, from - start));
}

bool Draft::negated(std::size_t from, std::size_t to) const {
    constexpr std::size_t k_reach = 8;
    // "不涉及电镀、喷漆": the denial holds through a list.
    const WordIndex& ends = knowledge.mark("title_end");
    std::size_t start = from;
    while (start > 0 && from - start < 2 * k_reach && text[start - 1] != U'\n' &&
           ends.length_at(text, start - 1) == 0) {
        --start;
    }
    return knowledge.mark("negation").inside(text.substr(start, from - start)) ||
           knowledge.mark("negation_after").length_at(text, to) > 0;
}

std::optional<std::size_t> Draft::after_statement(std::string_view kind) const {
    const WordIndex& words = knowledge.mark(kind);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const std::size_t length = words.length_at(text, i)) {
            std::size_t at = i + length;
            while (at < text.size() && at < i + length + 4 &&
                   (text[at] == U':' || text[at] == U'(' || text[at] == 0x4E3A)) {
                ++at;
            }
            return at;
        }
    }
    return std::nullopt;
}

} // namespace eco::project::reading
