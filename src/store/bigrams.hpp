// SPDX-License-Identifier: MulanPSL-2.0
// Chinese text search without a dictionary: a run of Chinese becomes its overlapping pairs and its
// last character ("贵阳市" → 贵阳 阳市 市), Latin and digits become words. Two-character words are
// found, which trigram indexes miss.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace eco::store {

/// The tokens of a text in order, lower case, full-width folded; at most 4,000 (what tsvector's
/// positions carry with room to spare).
[[nodiscard]] std::vector<std::string> tokens_of(std::string_view text);

/// One thing that must occur: tokens one after another; the last one as a prefix where `open`.
struct Phrase {
    std::vector<std::string> tokens;
    bool open = false;
};

/// What a search asks for: Chinese runs as phrases, a single character and Latin words as prefixes.
[[nodiscard]] std::vector<Phrase> phrases_of(std::string_view query);

/// For FTS5's MATCH: "贵阳 阳市" AND "zh52"*
[[nodiscard]] std::string fts5_query(const std::vector<Phrase>& phrases);
/// For PostgreSQL's tsquery: '贵阳' <-> '阳市' & 'zh52':*
[[nodiscard]] std::string tsquery(const std::vector<Phrase>& phrases);
/// The literal of a tsvector: '贵阳':1 '阳市':2
[[nodiscard]] std::string tsvector(const std::vector<std::string>& tokens);

} // namespace eco::store
