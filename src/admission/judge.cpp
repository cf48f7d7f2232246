// SPDX-License-Identifier: MulanPSL-2.0
// Clauses against places, and the worst that comes of it.
#include "admission/judge.hpp"

#include "admission/decide.hpp"

#include <algorithm>
#include <map>

namespace eco::admission {
namespace {

using rules::Scope;
using rules::Tri;

/// Whether the clause is about such a place; its scope may still say no there.
bool in_reach(const rules::Clause& clause, const Place& place, const Layout& layout) {
    const bool role = clause.parts.empty() || std::find(clause.parts.begin(), clause.parts.end(),
                                                        place.role) != clause.parts.end();
    // A clause for every kind of site is answered by the sites that are drawn.
    if (!role || (clause.parts.empty() && !place.site)) {
        return false;
    }
    const UnitPart* part = place.part ? &layout.parts[*place.part] : nullptr;
    switch (clause.scope.kind) {
    case Scope::Kind::everywhere:
    case Scope::Kind::where:
        return part == nullptr;
    case Scope::Kind::unit:
        return part != nullptr && part->is->code == clause.scope.key;
    case Scope::Kind::package:
        return part != nullptr && part->is->packages.contains(clause.scope.key);
    }
    return false;
}

/// By the clause's text, which was checked when it was read: not by the release's compiled book.
std::optional<rules::FactId> scope_fact(const rules::Clause& clause, const LayoutContext& context) {
    return clause.scope.kind == Scope::Kind::where ? context.book.facts.find(clause.scope.key)
                                                   : std::nullopt;
}

/// What the boolean fact that a clause's scope asks for says; none asked for: yes.
Tri scope_at(const Place& place, const Layout& layout, const std::optional<rules::FactId>& fact) {
    if (!fact) {
        return Tri::yes;
    }
    const auto& value = layout.facts(place)[*fact].value;
    return !value ? Tri::unknown : std::get<bool>(*value) ? Tri::yes : Tri::no;
}

class Judge {
  public:
    Judge(const Layout& layout, const LayoutContext& context)
        : m_layout(layout), m_context(context) {}

    Judgement run(const zoning::LayerSchemas& schemas, const std::vector<rules::Clause>& clauses) {
        for (const std::uint32_t index : candidates()) {
            m_out.findings.push_back(look_at(clauses[index]));
        }
        find_gaps(schemas);
        const Decision decision =
            decide(m_out.findings, m_layout, worst_in_parts(), m_out.gaps.size());
        m_out.verdict = decision.verdict;
        ask(decision.certain);
        return std::move(m_out);
    }

  private:
    const Layout& m_layout;
    const LayoutContext& m_context;
    Judgement m_out;

    [[nodiscard]] ClauseFinding look_at(const rules::Clause& clause) const {
        ClauseFinding finding{&clause, ClauseStatus::not_applicable, Verdict::admissible, {}};
        for (std::size_t i = 0; i < m_layout.places.size(); ++i) {
            if (!in_reach(clause, m_layout.places[i], m_layout)) {
                continue;
            }
            PlaceOutcome outcome = look_at(clause, i);
            const ClauseStatus status = status_of(outcome);
            finding.status = std::max(finding.status, status);
            finding.places.push_back(std::move(outcome));
        }
        finding.verdict = contribution(clause, finding.status);
        return finding;
    }

    /// Clauses in force that hit or may hit at some place, by id.
    [[nodiscard]] std::vector<std::uint32_t> candidates() const {
        std::vector<std::uint32_t> indexes;
        std::vector<rules::PackedFacts> packed(m_layout.situations.size());
        for (std::size_t i = 0; i < packed.size(); ++i) {
            m_context.compiled.pack(m_layout.situations[i].facts, packed[i]);
        }
        std::vector<rules::Applies> found;
        for (const Place& place : m_layout.places) {
            m_context.compiled.collect(
                query_at(place, m_layout, m_context, packed[place.situation]), found);
            for (const rules::Applies& one : found) {
                indexes.push_back(one.clause);
            }
        }
        std::sort(indexes.begin(), indexes.end());
        indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
        return indexes;
    }

    static ClauseStatus status_of(const PlaceOutcome& outcome) {
        if (outcome.applies == Tri::yes) {
            return ClauseStatus::hit;
        }
        if (outcome.applies == Tri::unknown) {
            return ClauseStatus::unknown;
        }
        return outcome.scope == Tri::no ? ClauseStatus::not_applicable : ClauseStatus::not_hit;
    }

    [[nodiscard]] PlaceOutcome look_at(const rules::Clause& clause, std::size_t index) const {
        const Place& place = m_layout.places[index];
        PlaceOutcome out;
        out.place = index;
        out.scope_fact = scope_fact(clause, m_context);
        out.scope = scope_at(place, m_layout, out.scope_fact);
        out.outcome = rules::evaluate(clause, m_layout.facts(place));
        out.applies = rules::tri_and(rules::tri_and(out.scope, place.present), out.outcome.applies);
        if (out.applies == Tri::unknown) {
            name_missing(place, out);
        }
        return out;
    }

