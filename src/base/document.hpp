// SPDX-License-Identifier: MulanPSL-2.0
// Document: a TOML or JSON file as one Json value, with the line and column of every TOML key,
// so that every complaint can name the place.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace eco {

struct Document {
    std::string file;
    Json root;
    /// JSON pointer → (row, column); empty for JSON files, where the pointer itself is the place.
    std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> positions;

    [[nodiscard]] Where where(std::string_view pointer) const;
};

/// TOML dates become strings "2026-08-15". Errors: base_bad_toml.
[[nodiscard]] Result<Document> parse_toml(std::string_view text, std::string_view file);
/// By file extension: .toml or .json/.geojson. Errors: base_file_not_found, base_bad_toml,
/// base_bad_json, base_unknown_extension.
[[nodiscard]] Result<Document> read_document(const std::string& path);

} // namespace eco
