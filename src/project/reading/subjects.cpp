// SPDX-License-Identifier: MulanPSL-2.0
// What the project is about. The head of a Chinese title stands last, so later words weigh more;
// raw materials, the owner's name and the neighbourhood weigh little.
#include "project/reading/draft.hpp"

#include <algorithm>
#include <cmath>

namespace eco::project::reading {
namespace {

constexpr int k_in_title = 300;
constexpr int k_elsewhere = 100;
constexpr int k_worth_showing = 5; ///< percent

struct Scored {
    WordHit hit;
    int score = 0;
    bool in_title = false;
};

struct Candidate {
    std::string code;
    int score = 0;
    Scored best;
    bool in_title = false;
};

int length_score(std::size_t characters) {
    return characters >= 7 ? 80 : static_cast<int>(characters) * 13 - 6;
}

class SubjectReader {
  public:
    explicit SubjectReader(Draft& draft) : m_draft(draft), m_text(draft.text) {}

    void read() {
        score_hits();
        std::vector<Candidate> candidates = by_code();
        if (candidates.empty()) {
            fall_back();
        } else {
            offer(candidates);
            settings(candidates);
        }
        fill_up();
        catalogue(candidates);
    }

  private:
    Draft& m_draft;
    std::u32string_view m_text;
    std::vector<Scored> m_hits;

    void score_hits() {
        for (const WordHit& hit : m_draft.knowledge.subject_words.longest(m_text)) {
            if (m_draft.negated(hit.from, hit.to)) {
                continue;
            }
            const bool in_title = hit.to <= m_draft.title_end;
            int score = length_score(hit.to - hit.from) * (in_title ? k_in_title : k_elsewhere);
            if (in_title) {
                const auto length = static_cast<int>(std::max<std::size_t>(m_draft.title_end, 1));
                score = score * (60 + 40 * static_cast<int>(hit.to) / length) / 100;
            }
            if (hit.to <= m_draft.company_end) {
                score = score * 3 / 10;
            }
            if (m_draft.knowledge.mark("material_before").length_before(m_text, hit.from) > 0 ||
                m_draft.knowledge.mark("material_after").length_at(m_text, hit.to) > 0) {
                score /= 4;
            }
            if (!in_title && m_draft.marked_before("place_before", hit.from, 40)) {
                score /= 5;
            }
            m_hits.push_back({hit, score / 100, in_title});
        }
    }

