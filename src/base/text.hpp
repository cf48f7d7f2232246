// SPDX-License-Identifier: MulanPSL-2.0
// Small text helpers: trimming, splitting, UTF-8 checks, width on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace eco {

/// Trims ASCII blanks, newlines, the ideographic space and BOM.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Splits at a separator, trims each part, drops empty ones.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] bool is_utf8(std::string_view text);
/// Columns on a terminal: East Asian wide and full-width characters take two.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Breaks at width columns; Chinese may break between any two characters, Latin words stay whole.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);
/// Full-width digits, letters and punctuation to ASCII ("１２．５万ｔ／ａ" → "12.5万t/a").
[[nodiscard]] std::string half_width(std::string_view text);
/// &, <, >, " and ' as entities, for HTML and SVG.
[[nodiscard]] std::string escape_markup(std::string_view text);

} // namespace eco
