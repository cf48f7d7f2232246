// SPDX-License-Identifier: MulanPSL-2.0
// Writing the document in one pass, members in canonical order; what is the same for every project
// comes ready from ClauseTexts.
#include "admission/hits_document.hpp"

#include "admission/assess.hpp"
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

std::string_view word(Tri value) {
    return value == Tri::yes ? "yes" : value == Tri::no ? "no" : "unknown";
}

std::string_view word(BriefGap gap) {
    return gap == BriefGap::layer_missing ? "layer_missing"
           : gap == BriefGap::no_place    ? "no_place"
                                          : "no_unit";
}

class HitsDocument {
  public:
    HitsDocument(const HitsInput& in, std::string& out)
        : m_in(in), m_facts(in.context.book.facts), m_layout(in.work.layout), m_out(out) {}

    void write() {
        m_out.clear();
        text("{\"as_of\":", m_in.context.as_of.to_string());
        m_out += ",\"decided_by\":";
        decided_by();
        text(",\"engine\":", engine_version());
        m_out += ",\"findings\":";
        findings();
        m_out += R"(,"format":"ecogate.assessment-hits/1","gaps":)";
        list(m_in.brief.gaps, [&](BriefGap gap) { text("", word(gap)); });
        m_out += ",\"places\":";
        list(m_layout.places, [&](const Place& one) { place(one); });
        text(",\"project\":{\"code\":", m_in.project.code);
        text(",\"name\":", m_in.project.name);
        m_out += "},\"questions\":";
        list(m_in.brief.questions, [&](rules::FactId fact) { text("", m_facts.at(fact).name); });
        text(",\"release\":", m_in.context.release.digest());
        m_out += ",\"situations\":";
        list(m_layout.situations, [&](const Situation& one) { situation(one); });
        m_out += ",\"spatial\":";
        spatial();
        m_out += ",\"units\":";
        list(m_in.brief.units, [&](const BriefUnit& one) { unit(one); });
        text(",\"verdict\":", admission::word(m_in.brief.verdict));
        m_out += '}';
    }

  private:
    const HitsInput& m_in;
    const rules::FactRegistry& m_facts;
    const Layout& m_layout;
    std::string& m_out;
    std::vector<rules::FactId> m_told, m_open;
    std::vector<std::string> m_hit_parts; ///< by place
    std::array<std::string, k_verdicts> m_verdict_ends;

    void text(std::string_view before, std::string_view value) {
        m_out += before;
        append_canonical(m_out, value);
    }
    void number(std::string_view before, double value) {
        m_out += before;
        append_canonical(m_out, value);
    }

    template <class List, class Write>
    void list(const List& items, Write write) {
        m_out += '[';
        for (const auto& one : items) {
            m_out.append(",", m_out.back() == '[' ? 0 : 1);
            write(one);
        }
        m_out += ']';
    }

    void decided_by() {
        const Verdict verdict = m_in.brief.verdict;
        m_out += '[';
        for (const BriefClause& one : m_in.brief.clauses) {
            if (one.verdict == verdict && verdict != Verdict::admissible) {
                text(m_out.back() == '[' ? "" : ",", m_in.context.compiled.id(one.clause));
            }
        }
        for (const BriefGap gap : m_in.brief.gaps) {
            if (verdict == Verdict::undetermined) {
                m_out += m_out.back() == '[' ? "\"gap:" : ",\"gap:";
                m_out += word(gap);
                m_out += '"';
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
        list(m_in.brief.clauses, [&](const BriefClause& one) {
            m_out += m_in.texts.before_parts(one.clause);
            for (; seen != m_in.work.seen.end() && seen->clause == one.clause; ++seen) {
                m_out.append(",", m_out.back() == '[' ? 0 : 1);
                seen->applies == Tri::yes ? void(m_out += m_hit_parts[seen->place]) : part(*seen);
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

    /// A part of which it is not known whether the clause hits there.
    void part(const Workspace::Seen& seen) {
        number("{\"place\":", seen.place);
        m_out += R"(,"status":"unknown","unknown":[)";
        const Place& place = m_layout.places[seen.place];
        const auto open = [&](rules::FactId fact) {
            text(m_out.back() == '[' ? "" : ",", m_facts.at(fact).name);
        };
        const auto where = m_in.context.compiled.scope_fact(seen.clause);
        if (where && !m_layout.facts(place)[*where].value) {
            open(*where);
        }
        m_in.context.compiled.open_facts(seen.clause, m_in.work.packed[place.situation], m_open);
        std::for_each(m_open.begin(), m_open.end(), open);
        m_out += "]}";
    }

    void place(const Place& place) {
        text("{\"present\":", word(place.present));
        text(",\"role\":", place.role);
        m_out += ",\"site\":";
        place.site ? number("", static_cast<double>(*place.site)) : void(m_out += "null");
        number(",\"situation\":", static_cast<double>(place.situation));
        m_out += ",\"unit\":";
        place.part ? text("", m_layout.parts[*place.part].is->code) : void(m_out += "null");
        m_out += '}';
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
        m_out += '{';
        for (const rules::FactId fact : m_told) {
            text(m_out.back() == '{' ? "" : ",", m_facts.at(fact).name);
            m_out += ':';
            state(m_facts.at(fact), situation.facts[fact]);
        }
        m_out += '}';
    }

    void state(const rules::FactDeclaration& fact, const rules::FactState& state) {
        if (!state.value) {
            text("{\"unknown\":", rules::word(state.because));
            m_out += '}';
        } else if (const bool* flag = std::get_if<bool>(&*state.value)) {
            m_out += *flag ? "{\"value\":true}" : "{\"value\":false}";
        } else if (const auto* code = std::get_if<std::string>(&*state.value)) {
            text("{\"value\":", *code);
            m_out += '}';
        } else {
            append_state(m_out, fact, state);
        }
    }

    void spatial() {
        m_out += '[';
        for (std::size_t site = 0; site < m_layout.shapes.size(); ++site) {
            for (const Measurement& one : m_layout.measurements[site]) {
                if (one.features.empty()) {
                    continue;
                }
                m_out += m_out.back() == '[' ? "{" : ",{";
                if (one.depth_m) {
                    number("\"depth_m\":", tenths(*one.depth_m));
                    m_out += ',';
                }
                if (one.distance_m) {
                    number("\"distance_m\":", tenths(*one.distance_m));
                    m_out += ',';
                }
                text("\"fact\":", m_facts.at(one.fact).name);
                m_out += ",\"features\":";
                list(one.features, [&](const Touched& touched) { feature(touched); });
                text(",\"layer\":", one.role);
                number(",\"site\":", static_cast<double>(site));
                m_out += '}';
            }
        }
        m_out += ']';
    }

    void feature(const Touched& touched) {
        number("{\"area_m2\":", tenths(touched.area_m2));
        number(",\"feature\":", touched.feature);
        number(",\"length_m\":", tenths(touched.length_m));
        number(",\"share\":", millionths(touched.share));
        m_out += '}';
    }

    void unit(const BriefUnit& unit) {
        number("{\"area_m2\":", tenths(unit.area_m2));
        text(",\"class\":", unit.unit_class);
        text(",\"code\":", unit.code);
        if (unit.distance_m) {
            number(",\"distance_m\":", tenths(*unit.distance_m));
        }
        number(",\"length_m\":", tenths(unit.length_m));
        text(",\"membership\":", word(unit.membership));
        text(",\"name\":", unit.name);
        number(",\"share\":", millionths(unit.share));
        number(",\"site\":", unit.site);
        m_out += '}';
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
