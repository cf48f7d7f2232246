// SPDX-License-Identifier: MulanPSL-2.0
// The message catalogue as read from data/messages: errors, texts and units, checked for
// completeness.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace eco::tools {

struct ErrorEntry {
    std::string code, kind, zh, en, remedy_zh, remedy_en;
};

struct TextEntry {
    std::string zh, en;
};

struct UnitEntry {
    std::string dimension, symbol;
    std::int64_t num = 1, den = 1;
    std::vector<std::string> aliases;
};

struct Catalogue {
    std::map<std::string, ErrorEntry> errors; ///< enumerator → entry
    std::map<std::string, TextEntry> texts;
    std::vector<UnitEntry> units;
    std::vector<std::string> faults; ///< "file: key: what is wrong", all of them
};

/// Reads every file below the folder; faults are collected, never the first only.
[[nodiscard]] Catalogue read_catalogue(const std::filesystem::path& folder);

} // namespace eco::tools
