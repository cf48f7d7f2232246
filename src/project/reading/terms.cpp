// SPDX-License-Identifier: MulanPSL-2.0
// Words that state a fact: nature, processes, works, minerals. A denial takes the word away.
#include "project/reading/draft.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

struct Found {
    WordHit hit;
    const Term* term = nullptr;
};

class TermReader {
  public:
    explicit TermReader(Draft& draft) : m_draft(draft) {}

    void read() {
        for (const WordHit& hit : m_draft.knowledge.term_words.longest(m_draft.text)) {
            const Term& term = m_draft.knowledge.terms[hit.id];
            if ((term.title_only && hit.to > m_draft.title_end) ||
                m_draft.negated(hit.from, hit.to)) {
                continue;
            }
            m_found[term.sets.fact].push_back({hit, &term});
        }
        for (const auto& [fact, found] : m_found) {
            const auto& declared = m_draft.knowledge.facts->at(fact);
            if (declared.name == "nature") {
                nature(found);
            } else if (declared.type == rules::FactType::texts) {
                each(declared, found);
            } else {
                one_of(declared, found);
            }
        }
    }

  private:
    Draft& m_draft;
    std::map<rules::FactId, std::vector<Found>> m_found;

    [[nodiscard]] bool in_title(const Found& one) const { return one.hit.to <= m_draft.title_end; }

    void propose(const rules::FactDeclaration& fact, const Found& one, rules::Value value,
                 int less) {
        m_draft.propose(fact.name, std::move(value), one.hit.from, one.hit.to,
                        one.term->confidence - less, "lexicon");
    }

    void each(const rules::FactDeclaration& fact, const std::vector<Found>& found) {
        std::set<std::string> seen;
        for (const Proposal& known : m_draft.reading.proposals) {
            if (const auto* texts = std::get_if<rules::Texts>(&known.value);
                texts != nullptr && known.fact == fact.name) {
                seen.insert(texts->begin(), texts->end());
            }
        }
        for (const Found& one : found) {
            if (seen.insert(one.term->sets.value).second) {
                propose(fact, one, rules::Texts{one.term->sets.value}, 0);
            }
        }
    }

    void one_of(const rules::FactDeclaration& fact, const std::vector<Found>& found) {
        const auto known = [&](const Proposal& one) { return one.fact == fact.name; };
        auto& proposals = m_draft.reading.proposals;
        if (std::any_of(proposals.begin(), proposals.end(), known)) {
            return;
        }
        // The title's own word settles it; else different words contradict each other.
        const auto titled = std::find_if(found.begin(), found.end(),
                                         [&](const Found& one) { return in_title(one); });
        std::set<std::string> seen;
        for (const Found& one : found) {
            if ((titled == found.end() || &one == &*titled) &&
                seen.insert(one.term->sets.value).second) {
                const auto& value = one.term->sets.value;
                propose(fact, one,
                        fact.type == rules::FactType::boolean ? rules::Value(value == "true")
                                                              : rules::Value(value),
                        0);
            }
        }
    }

    /// "建设性质：…" states it; else the title; "new" is weak beside another word, for an expansion
    /// builds new halls too.
    void nature(const std::vector<Found>& found) {
        const auto& fact = m_draft.knowledge.facts->at(found[0].term->sets.fact);
        const Found* stated = nullptr;
        if (const auto at = m_draft.after_statement("nature_statement")) {
            for (const Found& one : found) {
                if (one.hit.from >= *at && one.hit.from <= *at + 2) {
                    stated = &one;
                }
            }
        }
        const Found* titled = strongest(found, true);
        const Found* best = stated != nullptr ? stated : titled;
        best = best != nullptr ? best : strongest(found, false);
        if (best == nullptr) {
            return;
        }
        propose(fact, *best, best->term->sets.value, best == stated || best == titled ? 0 : 20);
        const bool differs = stated != nullptr && titled != nullptr &&
                             titled->term->sets.value != stated->term->sets.value &&
                             titled->term->sets.value != "new";
        if (differs) {
            propose(fact, *titled, titled->term->sets.value, 0);
        }
    }

    [[nodiscard]] const Found* strongest(const std::vector<Found>& found, bool title) const {
        const Found* best = nullptr;
        for (const Found& one : found) {
            if (title && !in_title(one)) {
                continue;
            }
            const bool fresh = one.term->sets.value == "new";
            if (best == nullptr || (best->term->sets.value == "new" && !fresh)) {
                best = &one;
            }
        }
        return best;
    }
};

} // namespace

void read_terms(Draft& draft) {
    TermReader(draft).read();
}

} // namespace eco::project::reading