    void name_missing(const Place& place, PlaceOutcome& out) const {
        for (const std::string& name :
             rules::missing_facts(out.outcome, m_layout.facts(place), m_context.book.facts)) {
            const auto id = m_context.book.facts.find(name);
            if (id && m_context.book.facts.at(*id).origin == rules::FactOrigin::declared) {
                out.missing.insert(name);
            }
        }
        if (!place.site && place.present == Tri::unknown && !place.part) {
            const rules::SiteRole* role = m_context.book.role(place.role);
            out.missing.insert(m_context.book.facts.at(*role->presence_fact).name);
        }
        const bool vague =
            !place.site || m_layout.shapes[*place.site].whereabouts != Whereabouts::exact;
        if (vague && depends_on_place(place, out)) {
            out.missing.insert("site:" + (place.site ? std::to_string(*place.site) : place.role));
        }
    }

    [[nodiscard]] bool depends_on_place(const Place& place, const PlaceOutcome& out) const {
        const auto& conditions = out.outcome.conditions;
        return out.scope == Tri::unknown || (place.part && place.present == Tri::unknown) ||
               std::any_of(conditions.begin(), conditions.end(), [&](const auto& condition) {
                   return condition.holds == Tri::unknown &&
                          m_context.book.facts.at(condition.fact).origin ==
                              rules::FactOrigin::spatial;
               });
    }

    void find_gaps(const zoning::LayerSchemas& schemas) {
        for (const zoning::LayerSchema& schema : schemas.all()) {
            if (schema.need == zoning::Need::required &&
                m_context.release.layer(schema.role) == nullptr) {
                m_out.gaps.push_back({"layer_missing",
                                      {{"role", schema.role},
                                       {"title_zh", schema.title_zh},
                                       {"title_en", schema.title_en}}});
            }
        }
        for (std::size_t site = 0; site < m_layout.shapes.size(); ++site) {
            const bool held = std::any_of(m_layout.parts.begin(), m_layout.parts.end(),
                                          [&](const UnitPart& part) { return part.site == site; });
            if (!held) {
                const bool unstated = m_layout.shapes[site].whereabouts == Whereabouts::unstated;
                m_out.gaps.push_back(
                    {unstated ? "no_place" : "no_unit", {{"site", std::to_string(site)}}});
            }
        }
    }

    /// By unit part, what hits there if the site lies there.
    [[nodiscard]] std::vector<Verdict> worst_in_parts() const {
        std::vector<Verdict> in_part(m_layout.parts.size(), Verdict::admissible);
        for (const ClauseFinding& finding : m_out.findings) {
            for (const PlaceOutcome& outcome : finding.places) {
                const Place& place = m_layout.places[outcome.place];
                if (place.site && place.part && outcome.outcome.applies == Tri::yes) {
                    Verdict& worst = in_part[*place.part];
                    worst = std::max(worst, contribution(*finding.clause, ClauseStatus::hit));
                }
            }
        }
        return in_part;
    }

    /// Only a clause that can still make things worse than what is certain is worth a question.
    void ask(Verdict certain) {
        std::map<std::string, Question> questions;
        for (const ClauseFinding& finding : m_out.findings) {
            const Verdict worst = contribution(*finding.clause, ClauseStatus::hit);
            if (finding.status != ClauseStatus::unknown || worst <= certain) {
                continue;
            }
            std::set<std::string> missing;
            for (const PlaceOutcome& outcome : finding.places) {
                missing.insert(outcome.missing.begin(), outcome.missing.end());
            }
            for (const std::string& fact : missing) {
                Question& question = questions[fact];
                question.fact = fact;
                question.worst = std::max(question.worst, worst);
                question.clauses.push_back(finding.clause->id);
            }
        }
        for (auto& [fact, question] : questions) {
            m_out.questions.push_back(std::move(question));
        }
        std::stable_sort(m_out.questions.begin(), m_out.questions.end(),
                         [](const Question& a, const Question& b) {
                             return a.worst != b.worst ? a.worst > b.worst
                                                       : a.clauses.size() > b.clauses.size();
                         });
    }
};

} // namespace

rules::PlaceQuery query_at(const Place& place, const Layout& layout, const LayoutContext& context,
                           const rules::PackedFacts& packed) {
    const auto scopes = place.part ? std::span(layout.parts[*place.part].is->scopes)
                                   : context.compiled.site_scopes();
    const auto drawn = place.site ? rules::Drawn::yes : rules::Drawn::no;
    return {packed, scopes, context.compiled.role(place.role, drawn), place.present, context.as_of};
}

std::optional<NearMiss> near_miss(const rules::Clause& clause, const Layout& layout,
                                  const LayoutContext& context) {
    const std::optional<rules::FactId> fact = scope_fact(clause, context);
    std::optional<NearMiss> first;
    for (std::size_t i = 0; i < layout.places.size(); ++i) {
        if (in_reach(clause, layout.places[i], layout)) {
            const NearMiss here{i, fact, scope_at(layout.places[i], layout, fact)};
            if (here.scope != Tri::no) {
                return here;
            }
            first = first ? first : here;
        }
    }
    return first;
}

Judgement judge(const Layout& layout, const LayoutContext& context,
                const zoning::LayerSchemas& schemas, const std::vector<rules::Clause>& clauses) {
    return Judge(layout, context).run(schemas, clauses);
}

} // namespace eco::admission
