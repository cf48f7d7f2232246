// SPDX-License-Identifier: MulanPSL-2.0
// Deriving facts by tables. What a table answers depends on its inputs alone, and most inputs come
// again: the next place states and measures much of the same, and so does the next project.
#pragma once

#include "rules/book.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace eco::admission {

/// One a table of the book, in its order; shared between the places that have the same inputs.
using DerivedTables = std::vector<std::shared_ptr<const rules::TableResult>>;

/// What tables have answered lately: of one release and one day; emptied when asked about another.
class TableMemo {
  public:
    /// As rules::derive does. `release`: the digest of the release that the book belongs to.
    void derive(const rules::BookTerms& book, std::string_view release, LocalDate as_of,
                rules::FactVector& facts, DerivedTables& results);

  private:
    struct Answer {
        rules::FactVector inputs; ///< the states of the table's inputs
        std::shared_ptr<const rules::TableResult> result;
    };
    static constexpr std::size_t k_answers = 32; ///< a table, found by the hash of the inputs

    std::string m_release;
    LocalDate m_as_of;
    std::vector<Answer> m_answers;
};

} // namespace eco::admission
