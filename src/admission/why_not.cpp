// SPDX-License-Identifier: MulanPSL-2.0
// What is the same for every project comes ready from WhyNotTexts; members in canonical order.
#include "admission/why_not.hpp"

#include "admission/place_text.hpp"
#include "rules/evaluate.hpp"

#include <algorithm>

namespace eco::admission {
namespace {

class WhyNot {
  public:
    WhyNot(const DocumentInput& in, NamedFacts& named, std::string& out)
        : m_in(in), m_clauses(in.book.clauses), m_named(named), m_out(out), m_json(out) {}

    void write() {
        m_out += '[';
        auto found = m_in.judgement.findings.begin(); // by id, as the book's clauses are
        for (std::uint32_t i = 0; i < m_clauses.size(); ++i) {
            if (found != m_in.judgement.findings.end() && found->clause == &m_clauses[i]) {
                ++found;
            } else if (m_clauses[i].validity.contains(m_in.context.as_of)) {
                m_json.separate();
                one(i);
            }
        }
        m_out += ']';
    }

  private:
    const DocumentInput& m_in;
    const std::vector<rules::Clause>& m_clauses;
    NamedFacts& m_named;
    std::string& m_out;
    CanonicalText m_json;

    void one(std::uint32_t number) {
        const rules::Clause& clause = m_clauses[number];
        const auto nearest = near_miss(clause, m_in.layout, m_in.context);
        m_out += m_in.why_not.before_because(number);
        m_out += '{';
        nearest ? because(clause, *nearest) : nowhere(clause);
        m_out += '}';
        m_out += m_in.why_not.before_status(number);
        append_canonical(m_out, admission::word(nearest && nearest->scope != rules::Tri::no
                                                    ? ClauseStatus::not_hit
                                                    : ClauseStatus::not_applicable));
        m_out += m_in.why_not.rest(number);
    }

    /// What decided at the place that came nearest to the clause.
    void because(const rules::Clause& clause, const NearMiss& nearest) {
        const Place& place = m_in.layout.places[nearest.place];
        if (nearest.scope == rules::Tri::no) {
            decided(*nearest.scope_fact, "scope", place);
            return;
        }
        const std::size_t by = rules::decided_by(clause, m_in.layout.facts(place)).value();
        const rules::Condition& condition = condition_at(clause, by);
        m_json.text("cell", condition.cell.source());
        decided(condition.fact, by < clause.when.size() ? "condition" : "exception", place);
    }

    void nowhere(const rules::Clause& clause) {
        const bool unit = clause.scope.kind == rules::Scope::Kind::unit ||
                          clause.scope.kind == rules::Scope::Kind::package;
        const auto& sites = m_in.project.sites;
        const bool role = clause.parts.empty() ||
                          std::any_of(sites.begin(), sites.end(), [&](const project::Site& site) {
                              return std::find(clause.parts.begin(), clause.parts.end(),
                                               site.role) != clause.parts.end();
                          });
        m_json.text("reason", unit && role ? "unit" : "no_such_site");
        m_json.text("role", clause.parts.empty() ? std::string_view() : clause.parts[0]);
    }

    void decided(rules::FactId fact, std::string_view reason, const Place& place) {
        m_json.text("fact", m_named.name(fact));
        m_json.text("reason", reason);
        m_json.text("role", place.role);
        write_site(place, m_json);
        m_json.name("state");
        write_state(fact, place, m_in, m_named, m_out);
        write_unit(place, m_in.layout, m_json);
    }
};

} // namespace

const rules::Condition& condition_at(const rules::Clause& clause, std::size_t index) {
    return index < clause.when.size() ? clause.when[index]
                                      : clause.unless[index - clause.when.size()];
}

void write_why_not(const DocumentInput& input, NamedFacts& named, std::string& out) {
    WhyNot(input, named, out).write();
}

} // namespace eco::admission
