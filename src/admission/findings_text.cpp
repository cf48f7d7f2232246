// SPDX-License-Identifier: MulanPSL-2.0
// Members in canonical order.
#include "admission/findings_text.hpp"

#include "admission/place_text.hpp"
#include "admission/why_not.hpp"
#include "rules/labels.hpp"

namespace eco::admission {
namespace {

class FindingsText {
  public:
    FindingsText(const DocumentInput& in, NamedFacts& named, std::string& out)
        : m_in(in), m_facts(in.context.book.facts), m_named(named), m_out(out), m_json(out) {}

    void one(const ClauseFinding& finding) {
        const rules::Clause& clause = *finding.clause;
        m_json.object([&] {
            write_basis(m_in.book, clause, m_json);
            m_json.text("clause", clause.id);
            m_json.text("confidence", rules::word(clause.confidence));
            m_json.text("consequence", rules::word(clause.consequence));
            m_json.text("dimension", rules::word(clause.dimension));
            m_json.text("from", clause.validity.from.to_string());
            m_json.text("kind", rules::word(clause.kind));
            m_json.texts("measures", clause.measures);
            m_json.list("parts", finding.places, [&](const PlaceOutcome& outcome) {
                if (outcome.applies != rules::Tri::no) {
                    m_json.object([&] { part(clause, outcome); });
                }
            });
            m_json.text("refusal_ground", clause.refusal_ground);
            m_json.text("source", clause.source);
            m_json.text("status", admission::word(finding.status));
            m_json.text("text_en", clause.text_en);
            m_json.text("text_zh", clause.text_zh);
            m_json.text("tier", rules::word(clause.tier));
            m_json.text("title_en", clause.title_en);
            m_json.text("title_zh", clause.title_zh);
            clause.validity.to ? m_json.text("to", clause.validity.to->to_string())
                               : m_json.null("to");
            m_json.text("verdict", admission::word(finding.verdict));
        });
    }

  private:
    const DocumentInput& m_in;
    const rules::FactRegistry& m_facts;
    NamedFacts& m_named;
    std::string& m_out;
    CanonicalText m_json;

    void part(const rules::Clause& clause, const PlaceOutcome& outcome) {
        const Place& place = m_in.layout.places[outcome.place];
        std::size_t index = 0;
        m_json.list("conditions", outcome.outcome.conditions, [&](const auto& condition) {
            m_json.object([&] { one(condition, condition_at(clause, index++), place); });
        });
        m_json.texts("missing", outcome.missing);
        for (const std::string& missing : outcome.missing) {
            m_named.add(missing);
        }
        m_json.text("present", rules::word(place.present));
        m_json.text("role", place.role);
        scope(outcome, place);
        write_site(place, m_json);
        m_json.text("status", outcome.applies == rules::Tri::yes ? "hit" : "unknown");
        write_unit(place, m_in.layout, m_json);
    }

    void scope(const PlaceOutcome& outcome, const Place& place) {
        if (!outcome.scope_fact) {
            m_json.null("scope");
            return;
        }
        m_json.object("scope", [&] {
            m_json.text("fact", m_named.name(*outcome.scope_fact));
            m_json.text("holds", rules::word(outcome.scope));
            state(*outcome.scope_fact, place);
        });
    }

    void one(const rules::ConditionOutcome& outcome, const rules::Condition& condition,
             const Place& place) {
        m_json.text("cell", condition.cell.source());
        m_json.flag("exception", outcome.exception);
        m_json.text("fact", m_named.name(outcome.fact));
        if (outcome.flips_at) {
            m_json.ready("flips_at", canonical_json(rules::write_value(m_facts.at(outcome.fact),
                                                                       *outcome.flips_at)));
        }
        m_json.text("holds", rules::word(outcome.holds));
        state(outcome.fact, place);
    }

    void state(rules::FactId fact, const Place& place) {
        m_json.name("state");
        write_state(fact, place, m_in, m_named, m_out);
    }
};

} // namespace

void write_findings(const DocumentInput& input, const std::vector<const ClauseFinding*>& ordered,
                    NamedFacts& named, std::string& out) {
    FindingsText text(input, named, out);
    out += '[';
    for (const ClauseFinding* finding : ordered) {
        text.one(*finding);
    }
    out += ']';
}

} // namespace eco::admission
