// SPDX-License-Identifier: MulanPSL-2.0
// Reading a project file (TOML or JSON). Nothing is guessed: the datum is stated, numbers carry
// their unit, unknown keys and facts are refused, and all faults of a file are reported at once.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"
#include "project/project.hpp"
#include "refdata/regions.hpp"
#include "refdata/sectors.hpp"

#include <functional>
#include <set>

namespace eco::project {

/// A site whose geometry lies in a vector file beside the project file.
struct SiteFile {
    std::string file, layer, crs, encoding;
    Where where;
};
struct SiteGeometry {
    geo::Geometry geometry; ///< CGCS2000, all features of the layer together
    std::string crs;
    double conversion_error_m = 0;
    Findings findings;
};
/// Supplied by the program (formats::read_vector): this room reads no files.
using SiteLoader = std::function<Result<SiteGeometry>(const SiteFile&)>;

struct ProjectContext {
    const rules::FactRegistry& facts;
    const refdata::Regions& regions;
    const refdata::Sectors& sectors;
    const std::set<std::string>& roles; ///< of data/site_roles.csv
    SiteLoader load;
};

/// Empty result when there is any finding of severity error. Findings: project_unknown_key,
/// project_unknown_fact (with the nearest names), project_derived_fact, rules_fact_*,
/// project_no_site, project_no_main_site, project_unknown_role, project_no_place,
/// project_two_places, geo_crs_missing, geo_crs_unknown, project_bad_geometry,
/// project_self_crossing, geo_empty_geometry, project_too_many_vertices, project_unknown_county,
/// project_old_county (info), project_county_elsewhere (warning), project_unknown_sector, base_* …
[[nodiscard]] std::optional<Project>
read_project(const Document& document, const ProjectContext& context, Findings& findings);

} // namespace eco::project
