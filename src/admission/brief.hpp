// SPDX-License-Identifier: MulanPSL-2.0
// An assessment without its document: the verdict and what it rests on, as numbers into the
// assessor's book. For screening, where a million footprints are judged by one release.
#pragma once

#include "admission/judge.hpp"
#include "admission/place.hpp"
#include "admission/verdict.hpp"
#include "zoning/layer_schema.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace eco::admission {

/// A control unit that a site lies in, or may lie in. Texts live as long as the assessor.
struct BriefUnit {
    std::uint32_t site = 0;
    geo::FeatureId unit = 0; ///< in the layer "units"
    std::string_view code, name, unit_class;
    rules::Tri membership = rules::Tri::unknown; ///< unknown: within tolerance of its border
    double area_m2 = 0, length_m = 0;            ///< of the site inside the unit
    double share = 0;                            ///< of the site's area, length or points
    std::optional<double> distance_m;            ///< not touched, but within tolerance
};

/// A clause that hits or may hit at some place.
struct BriefClause {
    std::uint32_t clause = 0; ///< index in the assessor's book
    ClauseStatus status = ClauseStatus::unknown;
    Verdict verdict = Verdict::admissible; ///< what it contributes
    bool operator==(const BriefClause&) const = default;
};

/// A spatial fact of a site that is not a plain "no": true, a distance, or unknown.
struct BriefSpatial {
    std::uint32_t site = 0;
    rules::FactId fact = 0;
    /// yes: the fact holds; unknown: see `because`; a distance: yes when something lies within the
    /// radius that is searched, no otherwise.
    rules::Tri holds = rules::Tri::unknown;
    rules::UnknownBecause because = rules::UnknownBecause::not_stated; ///< when unknown
    std::optional<double> distance_m; ///< to the nearest feature, where it was measured
};

/// What keeps an answer from being given, besides clauses.
enum class BriefGap : std::uint8_t { layer_missing, no_place, no_unit };

struct Brief {
    Verdict verdict = Verdict::admissible;
    std::vector<BriefUnit> units;         ///< in the order of the document's "units"
    std::vector<BriefClause> clauses;     ///< by index, which is by id
    std::vector<BriefSpatial> spatial;    ///< by site, in the order of spatial_facts.csv
    std::vector<BriefGap> gaps;           ///< no kind twice
    std::vector<rules::FactId> questions; ///< facts that could still make the verdict worse, by id
    bool asks_place = false;              ///< a more exact place could make the verdict worse
};

/// What `Assessor::brief` works in: one a thread, reused from project to project.
struct Workspace {
    /// A clause that applies, or may, at one place.
    struct Seen {
        std::uint32_t clause = 0, place = 0;
        rules::Tri applies = rules::Tri::unknown;
        rules::Consequence consequence = rules::Consequence::note;
    };
    Layout layout;
    std::vector<rules::PackedFacts> packed; ///< by situation
    std::vector<rules::Applies> found;
    std::vector<Seen> seen, merged;
    std::vector<rules::FactId> open; ///< of one clause at one place
    std::vector<Verdict> in_part;    ///< by unit part: what its clauses say if the site lies there
    std::vector<std::uint8_t> asked; ///< by fact
    Brief brief;                     ///< of a document with hits
};

/// Judges `work.layout`. Says what `judge` says of it; the trace is left out.
void judge_briefly(const LayoutContext& context, const zoning::LayerSchemas& schemas,
                   Workspace& work, Brief& out);

} // namespace eco::admission
