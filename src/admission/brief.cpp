// SPDX-License-Identifier: MulanPSL-2.0
// Judging without a trace: the same answers as judge.cpp, from the compiled book alone.
#include "admission/brief.hpp"

#include "admission/decide.hpp"

#include <algorithm>

namespace eco::admission {
namespace {

using rules::Consequence;
using rules::Tri;

class BriefJudge {
  public:
    BriefJudge(const LayoutContext& context, Workspace& work, Brief& out)
        : m_context(context), m_facts(context.book.facts), m_layout(work.layout), m_work(work),
          m_out(out) {}

    void run(const zoning::LayerSchemas& schemas) {
        m_out.units.clear();
        m_out.clauses.clear();
        m_out.spatial.clear();
        m_out.gaps.clear();
        m_out.questions.clear();
        m_out.asks_place = false;
        look();
        merge();
        find_gaps(schemas);
        const Decision decision =
            decide(m_out.clauses, m_layout, m_work.in_part, m_out.gaps.size());
        m_out.verdict = decision.verdict;
        ask(decision.certain);
        list_units();
        list_spatial();
    }

  private:
    const LayoutContext& m_context;
    const rules::FactRegistry& m_facts;
    const Layout& m_layout;
    Workspace& m_work;
    Brief& m_out;

    /// Asks the compiled book as if every place were there, and weighs its presence afterwards.
    void look() {
        const std::size_t situations = m_layout.situations.size();
        m_work.packed.resize(std::max(m_work.packed.size(), situations));
        for (std::size_t i = 0; i < situations; ++i) {
            m_context.compiled.pack(m_layout.situations[i].facts, m_work.packed[i]);
        }
        m_work.seen.clear();
        m_work.in_part.assign(m_layout.parts.size(), Verdict::admissible);
        for (std::uint32_t i = 0; i < m_layout.places.size(); ++i) {
            const Place& place = m_layout.places[i];
            rules::PlaceQuery query =
                query_at(place, m_layout, m_context, m_work.packed[place.situation]);
            query.present = Tri::yes;
            m_context.compiled.collect(query, m_work.found);
            for (const rules::Applies& one : m_work.found) {
                if (place.site && place.part && one.applies == Tri::yes) {
                    Verdict& worst = m_work.in_part[*place.part];
                    worst = std::max(worst, contribution(one.consequence, ClauseStatus::hit));
                }
            }
            add_seen(i);
        }
    }

    /// What was found at one place, by clause, among what was seen at those before: by clause, then
    /// place.
    void add_seen(std::uint32_t number) {
        const Tri present = m_layout.places[number].present;
        m_work.merged.clear();
        auto before = m_work.seen.begin();
        for (const rules::Applies& one : m_work.found) {
            for (; before != m_work.seen.end() && before->clause <= one.clause; ++before) {
                m_work.merged.push_back(*before);
            }
            m_work.merged.push_back(
                {one.clause, number, rules::tri_and(present, one.applies), one.consequence});
        }
        m_work.merged.insert(m_work.merged.end(), before, m_work.seen.end());
        m_work.seen.swap(m_work.merged);
    }

    /// The strongest of what a clause says at its places.
    void merge() {
        const auto& seen = m_work.seen;
        for (auto it = seen.begin(); it != seen.end();) {
            const std::uint32_t clause = it->clause;
            const Consequence consequence = it->consequence;
            Tri applies = Tri::no;
            for (; it != seen.end() && it->clause == clause; ++it) {
                applies = rules::tri_or(applies, it->applies);
            }
            const auto status = applies == Tri::yes ? ClauseStatus::hit : ClauseStatus::unknown;
            m_out.clauses.push_back({clause, status, contribution(consequence, status)});
        }
    }

    void add_gap(BriefGap gap) {
        if (std::find(m_out.gaps.begin(), m_out.gaps.end(), gap) == m_out.gaps.end()) {
            m_out.gaps.push_back(gap);
        }
    }

