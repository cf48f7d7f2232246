// SPDX-License-Identifier: MulanPSL-2.0
// The card of an assessment: plain text for a terminal, Chinese or English.
#pragma once

#include "base/json.hpp"
#include "base/messages.hpp"

#include <cstddef>
#include <string>

namespace eco::report {

/// brief: what decides, what is missing, what is asked for. full: also every clause that does not
/// hit, and the coverage statement.
enum class CardDetail { brief, full };

struct CardStyle {
    CardDetail detail = CardDetail::brief;
    std::size_t width = 80; ///< columns of the terminal
};

/// `assessment`: docs/reference/assessment-json.md.
[[nodiscard]] std::string card(const Json& assessment, Lang lang, const CardStyle& style);

} // namespace eco::report
