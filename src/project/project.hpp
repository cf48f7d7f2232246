// SPDX-License-Identifier: MulanPSL-2.0
// A project: stated facts and sites. Pure value; reading a project file is in read_project.hpp.
#pragma once

#include "base/error.hpp"
#include "base/json.hpp"
#include "geo/geometry.hpp"
#include "rules/fact.hpp"

#include <map>
#include <string>
#include <vector>

namespace eco::project {

/// One place of the project: the main site, or an auxiliary one (slag yard, outlet, pipeline …).
struct Site {
    std::string role = "main"; ///< of data/site_roles.csv
    std::string name;
    geo::Geometry geometry; ///< CGCS2000; empty when the place is known only by its county
    std::string county;     ///< county code of today's vintage; set when known only by county
    std::string crs_stated; ///< canonical id of what the applicant stated, e.g. "GCJ02"
    double conversion_error_m = 0; ///< stated error of the datum conversion
    Where where;                   ///< for complaints

    [[nodiscard]] bool vague() const { return geometry.empty(); }
};

/// Where the facts come from, for cases drawn from public notices.
struct Source {
    std::string title, url, date;
};

struct Project {
    std::string name;
    std::string code; ///< 项目代码, free; may be empty
    std::string description;
    std::map<std::string, rules::Value> facts; ///< by fact name, declared facts only
    std::vector<Site> sites;                   ///< at least one with role "main", in file order
    std::vector<Source> sources;
};

/// The canonical form that an assessment embeds and that read_project accepts again: the shape of a
/// project file, geometries inline in CGCS2000.
[[nodiscard]] Json to_json(const Project& project, const rules::FactRegistry& facts);

} // namespace eco::project
