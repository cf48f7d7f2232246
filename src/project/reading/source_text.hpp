// SPDX-License-Identifier: MulanPSL-2.0
// A description as it is read: full-width forms, blanks, traditional script and superscripts folded
// away, while every character still knows the place in the original that it came from.
#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace eco::project::reading {

/// A stretch of the original text: characters (code points) and bytes, ends exclusive.
struct Span {
    std::size_t start = 0, end = 0, byte_start = 0, byte_end = 0;
    bool operator==(const Span&) const = default;
};

/// Characters with exactly one everyday form (data/refdata/lexicon/script.csv).
class Script {
  public:
    /// Columns traditional,simplified. Errors: base_csv_missing_column, project_lexicon_cell.
    [[nodiscard]] static Result<Script> from_csv(const CsvTable& table);
    [[nodiscard]] char32_t simplified(char32_t c) const;

  private:
    std::unordered_map<char32_t, char32_t> m_forms;
};

/// UTF-8 to code points; the caller has checked that it is UTF-8.
[[nodiscard]] std::u32string to_characters(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view characters);

class SourceText {
  public:
    /// Errors: base_not_utf8 (with the byte where it breaks).
    [[nodiscard]] static Result<SourceText> fold(std::string_view text, const Script& script);

    [[nodiscard]] std::u32string_view characters() const { return m_characters; }
    /// The place in the original of the folded characters from `from` up to `to`.
    [[nodiscard]] Span span(std::size_t from, std::size_t to) const;
    [[nodiscard]] std::string original(const Span& span) const;
    [[nodiscard]] std::size_t original_characters() const { return m_count; }

  private:
    struct Origin {
        std::size_t character = 0, byte = 0, byte_end = 0;
    };
    std::string m_original;
    std::u32string m_characters;
    std::vector<Origin> m_origins;
    std::size_t m_count = 0;
};

} // namespace eco::project::reading
