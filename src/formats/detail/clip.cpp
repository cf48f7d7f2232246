// SPDX-License-Identifier: MulanPSL-2.0
// Cutting between characters.
#include "formats/detail/clip.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::formats::detail {

std::string clipped(std::string_view text, std::size_t bytes) {
    const bool cut = text.size() > bytes;
    std::string out(text.substr(0, bytes));
    if (cut) {
        const auto continues = [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        };
        std::size_t end = out.size();
        while (end > 0 && continues(text[end])) {
            --end;
        }
        out.resize(end);
        out += "\u2026";
    }
    if (!is_utf8(out)) {
        std::replace_if(
            out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80U; },
            '?');
    }
    return out;
}

} // namespace eco::formats::detail
