// SPDX-License-Identifier: MulanPSL-2.0
// What the full document says of a clause whatever the project.
#pragma once

#include "base/canonical_text.hpp"
#include "base/flat_image.hpp"
#include "rules/book.hpp"

#include <cstdint>
#include <string_view>

namespace eco::admission {

/// The member "basis": laws and articles with their titles.
void write_basis(const rules::Book& book, const rules::Clause& clause, CanonicalText& json);

/// The entries of the why-not list, in pieces of canonical JSON that are written once a release.
class WhyNotTexts {
  public:
    [[nodiscard]] static WhyNotTexts of(const rules::Book& book);

    /// The object's members up to the value of "because", its opening bracket included.
    [[nodiscard]] std::string_view before_because(std::uint32_t clause) const {
        return piece(clause, 0);
    }
    /// From there up to the value of "status".
    [[nodiscard]] std::string_view before_status(std::uint32_t clause) const {
        return piece(clause, 1);
    }
    /// The rest, closing bracket and all.
    [[nodiscard]] std::string_view rest(std::uint32_t clause) const { return piece(clause, 2); }
    [[nodiscard]] std::size_t bytes() const { return m_pieces.all.size(); }

  private:
    static constexpr std::size_t k_pieces = 3; ///< a clause
    FlatTextList m_pieces;

    [[nodiscard]] std::string_view piece(std::uint32_t clause, std::size_t which) const {
        return FlatTexts{m_pieces.ends, m_pieces.all}[k_pieces * clause + which];
    }
};

} // namespace eco::admission
