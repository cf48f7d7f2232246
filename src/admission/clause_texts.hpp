// SPDX-License-Identifier: MulanPSL-2.0
// What a document with hits says of a clause whatever the project, written down once a release.
#pragma once

#include "rules/book.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace eco::admission {

/// Pieces of canonical JSON, one pair a clause of the book.
class ClauseTexts {
  public:
    [[nodiscard]] static ClauseTexts write(const rules::Book& book);

    /// The object's members up to "parts", its opening bracket included.
    [[nodiscard]] std::string_view before_parts(std::uint32_t clause) const {
        return piece(m_places[clause].first, m_places[clause].middle);
    }
    /// The members "tier" and titles, between "status" and "verdict".
    [[nodiscard]] std::string_view before_verdict(std::uint32_t clause) const {
        return piece(m_places[clause].middle, m_places[clause].end);
    }

  private:
    struct Place {
        std::size_t first = 0, middle = 0, end = 0;
    };
    std::string m_text;
    std::vector<Place> m_places;

    [[nodiscard]] std::string_view piece(std::size_t first, std::size_t end) const {
        return std::string_view(m_text).substr(first, end - first);
    }
};

} // namespace eco::admission
