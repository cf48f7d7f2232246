// SPDX-License-Identifier: MulanPSL-2.0
// Folding a description, character by character.
#include "project/reading/source_text.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

struct Read {
    char32_t value = 0;
    std::size_t size = 1;
};

/// One code point of text that is known to be UTF-8.
Read read_one(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    const char32_t lead = byte(0);
    const std::size_t size = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    char32_t value = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    return {value, size};
}

void write_one(std::string& out, char32_t value) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (value < 0x80) {
        return put(value);
    }
    if (value < 0x800) {
        put(0xC0U | (value >> 6U));
        return put(0x80U | (value & 0x3FU));
    }
    if (value < 0x10000) {
        put(0xE0U | (value >> 12U));
    } else {
        put(0xF0U | (value >> 18U));
        put(0x80U | ((value >> 12U) & 0x3FU));
    }
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
}

/// Full-width ASCII, superscripts and the like; 0 where the character is to be dropped.
char32_t plain_form(char32_t c) {
    constexpr char32_t k_wide_from = 0xFF01;
    constexpr char32_t k_wide_to = 0xFF5E;
    constexpr char32_t k_wide_offset = 0xFEE0;
    if (c >= k_wide_from && c <= k_wide_to) {
        return c - k_wide_offset;
    }
    switch (c) {
    case 0xB2: // superscript two
        return U'2';
    case 0xB3: // superscript three
        return U'3';
    case 0xD7: // multiplication sign
    case 0x2715:
        return U'x';
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0x223C:
        return U'-';
    case U' ':
    case U'\t':
    case 0x3000:
    case 0xA0:
    case 0xFEFF:
    case 0x200B:
        return 0;
    case U'\r':
        return U'\n';
    default:
        return c;
    }
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

std::size_t first_bad_byte(std::string_view text) {
    std::size_t good = 0;
    std::size_t bad = text.size();
    while (bad - good > 4) { // the longest valid prefix ends within four bytes of `good`
        const std::size_t middle = good + (bad - good) / 2;
        std::size_t cut = middle;
        while (cut > good && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
            --cut;
        }
        if (cut == good) {
            break;
        }
        (is_utf8(text.substr(good, cut - good)) ? good : bad) = cut;
    }
    for (std::size_t cut = good + 1; cut <= std::min(good + 8, text.size()); ++cut) {
        if (is_utf8(text.substr(good, cut - good))) {
            good = cut;
        }
    }
    return good;
}

} // namespace

Result<Script> Script::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"traditional", "simplified"}));
    const std::size_t from = *table.column("traditional");
    const std::size_t to = *table.column("simplified");
    Script made;
    for (const CsvRow& row : table.rows) {
        const auto old_form = to_characters(row.cells[from]);
        const auto new_form = to_characters(row.cells[to]);
        if (old_form.size() != 1 || new_form.size() != 1) {
            return fail({ErrorCode::project_lexicon_cell,
                         {{"cell", row.cells[from]}},
                         table.where(row, from)});
        }
        made.m_forms.emplace(old_form[0], new_form[0]);
    }
    return made;
}

char32_t Script::simplified(char32_t c) const {
    const auto found = m_forms.find(c);
    return found == m_forms.end() ? c : found->second;
}

std::u32string to_characters(std::string_view text) {
    std::u32string out;
    while (!text.empty()) {
        const Read read = read_one(text);
        out += read.value;
        text.remove_prefix(std::min(read.size, text.size()));
    }
    return out;
}

std::string to_utf8(std::u32string_view characters) {
    std::string out;
    for (const char32_t c : characters) {
        write_one(out, c);
    }
    return out;
}

Result<SourceText> SourceText::fold(std::string_view text, const Script& script) {
    if (!is_utf8(text)) {
        return fail({ErrorCode::project_reading_not_utf8,
                     {{"byte", std::to_string(first_bad_byte(text) + 1)}},
                     {}});
    }
    SourceText made;
    made.m_original = text;
    std::size_t byte = 0;
    bool gap = false; // blanks were dropped: two numbers must not grow together
    while (byte < text.size()) {
        const Read read = read_one(text.substr(byte));
        const Origin origin{made.m_count++, byte, byte + read.size};
        byte += read.size;
        if (const char32_t c = plain_form(read.value)) {
            if (gap && is_digit(c) && !made.m_characters.empty() &&
                is_digit(made.m_characters.back())) {
                made.m_characters += U' ';
                made.m_origins.push_back(made.m_origins.back());
            }
            made.m_characters += script.simplified(c);
            made.m_origins.push_back(origin);
            gap = false;
        } else {
            gap = true;
        }
    }
    return made;
}

Span SourceText::span(std::size_t from, std::size_t to) const {
    if (from >= to || to > m_origins.size()) {
        return {};
    }
    const Origin& first = m_origins[from];
    const Origin& last = m_origins[to - 1];
    return {first.character, last.character + 1, first.byte, last.byte_end};
}

std::string SourceText::original(const Span& span) const {
    return m_original.substr(span.byte_start, span.byte_end - span.byte_start);
}

} // namespace eco::project::reading
