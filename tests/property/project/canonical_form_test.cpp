// SPDX-License-Identifier: MulanPSL-2.0
// An assessment embeds the canonical form of a project; reading it again must give the same
// project.
#include "project/read_project.hpp"
#include "support/project_context.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace eco::project {
namespace {

geo::LonLat some_point() {
    return {106 + *rc::gen::inRange(0, 1'000'000) / 1e6 / 3.0,
            26 + *rc::gen::inRange(0, 1'000'000) / 1e6 / 7.0};
}

geo::Polygon some_polygon() {
    const geo::LonLat p = some_point();
    const double w = *rc::gen::inRange(1, 1000) / 1e5;
    return {{p, {p.lon + w, p.lat}, {p.lon + w, p.lat + w}, p}, {}};
}

geo::Geometry some_geometry() {
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        return {{some_point(), some_point()}, {}, {}};
    case 1:
        return {{}, {{some_point(), some_point(), some_point()}}, {}};
    default:
        return {{}, {}, {some_polygon()}};
    }
}

Project some_project() {
    Project project;
    project.name = "某“项目”\n" + *rc::gen::element<std::string>("", "二期", "\\");
    project.description = *rc::gen::element<std::string>("", "说明");
    project.facts["capacity"] =
        Decimal::from_raw(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000));
    project.facts["processes"] = rules::Texts{"plating", "smelting"};
    project.facts["has_outlet"] = *rc::gen::arbitrary<bool>();
    project.facts["sector"] = std::string("C1512");
    Site main;
    if (*rc::gen::arbitrary<bool>()) {
        main.geometry = some_geometry();
        main.crs_stated = *rc::gen::element<std::string>("CGCS2000", "GCJ02", "EPSG:4545");
        main.conversion_error_m = main.crs_stated == "GCJ02" ? 2 : 0;
    } else {
        main.county = "520322";
    }
    project.sites.push_back(main);
    project.sources.push_back({"公示", "", "2024-02-07"});
    return project;
}

RC_GTEST_PROP(Project, reads_back_from_its_canonical_form_to_the_same_bytes, ()) {
    const test::Context context;
    const Json written = to_json(some_project(), context.facts());
    Findings findings;
    const auto read = read_project({"a.json", written, {}}, context.get(), findings);
    RC_ASSERT(read.has_value());
    RC_ASSERT(canonical_json(to_json(*read, context.facts())) == canonical_json(written));
}

} // namespace
} // namespace eco::project
