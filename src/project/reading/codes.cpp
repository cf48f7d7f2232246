// SPDX-License-Identifier: MulanPSL-2.0
// Codes that a text states: the project code of the investment platform (NNNN-NNNNNN-NN-NN-NNNNNN)
// and sector codes, with or without letter, of the edition of 2017 or 2011.
#include "project/reading/draft.hpp"

#include <algorithm>
#include <array>

namespace eco::project::reading {
namespace {

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_latin(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Length of a project code at this place, or 0.
std::size_t project_code_at(std::u32string_view text, std::size_t at) {
    constexpr std::array<std::size_t, 5> k_groups{4, 6, 2, 2, 6};
    std::size_t i = at;
    for (std::size_t group = 0; group < k_groups.size(); ++group) {
        if (group > 0 && (i >= text.size() || text[i++] != U'-')) {
            return 0;
        }
        for (std::size_t digit = 0; digit < k_groups[group]; ++digit, ++i) {
            if (i >= text.size() || !is_digit(text[i])) {
                return 0;
            }
        }
    }
    return i < text.size() && is_digit(text[i]) ? 0 : i - at;
}

/// A code at a place, and where it ends: "C1512", or "1512" where a statement announces it.
std::string code_at(std::u32string_view text, std::size_t at, std::size_t& end) {
    std::string code;
    std::size_t i = at;
    if (i < text.size() && text[i] >= U'A' && text[i] <= U'T') {
        code += static_cast<char>(text[i++]);
    }
    std::size_t digits = 0;
    while (i < text.size() && is_digit(text[i]) && digits <= 4) {
        code += static_cast<char>(text[i++]);
        ++digits;
    }
    const bool goes_on = i < text.size() && (is_digit(text[i]) || is_latin(text[i]));
    end = i;
    return digits < 2 || digits > 4 || goes_on ? std::string() : code;
}

class SectorCodes {
  public:
    explicit SectorCodes(Draft& draft) : m_draft(draft), m_text(draft.text) {}

    void read() {
        if (const auto at = m_draft.after_statement("sector_statement")) {
            for (std::size_t i = *at; i < std::min(*at + 24, m_text.size()); ++i) {
                if (try_at(i, 97)) {
                    return;
                }
                if (m_text[i] == U'\n') {
                    break;
                }
            }
        }
        for (std::size_t i = 0; i < m_text.size(); ++i) {
            if (is_latin(m_text[i]) && try_at(i, 90)) {
                return;
            }
        }
    }

  private:
    Draft& m_draft;
    std::u32string_view m_text;

    bool try_at(std::size_t i, int confidence) {
        if (i > 0 && (is_latin(m_text[i - 1]) || is_digit(m_text[i - 1]) || m_text[i - 1] == U'-' ||
                      m_text[i - 1] == U'.')) {
            return false;
        }
        std::size_t end = i;
        const std::string code = code_at(m_text, i, end);
        const bool announced = confidence > 95;
        if (code.empty() || (!announced && code.size() < 5)) {
            return false;
        }
        return propose(code, i, end, confidence, announced);
    }

    /// Does the name of a sector stand right after the code?
    [[nodiscard]] bool named(const std::string& name, std::size_t end) const {
        const auto wanted = to_characters(name);
        const auto after = m_text.substr(end, std::min<std::size_t>(24, m_text.size() - end));
        return after.find(std::u32string_view(wanted).substr(0, 4)) != std::u32string_view::npos;
    }

    bool propose(const std::string& code, std::size_t from, std::size_t end, int confidence,
                 bool announced) {
        const refdata::Sector* sector = m_draft.knowledge.sectors->find(code);
        const bool agrees = sector != nullptr && named(sector->name, end);
        for (const auto& [old_code, olds] : m_draft.knowledge.old_sectors) {
            const bool same = old_code == code || old_code.substr(1) == code;
            for (const OldSector& old : same && !agrees ? olds : std::vector<OldSector>{}) {
                if (sector == nullptr || named(old.name, end)) {
                    return map(old_code, old, from, end);
                }
            }
        }
        if (sector == nullptr) {
            if (announced) {
                note(Severity::warning, ErrorCode::project_sector_no_edition, {{"code", code}},
                     from);
            }
            return false;
        }
        m_draft.propose("sector", sector->code.value(), from, end, confidence, "stated");
        return true;
    }

    bool map(const std::string& code, const OldSector& old, std::size_t from, std::size_t end) {
        std::string successors;
        for (const std::string& one : old.successors) {
            successors += (successors.empty() ? "" : ", ") + one;
        }
        const Args args{{"code", code}, {"name", old.name}, {"successor", successors}};
        if (old.successors.size() > 1) {
            note(Severity::warning, ErrorCode::project_sector_split, args, from);
            return true;
        }
        note(Severity::info, ErrorCode::project_sector_mapped, args, from);
        m_draft.propose("sector", old.successors[0], from, end, 85, "edition_2011");
        return true;
    }

    void note(Severity severity, ErrorCode code, Args args, std::size_t from) {
        Where where;
        where.column = m_draft.source.span(from, from + 1).start + 1;
        m_draft.reading.findings.push_back({severity, code, std::move(args), std::move(where)});
    }
};

} // namespace

void read_codes(Draft& draft) {
    for (std::size_t i = 0; i < draft.text.size(); ++i) {
        const bool inside = i > 0 && is_digit(draft.text[i - 1]);
        if (const std::size_t length = inside ? 0 : project_code_at(draft.text, i)) {
            draft.propose("project_code", to_utf8(draft.text.substr(i, length)), i, i + length, 99,
                          "stated");
            break;
        }
    }
    SectorCodes(draft).read();
}

} // namespace eco::project::reading
