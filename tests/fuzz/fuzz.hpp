// SPDX-License-Identifier: MulanPSL-2.0
// What every fuzz target shares: the input as text, and a claim that must hold for any input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace eco::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// A property of the parser; libFuzzer keeps the input that breaks it.
inline void claim(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// What stands before the first line break, and what follows it.
inline std::pair<std::string_view, std::string_view> first_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? std::pair(text, std::string_view())
                                         : std::pair(text.substr(0, end), text.substr(end + 1));
}

} // namespace eco::fuzz

/// One a target; libFuzzer calls it with every input it makes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
