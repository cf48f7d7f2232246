// SPDX-License-Identifier: MulanPSL-2.0
// Looking words up by their first character.
#include "project/reading/word_index.hpp"

#include <algorithm>

namespace eco::project::reading {

void WordIndex::add(std::u32string word, std::uint32_t id) {
    if (word.empty()) {
        return;
    }
    m_longest = std::max(m_longest, word.size());
    auto& entries = m_by_first[word[0]];
    const auto place = std::find_if(entries.begin(), entries.end(), [&](const Entry& other) {
        return other.word.size() < word.size();
    });
    entries.insert(place, {std::move(word), id});
}

std::vector<WordHit> WordIndex::at(std::u32string_view text, std::size_t at) const {
    std::vector<WordHit> hits;
    const auto found = at < text.size() ? m_by_first.find(text[at]) : m_by_first.end();
    if (found == m_by_first.end()) {
        return hits;
    }
    for (const Entry& entry : found->second) {
        if (text.substr(at, entry.word.size()) == entry.word) {
            hits.push_back({at, at + entry.word.size(), entry.id});
        }
    }
    return hits;
}

std::vector<WordHit> WordIndex::longest(std::u32string_view text) const {
    std::vector<WordHit> hits;
    std::size_t covered = 0; // a hit that ends no later than this lies inside an earlier one
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto here = at(text, i);
        if (here.empty() || here[0].to <= covered) {
            continue;
        }
        covered = here[0].to;
        for (const WordHit& hit : here) {
            if (hit.to == covered) {
                hits.push_back(hit);
            }
        }
    }
    return hits;
}

std::size_t WordIndex::length_at(std::u32string_view text, std::size_t at) const {
    const auto here = this->at(text, at);
    return here.empty() ? 0 : here[0].to - here[0].from;
}

std::size_t WordIndex::length_before(std::u32string_view text, std::size_t end) const {
    const std::size_t least = end > m_longest ? end - m_longest : 0;
    for (std::size_t from = least; from < end; ++from) {
        for (const WordHit& hit : at(text.substr(0, end), from)) {
            if (hit.to == end) {
                return hit.to - hit.from;
            }
        }
    }
    return 0;
}

bool WordIndex::inside(std::u32string_view text) const {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (length_at(text, i) != 0) {
            return true;
        }
    }
    return false;
}

} // namespace eco::project::reading
