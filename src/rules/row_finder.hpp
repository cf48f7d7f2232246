// SPDX-License-Identifier: MulanPSL-2.0
// Which rows of a decision table can hit, found by what one input says: a catalogue of hundreds of
// rows by sector is not walked for every project.
#pragma once

#include "rules/cell.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eco::rules {

struct TableRow;

/// The rows of one table by the text or code prefix that they ask of the input that most of them
/// restrict. Numbers are those of the table's rows and inputs.
class RowFinder {
  public:
    RowFinder() = default;
    /// `inputs`: the table's, as the registry declares them.
    RowFinder(const std::vector<TableRow>& rows, const std::vector<const FactDeclaration*>& inputs);

    /// The number of that input.
    [[nodiscard]] std::size_t input() const { return m_input; }
    /// Replaces `out` by the rows that do not say no to such a state of it, ascending; and perhaps
    /// some more.
    void find(const FactState& state, std::vector<std::size_t>& out) const;

  private:
    struct Entry {
        std::string text;
        std::uint32_t row = 0;
    };
    std::vector<Entry> m_entries;      ///< by text, then row; none: rows are not found by text
    std::vector<std::uint32_t> m_rest; ///< rows that ask no text of this input
    std::size_t m_input = 0;
    std::size_t m_rows = 0;
    bool m_prefix = false; ///< the input is a code

    /// Rows that ask for just this text, or for one that begins with it.
    enum class Asked { same, longer };
    void add(std::string_view text, Asked asked, std::vector<std::size_t>& out) const;
};

} // namespace eco::rules
