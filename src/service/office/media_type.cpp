// SPDX-License-Identifier: MulanPSL-2.0
// First bytes as the formats' standards state them.
#include "service/office/media_type.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace eco::service {
namespace {

using namespace std::literals;

struct Sign {
    std::string_view begin, type;
};

constexpr std::array<Sign, 5> k_signs = {{
    {"%PDF-"sv, "application/pdf"},
    {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"\xff\xd8\xff"sv, "image/jpeg"},
    {"PK\x03\x04"sv, "application/zip"},
    {"SQLite format 3\0"sv, "application/geopackage+sqlite3"},
}};

/// Office Open XML: a zip whose entries stand in folders of these names.
std::string_view zip_type(std::string_view bytes) {
    if (bytes.find("word/document.xml"sv) != std::string_view::npos) {
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    }
    if (bytes.find("xl/workbook.xml"sv) != std::string_view::npos) {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }
    return "application/zip";
}

/// Text that a browser might take for a page.
bool is_markup(std::string_view text) {
    const std::string_view begin = trim(text);
    return !begin.empty() && begin.front() == '<';
}

} // namespace

std::optional<std::string_view> media_type_of(std::string_view bytes) {
    const auto* const found = std::find_if(k_signs.begin(), k_signs.end(), [&](const Sign& sign) {
        return bytes.starts_with(sign.begin);
    });
    if (found != k_signs.end()) {
        return found->type == "application/zip"sv ? zip_type(bytes) : found->type;
    }
    const bool plain = is_utf8(bytes) && bytes.find('\0') == std::string_view::npos;
    if (bytes.empty() || !plain || is_markup(bytes)) {
        return std::nullopt;
    }
    return parse_json(bytes, "") ? "application/json"sv : "text/plain; charset=utf-8"sv;
}

} // namespace eco::service