    std::vector<Candidate> by_code() {
        std::map<std::string, Candidate> merged;
        for (const Scored& one : m_hits) {
            const std::string& code = m_draft.knowledge.subjects[one.hit.id].sector;
            Candidate& candidate = merged[code];
            candidate.code = code;
            candidate.in_title = candidate.in_title || one.in_title;
            if (one.score > candidate.best.score) {
                candidate.score += one.score - candidate.best.score * 7 / 10;
                candidate.best = one;
            } else {
                candidate.score += one.score * 3 / 10;
            }
        }
        // A division ("养殖场") supports the class that another word names ("生猪").
        for (auto& [code, candidate] : merged) {
            for (auto& [parent, other] : merged) {
                if (parent.size() < code.size() && code.starts_with(parent) && other.score > 0) {
                    candidate.score += other.score;
                    candidate.in_title = candidate.in_title || other.in_title;
                    other.score = 0;
                }
            }
        }
        std::vector<Candidate> candidates;
        for (auto& [code, candidate] : merged) {
            if (candidate.score > 0) {
                candidates.push_back(candidate);
            }
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        return candidates;
    }

    static int confidence(const Candidate& first, const Candidate* rival) {
        const int share = rival == nullptr ? 0 : 100 * rival->score / std::max(first.score, 1);
        const int sure = share > 85 ? 45 : share > 65 ? 62 : share > 40 ? 75 : 90;
        const int cap = first.in_title ? 90 : 72;
        return std::min(sure, first.best.score < 15 ? std::min(cap, 60) : cap);
    }

    void offer(const std::vector<Candidate>& candidates) {
        const Candidate& first = candidates[0];
        const Candidate* rival = nullptr;
        for (const Candidate& other : candidates) {
            // Classes of one group or family are no rivals: the catalogue rarely parts them.
            if (other.code.substr(0, 4) != first.code.substr(0, 4) &&
                !one_family(first.code, other.code)) {
                rival = &other;
                break;
            }
        }
        const int sure = confidence(first, rival);
        if (!stated()) {
            m_draft.propose("sector", first.code, first.best.hit.from, first.best.hit.to, sure,
                            "lexicon");
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(candidates.size(), 3); ++i) {
            add(candidates[i].code,
                i == 0 ? sure : sure * candidates[i].score / std::max(first.score, 1) * 9 / 10,
                "lexicon");
        }
    }

    [[nodiscard]] bool one_family(std::string_view a, std::string_view b) const {
        const auto among = [](const std::vector<std::string>& divisions, std::string_view code) {
            return std::find(divisions.begin(), divisions.end(), code.substr(0, 3)) !=
                   divisions.end();
        };
        const auto& all = m_draft.knowledge.families;
        return std::any_of(all.begin(), all.end(), [&](const std::vector<std::string>& divisions) {
            return among(divisions, a) && among(divisions, b);
        });
    }

    [[nodiscard]] const Proposal* stated() const {
        for (const Proposal& one : m_draft.reading.proposals) {
            if (one.fact == "sector") {
                return &one;
            }
        }
        return nullptr;
    }

    void add(const std::string& code, int sure, std::string_view how) {
        auto& list = m_draft.reading.sectors;
        const bool known = std::any_of(list.begin(), list.end(),
                                       [&](const SectorCandidate& c) { return c.code == code; });
        const refdata::Sector* sector = m_draft.knowledge.sectors->find(code);
        if (list.size() < 3 && !known && sector != nullptr) {
            list.push_back({code, sector->name, sure, std::string(how)});
        }
    }

    /// No word of the lexicon: the names that the title resembles, never sure enough to accept.
    void fall_back() {
        constexpr std::uint32_t k_alike = 350;
        const auto title =
            m_text.substr(m_draft.company_end,
                          m_draft.title_end - std::min(m_draft.company_end, m_draft.title_end));
        for (const Ranked& one : letters_only(m_draft.knowledge.ranking.rank(title, "", 12))) {
            if (one.score >= k_alike) {
                add(one.label, std::min(59, static_cast<int>(one.score / 20)), "ranking");
            }
        }
        if (const auto& list = m_draft.reading.sectors; !list.empty() && !stated()) {
            m_draft.propose("sector", list[0].code, m_draft.company_end, m_draft.title_end,
                            list[0].confidence, "ranking");
        }
    }

    static std::vector<Ranked> letters_only(std::vector<Ranked> ranked) {
        std::erase_if(ranked, [](const Ranked& one) { return one.label.starts_with("row:"); });
        return ranked;
    }

    void fill_up() {
        if (const Proposal* sector = stated(); sector != nullptr && sector->how != "ranking") {
            const auto code = std::get<std::string>(sector->value);
            auto& list = m_draft.reading.sectors;
            if (list.empty() || list[0].code != code) {
                std::erase_if(list, [&](const SectorCandidate& c) { return c.code == code; });
                list.insert(list.begin(), {code, m_draft.knowledge.sectors->find(code)->name,
                                           sector->confidence, sector->how});
                list.resize(std::min<std::size_t>(list.size(), 3));
            }
        }
        if (m_draft.reading.sectors.empty()) {
            return;
        }
        const auto title = m_text.substr(0, m_draft.title_end);
        for (const Ranked& one : letters_only(m_draft.knowledge.ranking.rank(title, "", 12))) {
            const int alike = std::min(30, static_cast<int>(one.score / 40));
            if (alike >= k_worth_showing) {
                add(one.label, alike, "ranking");
            }
        }
    }

    /// What the winner, and every other subject of the title that weighs half as much, brings
    /// along.
    void settings(const std::vector<Candidate>& candidates) {
        const int least = candidates[0].best.score / 2;
        std::set<std::pair<rules::FactId, std::string>> seen;
        for (const Scored& one : m_hits) {
            const Subject& subject = m_draft.knowledge.subjects[one.hit.id];
            const bool winner = subject.sector == candidates[0].code;
            if (one.score < least && !(winner && one.in_title)) {
                continue;
            }
            if (!winner && !one.in_title) {
                continue;
            }
            for (const Setting& set : subject.sets) {
                if (seen.emplace(set.fact, set.value).second) {
                    propose_setting(set, one);
                }
            }
        }
    }

    void propose_setting(const Setting& set, const Scored& from) {
        const auto& fact = m_draft.knowledge.facts->at(set.fact);
        const rules::Value value =
            fact.type == rules::FactType::texts     ? rules::Value(rules::Texts{set.value})
            : fact.type == rules::FactType::boolean ? rules::Value(set.value == "true")
                                                    : rules::Value(set.value);
        m_draft.propose(fact.name, value, from.hit.from, from.hit.to, from.in_title ? 85 : 68,
                        "lexicon");
    }

    /// Rows that name the works found, then rows of the sector, then rows the title resembles.
    void catalogue(const std::vector<Candidate>& candidates) {
        auto& rows = m_draft.reading.catalogue;
        const auto push = [&](int row) {
            if (rows.size() < 3 && std::find(rows.begin(), rows.end(), row) == rows.end()) {
                rows.push_back(row);
            }
        };
        for (const Proposal& one : m_draft.reading.proposals) {
            if (const auto* works = std::get_if<rules::Texts>(&one.value);
                works != nullptr && one.fact == "works") {
                for (const CatalogueRow& row : m_draft.knowledge.catalogue) {
                    const bool specific = row.sectors.empty() || of_sector(row);
                    if (specific && row.works.contains(*works->begin())) {
                        push(row.row);
                    }
                }
            }
        }
        for (const CatalogueRow& row : m_draft.knowledge.catalogue) {
            if (of_sector(row)) {
                push(row.row);
            }
        }
        if (!candidates.empty() || !m_draft.reading.sectors.empty()) {
            for (const Ranked& one :
                 m_draft.knowledge.ranking.rank(m_text.substr(0, m_draft.title_end), "row:", 3)) {
                push(std::stoi(one.label.substr(4)));
            }
        }
    }

    [[nodiscard]] bool of_sector(const CatalogueRow& row) const {
        const auto& list = m_draft.reading.sectors;
        return !list.empty() &&
               std::any_of(row.sectors.begin(), row.sectors.end(), [&](const std::string& prefix) {
                   return list[0].code.starts_with(prefix);
               });
    }
};

} // namespace

void read_sectors(Draft& draft) {
    SubjectReader(draft).read();
}

} // namespace eco::project::reading
