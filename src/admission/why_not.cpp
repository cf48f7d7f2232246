// SPDX-License-Identifier: MulanPSL-2.0
// Members in canonical order.
#include "admission/why_not.hpp"

#include "admission/state_json.hpp"
#include "rules/labels.hpp"

#include <algorithm>

namespace eco::admission {
namespace {

class WhyNot {
  public:
    WhyNot(const DocumentInput& in, NamedFacts& named, std::string& out)
        : m_in(in), m_book(in.book), m_named(named), m_out(out) {}

    void write() {
        m_out += '[';
        auto found = m_in.judgement.findings.begin(); // by id, as the book's clauses are
        for (const rules::Clause& clause : m_book.clauses) {
            if (found != m_in.judgement.findings.end() && found->clause == &clause) {
                ++found;
            } else if (clause.validity.contains(m_in.context.as_of)) {
                m_out += m_out.back() == '[' ? "" : ",";
                one(clause);
            }
        }
        m_out += ']';
    }

  private:
    const DocumentInput& m_in;
    const rules::Book& m_book;
    NamedFacts& m_named;
    std::string& m_out;

    void text(std::string_view before, std::string_view value) {
        m_out += before;
        append_canonical(m_out, value);
    }

    void one(const rules::Clause& clause) {
        const ClauseFinding finding = explain(clause, m_in.layout, m_in.context);
        m_out += "{\"basis\":[";
        for (const std::string& reference : clause.basis) {
            m_out += &reference == clause.basis.data() ? "" : ",";
            basis(reference);
        }
        m_out += "],\"because\":";
        because(finding);
        text(",\"clause\":", clause.id);
        text(",\"dimension\":", rules::word(clause.dimension));
        text(",\"status\":", admission::word(finding.status));
        text(",\"tier\":", rules::word(clause.tier));
        text(",\"title_en\":", clause.title_en);
        text(",\"title_zh\":", clause.title_zh);
        m_out += '}';
    }

    void basis(std::string_view reference) {
        const auto hash = reference.find('#');
        const std::string_view law = reference.substr(0, hash);
        const auto known = m_book.laws.find(std::string(law));
        const bool is_known = known != m_book.laws.end();
        text("{\"article\":",
             hash == std::string_view::npos ? std::string_view() : reference.substr(hash + 1));
        text(",\"law\":", law);
        text(",\"number\":", is_known ? known->second.number : "");
        text(",\"title_en\":", is_known ? known->second.title_en : "");
        text(",\"title_zh\":", is_known ? known->second.title_zh : "");
        m_out += '}';
    }

    /// The place that came nearest to the clause, and what decided there.
    void because(const ClauseFinding& finding) {
        if (finding.places.empty()) {
            nowhere(*finding.clause);
            return;
        }
        const auto nearest = std::find_if(
            finding.places.begin(), finding.places.end(),
            [](const PlaceOutcome& outcome) { return outcome.scope != rules::Tri::no; });
        const PlaceOutcome& outcome =
            nearest == finding.places.end() ? finding.places.front() : *nearest;
        const Place& place = m_in.layout.places[outcome.place];
        if (outcome.scope == rules::Tri::no) {
            decided("{", *outcome.scope_fact, "scope", place);
            return;
        }
        const std::size_t by = *outcome.outcome.decided_by;
        const rules::ConditionOutcome& condition = outcome.outcome.conditions[by];
        text("{\"cell\":", condition_at(*finding.clause, by).cell.source());
        decided(",", condition.fact, condition.exception ? "exception" : "condition", place);
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
        text("{\"reason\":", unit && role ? "unit" : "no_such_site");
        text(",\"role\":", clause.parts.empty() ? "" : clause.parts[0]);
        m_out += '}';
    }

    void decided(std::string_view before, rules::FactId fact, std::string_view reason,
                 const Place& place) {
        m_out += before;
        text("\"fact\":", m_named.name(fact));
        text(",\"reason\":", reason);
        text(",\"role\":", place.role);
        m_out += ",\"site\":";
        place.site ? append_canonical(m_out, static_cast<double>(*place.site))
                   : void(m_out += "null");
        m_out += ",\"state\":";
        state(fact, place);
        m_out += ",\"unit\":";
        place.part ? append_canonical(m_out, m_in.layout.parts[*place.part].is->code)
                   : void(m_out += "null");
        m_out += '}';
    }

    void state(rules::FactId fact, const Place& place) {
        const rules::FactState& known = m_in.layout.facts(place)[fact];
        for (const std::string& missing : known.missing) {
            m_named.add(missing);
        }
        const bool* flag = known.value ? std::get_if<bool>(&*known.value) : nullptr;
        if (flag != nullptr && !is_measured(fact, place)) {
            m_out += *flag ? "{\"value\":true}" : "{\"value\":false}";
        } else {
            m_out += canonical_json(state_at(fact, place, m_in.layout, m_book.facts));
        }
    }

    /// Whether more is to be said than the value.
    [[nodiscard]] bool is_measured(rules::FactId fact, const Place& place) const {
        if (m_book.facts.at(fact).origin != rules::FactOrigin::spatial || !place.site ||
            place.part) {
            return false;
        }
        const auto& all = m_in.layout.measurements[*place.site];
        return std::any_of(all.begin(), all.end(), [&](const Measurement& one) {
            return one.fact == fact && (one.depth_m || one.distance_m);
        });
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
