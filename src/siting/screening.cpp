// SPDX-License-Identifier: MulanPSL-2.0
// From a brief judgement, and the measurements it came from, to a row.
#include "siting/screening.hpp"

#include <algorithm>

namespace eco::siting {
namespace {

using admission::Measurement;
using admission::Touched;
using admission::Verdict;

/// The code of a feature, or its name where it has none.
std::string title_of(const zoning::Layer& layer, geo::FeatureId feature) {
    std::string code = layer.attribute(feature, "code").value_or("");
    return code.empty() ? layer.attribute(feature, "name").value_or("") : code;
}

std::optional<ScreenedZone> zone_of(const Measurement& measured, const rules::FactRegistry& facts) {
    ScreenedZone zone;
    zone.fact = measured.fact;
    zone.is_distance = facts.at(measured.fact).type == rules::FactType::number;
    zone.distance_m = measured.distance_m;
    const bool plain_no = zone.is_distance ? measured.state.value && !measured.distance_m
                                           : measured.state.value == rules::Value(false);
    if (plain_no) {
        return std::nullopt;
    }
    zone.inside = measured.state.value ? rules::Tri::yes : rules::Tri::unknown;
    for (const Touched& touched : measured.features) {
        zone.share = std::min(1.0, zone.share + touched.share);
        zone.features.push_back(title_of(*measured.layer, touched.feature));
    }
    return zone;
}

std::string_view as_decisive(admission::BriefGap gap) {
    switch (gap) {
    case admission::BriefGap::layer_missing:
        return "gap:layer_missing";
    case admission::BriefGap::no_place:
        return "gap:no_place";
    case admission::BriefGap::no_unit:
        return "gap:no_unit";
    }
    return {};
}

/// By dimension, then id, gaps behind: the order in which an assessment names what decides.
void decide(Screened& screened, const rules::CompiledBook& book) {
    std::vector<std::uint32_t> worst;
    for (const admission::BriefClause& one : screened.brief.clauses) {
        if (one.verdict == screened.brief.verdict && one.verdict != Verdict::admissible) {
            worst.push_back(one.clause);
        }
    }
    std::stable_sort(worst.begin(), worst.end(),
                     [&](auto a, auto b) { return book.dimension(a) < book.dimension(b); });
    screened.decided_by.clear();
    for (const std::uint32_t clause : worst) {
        screened.decided_by.push_back(book.id(clause));
    }
    for (const admission::BriefGap gap : screened.brief.gaps) {
        if (screened.brief.verdict == Verdict::undetermined) {
            screened.decided_by.push_back(as_decisive(gap));
        }
    }
}

} // namespace

Result<const Screened*> Screener::screen(const project::Project& project) {
    ECO_CHECK(m_assessor->brief(project, m_as_of, m_work, m_out.brief));
    decide(m_out, m_assessor->compiled());
    m_out.zones.clear();
    for (const Measurement& measured : m_work.layout.measurements.front()) {
        if (auto zone = zone_of(measured, m_assessor->terms().facts)) {
            m_out.zones.push_back(*std::move(zone));
        }
    }
    return &m_out;
}

std::string_view word(admission::BriefGap gap) {
    return as_decisive(gap).substr(std::string_view("gap:").size());
}

} // namespace eco::siting
