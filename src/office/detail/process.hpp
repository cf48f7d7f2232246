// SPDX-License-Identifier: MulanPSL-2.0
// Another program, run to its end or to a time limit.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace eco::office::detail {

enum class Ran { well, failed, not_found, too_slow };

struct Command {
    std::vector<std::string> words;           ///< the program (a name of PATH, or a path) first
    std::map<std::string, std::string> extra; ///< environment over ours
    std::chrono::milliseconds limit{0};
};

/// Its output goes nowhere. Past the limit the program and all it started are killed.
[[nodiscard]] Ran run(const Command& command);

} // namespace eco::office::detail
