// SPDX-License-Identifier: MulanPSL-2.0
// Words of the lexicon, found in a text; where several begin at one place, the longest first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace eco::project::reading {

struct WordHit {
    std::size_t from = 0, to = 0; ///< in folded characters
    std::uint32_t id = 0;
};

class WordIndex {
  public:
    void add(std::u32string word, std::uint32_t id);
    /// All words that begin at `at`, the longest first.
    [[nodiscard]] std::vector<WordHit> at(std::u32string_view text, std::size_t at) const;
    /// Every hit that no longer hit covers, from left to right.
    [[nodiscard]] std::vector<WordHit> longest(std::u32string_view text) const;
    /// Length of the longest word that begins at `at`; 0 for none.
    [[nodiscard]] std::size_t length_at(std::u32string_view text, std::size_t at) const;
    /// Length of the longest word that ends at `end`; 0 for none.
    [[nodiscard]] std::size_t length_before(std::u32string_view text, std::size_t end) const;
    /// Does any word stand wholly inside the text?
    [[nodiscard]] bool inside(std::u32string_view text) const;

  private:
    struct Entry {
        std::u32string word;
        std::uint32_t id = 0;
    };
    std::unordered_map<char32_t, std::vector<Entry>> m_by_first;
    std::size_t m_longest = 0;
};

} // namespace eco::project::reading
