// SPDX-License-Identifier: MulanPSL-2.0
// Writing the document in one pass, members in canonical order; what is the same for every project
// comes ready from ClauseTexts.
#include "admission/hits_document.hpp"

#include "admission/assess.hpp"
#include "admission/place_text.hpp"
#include "admission/state_json.hpp"
#include "rules/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace eco::admission {
namespace {

using rules::Tri;
using namespace std::string_view_literals;

std::string_view word(BriefGap gap) {
    return gap == BriefGap::layer_missing ? "layer_missing"
           : gap == BriefGap::no_place    ? "no_place"
                                          : "no_unit";
}

class HitsDocument {
  public:
    HitsDocument(const HitsInput& in, std::string& out)
        : m_in(in), m_facts(in.context.book.facts), m_layout(in.work.layout), m_out(out),
          m_json(out) {}

    void write() {
        m_out = "{";
        m_json.text("as_of", m_in.context.as_of.to_string());
        decided_by();
        m_json.text("engine", engine_version());
        findings();
        m_json.text("format", "ecogate.assessment-hits/1");
        m_json.list("gaps", m_in.brief.gaps, [&](BriefGap gap) { m_json.text(word(gap)); });
        m_json.list("places", m_layout.places, [&](const Place& one) { place(one); });
        m_json.object("project", [&] {
            m_json.text("code", m_in.project.code);
            m_json.text("name", m_in.project.name);
        });
        m_json.list("questions", m_in.brief.questions,
                    [&](rules::FactId fact) { m_json.text(m_facts.at(fact).name); });
        m_json.text("release", m_in.context.release.digest());
        m_json.list("situations", m_layout.situations,
                    [&](const Situation& one) { situation(one); });
        spatial();
        m_json.list("units", m_in.brief.units, [&](const BriefUnit& one) { unit(one); });
        m_json.text("verdict", admission::word(m_in.brief.verdict));
        m_out += '}';
    }

  private:
    const HitsInput& m_in;
    const rules::FactRegistry& m_facts;
    const Layout& m_layout;
    std::string& m_out;
    CanonicalText m_json;
    std::vector<rules::FactId> m_told, m_open;
    std::vector<std::string> m_hit_parts; ///< by place
    std::array<std::string, k_verdicts> m_verdict_ends;

    void decided_by() {
        const Verdict verdict = m_in.brief.verdict;
        m_json.name("decided_by");
        m_out += '[';
        for (const BriefClause& one : m_in.brief.clauses) {
            if (one.verdict == verdict && verdict != Verdict::admissible) {
                m_json.text(m_in.context.compiled.id(one.clause));
            }
        }
        for (const BriefGap gap : m_in.brief.gaps) {
            if (verdict == Verdict::undetermined) {
                m_json.text("gap:" + std::string(word(gap)));
            }
        }
        m_out += ']';
    }

    /// The texts of clauses lie scattered over tens of megabytes: all are asked for at once.
    void fetch_texts() const {
        constexpr std::size_t k_line = 64; // bytes the processor reads at a time
        for (const BriefClause& one : m_in.brief.clauses) {
            for (const std::string_view text :
                 {m_in.texts.before_parts(one.clause), m_in.texts.before_verdict(one.clause)}) {
                for (std::size_t at = 0; at < text.size(); at += k_line) {
                    __builtin_prefetch(text.data() + at);
                }
            }
        }
    }

    void findings() {
        fetch_texts();
        hit_parts();
        auto seen = m_in.work.seen.begin(); // by clause, then place, as the brief's clauses are
        m_json.list("findings", m_in.brief.clauses, [&](const BriefClause& one) {
            m_json.separate();
            m_out += m_in.texts.before_parts(one.clause);
            for (; seen != m_in.work.seen.end() && seen->clause == one.clause; ++seen) {
                seen->applies == Tri::yes ? hit_part(*seen) : part(*seen);
            }
            m_out += one.status == ClauseStatus::hit ? R"(],"status":"hit")"sv
                                                     : R"(],"status":"unknown")"sv;
            m_out += m_in.texts.before_verdict(one.clause);
            m_out += m_verdict_ends[static_cast<std::size_t>(one.verdict)];
        });
    }

    /// What most parts of findings say, and how findings end: written once a document.
    void hit_parts() {
        for (std::size_t i = 0; i < m_layout.places.size(); ++i) {
            m_hit_parts.push_back(fmt::format(R"({{"place":{},"status":"hit"}})", i));
        }
        for (std::size_t i = 0; i < m_verdict_ends.size(); ++i) {
            m_verdict_ends[i] =
                fmt::format(R"(,"verdict":"{}"}})", admission::word(static_cast<Verdict>(i)));
        }
    }

