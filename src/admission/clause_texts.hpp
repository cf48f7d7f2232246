// SPDX-License-Identifier: MulanPSL-2.0
// What a document with hits says of a clause whatever the project, written down once a release.
#pragma once

#include "base/flat_image.hpp"
#include "rules/book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace eco::admission {

/// Pieces of canonical JSON, one pair a clause of the book, read where they lie.
class ClauseTexts {
  public:
    /// As an image that `open` reads.
    [[nodiscard]] static std::string write(const rules::Book& book);
    /// The bytes must outlive it. Nothing where they are not such an image.
    [[nodiscard]] static std::optional<ClauseTexts> open(std::span<const std::byte> image);

    [[nodiscard]] std::size_t size() const { return m_pieces.size() / 2; }
    /// The object's members up to "parts", its opening bracket included.
    [[nodiscard]] std::string_view before_parts(std::uint32_t clause) const {
        return m_pieces[std::size_t{2} * clause];
    }
    /// The members "tier" and titles, between "status" and "verdict".
    [[nodiscard]] std::string_view before_verdict(std::uint32_t clause) const {
        return m_pieces[std::size_t{2} * clause + 1];
    }

  private:
    FlatTexts m_pieces;
};

} // namespace eco::admission
