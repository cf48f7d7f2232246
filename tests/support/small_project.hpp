// SPDX-License-Identifier: MulanPSL-2.0
// Projects for the small release: a square of about 200 m around a point, and stated facts.
#pragma once

#include "project/project.hpp"
#include "support/small_release.hpp"

namespace eco::test {

inline project::Site site_at(double lon, double lat) {
    constexpr double k_half = 0.001; // about 100 m
    project::Site site;
    site.crs_stated = "CGCS2000";
    site.geometry = zoning::test::square(lon - k_half, lat - k_half, lon + k_half, lat + k_half);
    return site;
}

inline project::Site site_in_county(const std::string& county) {
    project::Site site;
    site.county = county;
    return site;
}

inline project::Project project_at(project::Site site, std::map<std::string, rules::Value> facts) {
    project::Project project;
    project.name = "试验项目";
    project.facts = std::move(facts);
    project.sites.push_back(std::move(site));
    return project;
}

/// A new plant of sector C2611 that makes 500 t/a and has no outlet.
inline std::map<std::string, rules::Value> chemical_plant() {
    return {{"sector", std::string("C2611")},
            {"nature", std::string("new")},
            {"has_outlet", false},
            {"upgrade", false},
            {"output", Decimal::from_int(500)}};
}

} // namespace eco::test
