// SPDX-License-Identifier: MulanPSL-2.0
// Deriving facts by tables, once where the place makes no difference.
#pragma once

#include "rules/book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace eco::admission {

/// What the tables that read nothing measured have answered, and to which stated facts.
struct DerivedEverywhere {
    std::string release; ///< digest; empty: nothing is kept
    LocalDate as_of;
    std::vector<std::optional<rules::Value>> stated;
    std::vector<rules::TableResult> results; ///< one a table; of others it is meaningless
};

/// Which tables of a book answer the same at every place. Read-only once made.
class Derivation {
  public:
    [[nodiscard]] static Derivation plan(const rules::Book& book, std::string release);

    /// As rules::derive does; what `kept` has answered for the same stated facts is taken from it.
    void derive(const rules::Book& book, LocalDate as_of, rules::FactVector& facts,
                DerivedEverywhere& kept, std::vector<rules::TableResult>& results) const;

  private:
    std::string m_release;
    std::vector<std::uint8_t> m_everywhere; ///< by table
    std::vector<rules::FactId> m_stated;    ///< what those tables read

    void keep(const rules::Book& book, LocalDate as_of, rules::FactVector& facts,
              DerivedEverywhere& kept) const;
};

} // namespace eco::admission
