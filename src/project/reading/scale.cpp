// SPDX-License-Identifier: MulanPSL-2.0
// What each amount is an amount of: by its kind, the sector and the words around it
// (data/refdata/lexicon/amounts.csv, first row that fits).
#include "project/reading/draft.hpp"

#include <algorithm>

namespace eco::project::reading {
namespace {

constexpr std::size_t k_after = 8;

class ScaleReader {
  public:
    explicit ScaleReader(Draft& draft)
        : m_draft(draft), m_found(find_amounts(draft.text, draft.knowledge)),
          m_sector(draft.reading.sectors.empty() ? "" : draft.reading.sectors[0].code) {}

    void read() {
        for (const FoundAmount& amount : m_found) {
            if (amount.kind.empty()) {
                bare(amount);
            } else if (const AmountRule* rule = rule_for(amount, amount.kind);
                       rule != nullptr && rule->fact) {
                m_by_rule[rule].push_back(&amount);
            }
        }
        for (const AmountRule& rule : m_draft.knowledge.amounts) {
            if (const auto found = m_by_rule.find(&rule); found != m_by_rule.end()) {
                settle(rule, found->second);
            }
        }
    }

  private:
    Draft& m_draft;
    std::vector<FoundAmount> m_found;
    std::string m_sector;
    std::map<const AmountRule*, std::vector<const FoundAmount*>> m_by_rule;

    [[nodiscard]] bool of_sector(const AmountRule& rule) const {
        return rule.sectors.empty() ||
               std::any_of(rule.sectors.begin(), rule.sectors.end(),
                           [&](const std::string& prefix) { return m_sector.starts_with(prefix); });
    }

    /// The words around it, up to the end of the clause or the next number.
    [[nodiscard]] bool cued(const AmountRule& rule, const FoundAmount& amount) const {
        const auto before = m_draft.text.substr(amount.cue_from, amount.from - amount.cue_from);
        const WordIndex& ends = m_draft.knowledge.mark("clause_end");
        std::size_t end = amount.to;
        while (end < m_draft.text.size() && end < amount.to + k_after &&
               m_draft.text[end] != U'\n' && ends.length_at(m_draft.text, end) == 0 &&
               (m_draft.text[end] < U'0' || m_draft.text[end] > U'9')) {
            ++end;
        }
        // The unit itself may be the cue: "500张".
        const auto after = m_draft.text.substr(amount.to, end - amount.to);
        const auto own = m_draft.text.substr(amount.from, amount.to - amount.from);
        return rule.before.inside(before) || rule.after.inside(after) || rule.after.inside(own);
    }

    [[nodiscard]] const AmountRule* rule_for(const FoundAmount& amount,
                                             const std::string& kind) const {
        for (const AmountRule& rule : m_draft.knowledge.amounts) {
            if (rule.kinds.contains(kind) && of_sector(rule) &&
                (!rule.needs_cue || cued(rule, amount))) {
                return &rule;
            }
        }
        return nullptr;
    }

    /// In the base unit of the fact: steam capacity of a boiler that is written "t/h".
    [[nodiscard]] static std::optional<Decimal> in_unit(const FoundAmount& amount,
                                                        Dimension dimension) {
        if (dimension == Dimension::power && amount.kind == "mass/hour") {
            constexpr std::int64_t k_kilowatts_a_tonne = 700; // 1 t/h = 0.7 MW, catalogue row 91
            const auto scaled = amount.value.scaled(k_kilowatts_a_tonne, 1);
            return scaled ? std::optional(*scaled) : std::nullopt;
        }
        return amount.value > Decimal() ? std::optional(amount.value) : std::nullopt;
    }

    void settle(const AmountRule& rule, const std::vector<const FoundAmount*>& amounts) {
        const auto& fact = m_draft.knowledge.facts->at(*rule.fact);
        const auto known = [&](const Proposal& one) { return one.fact == fact.name; };
        auto& proposals = m_draft.reading.proposals;
        if (std::any_of(proposals.begin(), proposals.end(), known)) {
            return; // an earlier, closer row has it
        }
        std::vector<std::pair<Decimal, const FoundAmount*>> values;
        for (const FoundAmount* one : amounts) {
            const auto value = in_unit(*one, fact.dimension);
            const bool seen =
                value && std::any_of(values.begin(), values.end(),
                                     [&](const auto& v) { return v.first == *value; });
            if (value && !seen && fits(fact, *value)) {
                values.emplace_back(*value, one);
            }
        }
        if (values.empty()) {
            return;
        }
        if (rule.single || contradict(values)) {
            for (const auto& [value, one] : values) {
                m_draft.propose(fact.name, value, one->from, one->to, rule.confidence, "amount");
            }
            return;
        }
        // Several products or lines: the title's amount, else the largest, which judges strictest.
        auto best = std::find_if(values.begin(), values.end(),
                                 [&](const auto& v) { return v.second->to <= m_draft.title_end; });
        if (best == values.end() || fact.name == "voltage") {
            best = std::max_element(values.begin(), values.end(),
                                    [](const auto& a, const auto& b) { return a.first < b.first; });
        }
        m_draft.propose(fact.name, best->first, best->second->from, best->second->to,
                        rule.confidence - (values.size() > 1 ? 10 : 0), "amount");
    }

    /// Two amounts of the same thing by the words that follow ("…吨白酒", "…吨白酒").
    [[nodiscard]] bool
    contradict(const std::vector<std::pair<Decimal, const FoundAmount*>>& values) const {
        constexpr std::size_t k_same = 2;
        std::set<std::u32string_view> things;
        for (const auto& [value, one] : values) {
            const auto thing = m_draft.text.substr(one->to, k_same);
            if (thing.size() < k_same || thing[0] < 0x4E00) {
                continue;
            }
            if (!things.insert(thing).second) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] static bool fits(const rules::FactDeclaration& fact, const Decimal& value) {
        return (!fact.domain.minimum || value >= *fact.domain.minimum) &&
               (!fact.domain.maximum || value <= *fact.domain.maximum);
    }

    /// A number that a cue announces, but without unit: asked, never guessed.
    void bare(const FoundAmount& amount) {
        constexpr std::size_t k_close = 3;
        const auto near = m_draft.text.substr(
            std::max(amount.cue_from, amount.from > k_close ? amount.from - k_close : 0),
            amount.from -
                std::max(amount.cue_from, amount.from > k_close ? amount.from - k_close : 0));
        const bool yearly = announces(near);
        for (const AmountRule& rule : m_draft.knowledge.amounts) {
            const bool money_or_land = rule.kinds.contains("money") || rule.kinds.contains("area");
            const bool made = yearly && rule.kinds.contains("mass/year");
            if (rule.fact && of_sector(rule) &&
                ((money_or_land && rule.before.inside(near)) ||
                 (made && (!rule.needs_cue || rule.before.inside(near))))) {
                const Span span = m_draft.source.span(amount.from, amount.to);
                m_draft.reading.units_missing.push_back(
                    {m_draft.knowledge.facts->at(*rule.fact).name, m_draft.source.original(span),
                     span});
                return;
            }
        }
    }

    [[nodiscard]] bool announces(std::u32string_view near) const {
        for (const WordHit& hit : m_draft.knowledge.unit_words.longest(near)) {
            const auto& kind = m_draft.knowledge.units[hit.id].kind;
            if (kind == "year_before" || kind == "day_before") {
                return true;
            }
        }
        return false;
    }
};

} // namespace

void read_scale(Draft& draft) {
    ScaleReader(draft).read();
}

} // namespace eco::project::reading
