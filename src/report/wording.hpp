// SPDX-License-Identifier: MulanPSL-2.0
// Amounts and sources of an assessment as people read them; the page says them alike
// (web/src/logic/quantity.ts, source.ts).
#pragma once

#include "base/messages.hpp"

#include <string>
#include <string_view>

namespace eco::report {

/// "877324400 yuan" as "87,732.44 万元" or "877,324,400 yuan". In Chinese, large numbers are
/// counted in ten thousands where that takes at most two decimals. What is no amount stands as it
/// is.
[[nodiscard]] std::string amount_words(std::string_view amount, Lang lang);

/// A source in the language of the report; several, joined by ";", each by itself. What the
/// catalogue does not know (the source of somebody's own release) stands as it is.
[[nodiscard]] std::string source_words(std::string_view source, Lang lang);

} // namespace eco::report