    void find_gaps(const zoning::LayerSchemas& schemas) {
        for (const zoning::LayerSchema& schema : schemas.all()) {
            if (schema.need == zoning::Need::required &&
                m_context.release.layer(schema.role) == nullptr) {
                add_gap(BriefGap::layer_missing);
            }
        }
        for (std::size_t site = 0; site < m_layout.shapes.size(); ++site) {
            const bool held = std::any_of(m_layout.parts.begin(), m_layout.parts.end(),
                                          [&](const UnitPart& part) { return part.site == site; });
            if (!held) {
                const bool unstated = m_layout.shapes[site].whereabouts == Whereabouts::unstated;
                add_gap(unstated ? BriefGap::no_place : BriefGap::no_unit);
            }
        }
    }

    /// Only a clause that can still make things worse than what is certain is worth a question.
    void ask(Verdict certain) {
        m_work.asked.assign(m_facts.size(), 0);
        auto seen = m_work.seen.begin();
        for (const BriefClause& one : m_out.clauses) {
            const bool open = one.status == ClauseStatus::unknown &&
                              contribution(seen->consequence, ClauseStatus::hit) > certain;
            for (; seen != m_work.seen.end() && seen->clause == one.clause; ++seen) {
                if (open && seen->applies == Tri::unknown) {
                    name_missing(one.clause, m_layout.places[seen->place]);
                }
            }
        }
        for (rules::FactId id = 0; id < m_work.asked.size(); ++id) {
            if (m_work.asked[id] != 0) {
                m_out.questions.push_back(id);
            }
        }
    }

    void name_missing(std::uint32_t clause, const Place& place) {
        const rules::FactVector& facts = m_layout.facts(place);
        const auto where = m_context.compiled.scope_fact(clause);
        bool by_place =
            (place.part && place.present == Tri::unknown) || (where && !facts[*where].value);
        m_context.compiled.open_facts(clause, m_work.packed[place.situation], m_work.open);
        for (const rules::FactId fact : m_work.open) {
            name_missing(fact, facts[fact]);
            by_place = by_place || m_facts.at(fact).origin == rules::FactOrigin::spatial;
        }
        if (!place.site && place.present == Tri::unknown && !place.part) {
            m_work.asked[*m_context.book.role(place.role)->presence_fact] = 1;
        }
        const bool vague =
            !place.site || m_layout.shapes[*place.site].whereabouts != Whereabouts::exact;
        m_out.asks_place = m_out.asks_place || (vague && by_place);
    }

    /// A derived fact stands for the stated ones that it misses.
    void name_missing(rules::FactId fact, const rules::FactState& state) {
        if (m_facts.at(fact).origin == rules::FactOrigin::declared) {
            m_work.asked[fact] = 1;
        } else if (m_facts.at(fact).origin == rules::FactOrigin::derived) {
            for (const std::string& name : state.missing) {
                const auto id = m_facts.find(name);
                if (id && m_facts.at(*id).origin == rules::FactOrigin::declared) {
                    m_work.asked[*id] = 1;
                }
            }
        }
    }

    void list_units() {
        for (const UnitPart& part : m_layout.parts) {
            m_out.units.push_back({static_cast<std::uint32_t>(part.site), part.unit, part.is->code,
                                   part.is->name, part.is->unit_class, part.membership,
                                   part.area_m2, part.length_m, part.share, part.distance_m});
        }
    }

    void list_spatial() {
        for (std::uint32_t site = 0; site < m_layout.measurements.size(); ++site) {
            for (const Measurement& one : m_layout.measurements[site]) {
                const bool plain_no = one.state.value == rules::Value(false);
                if (plain_no) {
                    continue;
                }
                BriefSpatial brief{site, one.fact, Tri::unknown, one.state.because, one.distance_m};
                if (one.state.value) {
                    const bool nothing_near =
                        std::holds_alternative<rules::Interval>(*one.state.value) &&
                        !one.distance_m;
                    brief.holds = nothing_near ? Tri::no : Tri::yes;
                }
                m_out.spatial.push_back(brief);
            }
        }
    }
};

} // namespace

void judge_briefly(const LayoutContext& context, const zoning::LayerSchemas& schemas,
                   Workspace& work, Brief& out) {
    BriefJudge(context, work, out).run(schemas);
}

} // namespace eco::admission
