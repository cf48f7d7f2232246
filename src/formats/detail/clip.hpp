// SPDX-License-Identifier: MulanPSL-2.0
// Texts from outside in messages: bounded, and cut between characters.
#pragma once

#include <string>
#include <string_view>

namespace eco::formats::detail {

/// At most so many bytes, an ellipsis behind what was cut; what is no UTF-8 becomes question marks.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t bytes);

} // namespace eco::formats::detail
