// SPDX-License-Identifier: MulanPSL-2.0
// From a project to the places that clauses are held against: each site as a whole, and each part
// of a site in a control unit, with everything that is known there.
#pragma once

#include "admission/derivation.hpp"
#include "admission/measure.hpp"
#include "admission/unit_list.hpp"
#include "geo/shape.hpp"
#include "project/project.hpp"
#include "rules/book.hpp"
#include "rules/compiled_book.hpp"
#include "zoning/release.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eco::admission {

/// A site on the release's plane.
struct SiteShape {
    geo::Shape shape;
    Whereabouts whereabouts = Whereabouts::exact;
};

/// A site, or some of it, in a control unit.
struct UnitPart {
    std::size_t site = 0;
    geo::FeatureId unit = 0;
    const Unit* is = nullptr;                    ///< what the release says of it
    rules::Tri membership = rules::Tri::unknown; ///< unknown: within tolerance of its border
    double area_m2 = 0, length_m = 0, share = 0;
    std::optional<double> distance_m; ///< the site does not touch the unit but lies near it
};

/// Everything that is known somewhere: stated, measured and derived facts.
struct Situation {
    rules::FactVector facts;
    DerivedTables derived;
    std::vector<rules::FactId> told; ///< facts that may be known here: no others are
};

/// One thing a clause is evaluated against.
struct Place {
    std::optional<std::size_t> site; ///< none: a kind of site that is not drawn
    std::string role;
    std::optional<std::size_t> part;      ///< index of the unit part; none: the site as a whole
    rules::Tri present = rules::Tri::yes; ///< unit membership, or whether such a site exists
    std::size_t situation = 0;            ///< places about which the same is known share one
};

struct Layout {
    std::vector<SiteShape> shapes; ///< one a site of the project
    std::vector<UnitPart> parts;
    std::vector<Place> places; ///< whole sites first, in order; then parts; then sites not drawn
    std::vector<Situation> situations;
    std::vector<std::vector<Measurement>> measurements; ///< one list a site
    std::vector<Situation> spare;                       ///< nothing is told: for the next project
    TableMemo memo;                                     ///< what the projects before have derived

    [[nodiscard]] const rules::FactVector& facts(const Place& place) const {
        return situations[place.situation].facts;
    }
};

struct LayoutContext {
    const zoning::Release& release;
    const rules::BookTerms& book; ///< clauses are asked for by `compiled`
    const rules::CompiledBook& compiled;
    const Measurer& measurer;
    const UnitList& units;
    LocalDate as_of;
};

/// Errors: admission_outside_release, admission_partly_outside, admission_unknown_county,
/// admission_mixed_geometry, geo_empty_geometry, geo_outside_plane, geo_collapsed; each with the
/// site's place in the project file.
[[nodiscard]] Result<Layout> lay_out(const project::Project& project, const LayoutContext& context);
/// The same into a layout that was used before, whose memory is used again.
[[nodiscard]] Status lay_out(const project::Project& project, const LayoutContext& context,
                             Layout& layout);

} // namespace eco::admission