    void hit_part(const Workspace::Seen& seen) {
        m_json.separate();
        m_out += m_hit_parts[seen.place];
    }

    /// A part of which it is not known whether the clause hits there.
    void part(const Workspace::Seen& seen) {
        const Place& place = m_layout.places[seen.place];
        m_in.context.compiled.open_facts(seen.clause, m_in.work.packed[place.situation], m_open);
        const auto where = m_in.context.compiled.scope_fact(seen.clause);
        if (where && !m_layout.facts(place)[*where].value) {
            m_open.insert(m_open.begin(), *where);
        }
        m_json.object([&] {
            m_json.number("place", seen.place);
            m_json.text("status", "unknown");
            m_json.list("unknown", m_open,
                        [&](rules::FactId fact) { m_json.text(m_facts.at(fact).name); });
        });
    }

    void place(const Place& place) {
        m_json.object([&] {
            m_json.text("present", rules::word(place.present));
            m_json.text("role", place.role);
            write_site(place, m_json);
            m_json.number("situation", static_cast<double>(place.situation));
            write_unit(place, m_layout, m_json);
        });
    }

    /// Known facts, but a plain spatial "no"; and why others are not, but for a place not known.
    [[nodiscard]] bool is_told(rules::FactId fact, const rules::FactState& state) const {
        if (!state.value) {
            return state.because == rules::UnknownBecause::tolerance ||
                   state.because == rules::UnknownBecause::layer_missing;
        }
        const bool* flag = std::get_if<bool>(&*state.value);
        return flag == nullptr || *flag || m_facts.at(fact).origin != rules::FactOrigin::spatial;
    }

    void situation(const Situation& situation) {
        m_told.clear();
        for (const rules::FactId fact : situation.told) {
            if (is_told(fact, situation.facts[fact])) {
                m_told.push_back(fact);
            }
        }
        std::sort(m_told.begin(), m_told.end(), [&](rules::FactId a, rules::FactId b) {
            return m_in.fact_ranks[a] < m_in.fact_ranks[b];
        });
        m_told.erase(std::unique(m_told.begin(), m_told.end()), m_told.end());
        m_json.object([&] {
            for (const rules::FactId fact : m_told) {
                m_json.text(m_facts.at(fact).name);
                m_out += ':';
                append_state(m_out, m_facts.at(fact), situation.facts[fact]);
            }
        });
    }

    void spatial() {
        m_json.name("spatial");
        m_out += '[';
        for (std::size_t site = 0; site < m_layout.shapes.size(); ++site) {
            for (const Measurement& one : m_layout.measurements[site]) {
                if (!one.features.empty()) {
                    measured(one, site);
                }
            }
        }
        m_out += ']';
    }

    void measured(const Measurement& one, std::size_t site) {
        m_json.object([&] {
            write_reach({one.depth_m, one.distance_m}, m_json);
            m_json.text("fact", m_facts.at(one.fact).name);
            m_json.list("features", one.features, [&](const Touched& touched) {
                m_json.object([&] {
                    m_json.number("area_m2", tenths(touched.area_m2));
                    m_json.number("feature", touched.feature);
                    m_json.number("length_m", tenths(touched.length_m));
                    m_json.number("share", millionths(touched.share));
                });
            });
            m_json.text("layer", one.role);
            m_json.number("site", static_cast<double>(site));
        });
    }

    void unit(const BriefUnit& unit) {
        m_json.object([&] {
            m_json.number("area_m2", tenths(unit.area_m2));
            m_json.text("class", unit.unit_class);
            m_json.text("code", unit.code);
            if (unit.distance_m) {
                m_json.number("distance_m", tenths(*unit.distance_m));
            }
            m_json.number("length_m", tenths(unit.length_m));
            m_json.text("membership", rules::word(unit.membership));
            m_json.text("name", unit.name);
            m_json.number("share", millionths(unit.share));
            m_json.number("site", unit.site);
        });
    }
};

} // namespace

std::vector<std::uint32_t> ranks_by_name(const rules::FactRegistry& facts) {
    std::vector<rules::FactId> order(facts.size());
    std::iota(order.begin(), order.end(), rules::FactId{0});
    std::sort(order.begin(), order.end(), [&](rules::FactId a, rules::FactId b) {
        return facts.at(a).name < facts.at(b).name;
    });
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = i;
    }
    return ranks;
}

void write_hits(const HitsInput& input, std::string& out) {
    HitsDocument(input, out).write();
}

} // namespace eco::admission
