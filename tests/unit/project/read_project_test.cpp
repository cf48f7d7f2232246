// SPDX-License-Identifier: MulanPSL-2.0
#include "project/read_project.hpp"

#include "base/messages.hpp"
#include "support/project_context.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace eco::project {
namespace {

const test::Context k_context;

constexpr const char* k_head = "[project]\nname = \"某项目\"\n";
constexpr const char* k_site =
    "[[site]]\ncrs = \"CGCS2000\"\ngeometry = { type = \"Point\", coordinates = [106.8, 28.1] }\n";

std::optional<Project> read(const std::string& toml, Findings& findings) {
    return read_project(*parse_toml(toml, "p.toml"), k_context.get(), findings);
}

Project sound(const std::string& toml) {
    Findings findings;
    auto project = read(toml, findings);
    EXPECT_TRUE(project) << (findings.empty() ? "" : render_line(findings[0], Lang::en));
    return project.value_or(Project());
}

/// "E-PRJ-001 3:1" for every finding.
std::vector<std::string> faults(const std::string& toml) {
    Findings findings;
    static_cast<void>(read(toml, findings));
    std::vector<std::string> all;
    for (const Finding& finding : findings) {
        all.push_back(fmt::format("{} {}", code_name(finding.code), finding.where.row));
    }
    return all;
}

std::vector<std::string> geometry_faults(const std::string& geometry) {
    return faults(fmt::format("{}[[site]]\ncrs = \"CGCS2000\"\ngeometry = {}\n", k_head, geometry));
}

using Faults = std::vector<std::string>;

TEST(ReadProject, reads_facts_sites_and_sources) {
    const Project project = sound(
        "[project]\nname = \"某项目\"\ncode = \"2020-520322\"\n[facts]\nsector = \"1512\"\n"
        "nature = \"new\"\ncapacity = \"0.5万t/a\"\nprocesses = [\"plating\"]\nhas_outlet = false\n"
        "approved_on = \"2026-01-01\"\n"
        "[[site]]\nname = \"厂区\"\ncrs = \"EPSG:4545\"\n"
        "geometry = { type = \"Point\", coordinates = [480000, 3110000] }\n"
        "[[site]]\nrole = \"outlet\"\nfile = \"site.geojson\"\n"
        "[[source]]\ntitle = \"公示\"\nurl = \"http://x\"\ndate = \"2024-02-07\"\n");
    EXPECT_EQ(project.facts.at("sector"), rules::Value(std::string("C1512")));
    EXPECT_EQ(project.facts.at("capacity"), rules::Value(Decimal::from_int(5000)));
    ASSERT_EQ(project.sites.size(), 2U);
    EXPECT_EQ(project.sites[0].crs_stated, "EPSG:4545");
    EXPECT_NEAR(project.sites[0].geometry.points.at(0).lon, 107.796, 0.01);
    EXPECT_EQ(project.sites[1].role, "outlet");
    EXPECT_EQ(project.sources.at(0).title, "公示");
}

TEST(ReadProject, takes_a_county_by_name_or_by_any_vintage_of_its_code) {
    const std::string head(k_head);
    EXPECT_EQ(sound(head + "[[site]]\ncounty = \"桐梓县\"\n").sites[0].county, "520322");
    Findings findings;
    const auto old = read(head + "[[site]]\ncounty = \"522401\"\n", findings);
    ASSERT_TRUE(old);
    EXPECT_EQ(old->sites[0].county, "520502");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].severity, Severity::info);
    EXPECT_EQ(message(findings[0].code, findings[0].args, Lang::zh),
              "县级代码 522401 是旧代码，按 七星关区（520502）处理。");
    EXPECT_EQ(faults(head + "[[site]]\ncounty = \"529999\"\n"), Faults{"E-PRJ-014 4"});
    EXPECT_EQ(faults(head + "[[site]]\ncounty = \"宜都市\"\n"), Faults{"E-PRJ-016 4"});
    EXPECT_TRUE(sound(head + "[[site]]\ncounty = \"宜都市\"\n").sites[0].vague());
}

TEST(ReadProject, converts_gcj02_and_states_the_error) {
    const Project project =
        sound(std::string(k_head) + "[[site]]\ncrs = \"GCJ02\"\ngeometry = { type = \"Point\", "
                                    "coordinates = [106.8, 28.1] }\n");
    EXPECT_GT(project.sites[0].conversion_error_m, 0);
    EXPECT_NE(project.sites[0].geometry.points[0].lon, 106.8);
}

TEST(ReadProject, a_project_without_a_place_is_read_with_a_warning) {
    Findings findings;
    const auto project = read(k_head, findings);
    ASSERT_TRUE(project);
    EXPECT_TRUE(project->sites.at(0).vague());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::project_no_place);
}

TEST(ReadProject, reports_every_fault_at_once_with_its_row) {
    EXPECT_EQ(faults("[project]\nname = \"x\"\nowner = \"y\"\n[facts]\nsektor = \"C26\"\n"
                     "in_redline = true\ncapacity = \"5 km\"\nnature = \"新建\"\n"
                     "[[site]]\nrole = \"roof\"\n"),
              (Faults{"E-PRJ-001 3", "E-RULES-004 7", "E-PRJ-005 6", "E-RULES-006 8", "E-PRJ-004 5",
                      "E-PRJ-007 10", "E-PRJ-009 9", "E-PRJ-008 9"}));
}

TEST(ReadProject, names_the_facts_that_come_near) {
    Findings findings;
    static_cast<void>(read(std::string(k_head) + "[facts]\nsektor = \"C26\"\n" + k_site, findings));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(message(findings[0].code, findings[0].args, Lang::zh), "没有声明过事实“sektor”。");
    EXPECT_TRUE(
        remedy(findings[0].code, findings[0].args, Lang::zh).starts_with("相近的事实：sector"));
}

TEST(ReadProject, refuses_a_sector_that_the_edition_does_not_have) {
    const auto with = [](const std::string& sector) {
        return faults(fmt::format("{}[facts]\nsector = {}\n{}", k_head, sector, k_site));
    };
    EXPECT_EQ(with("\"化工\""), Faults{"E-PRJ-006 4"});
    EXPECT_EQ(with("\"c26\""), Faults{"E-PRJ-006 4"});
    EXPECT_EQ(with("\"C9999\""), Faults{"E-PRJ-006 4"});
    EXPECT_EQ(with("26"), Faults{"E-RULES-003 4"});
    EXPECT_EQ(with("\"Ｃ２６\""), Faults{}); // full-width forms are folded
}

TEST(ReadProject, refuses_impossible_values_and_missing_units) {
    const auto with = [](const std::string& capacity) {
        return faults(fmt::format("{}[facts]\ncapacity = {}\n{}", k_head, capacity, k_site));
    };
    EXPECT_EQ(with("\"-5 t/a\""), Faults{"E-RULES-007 4"});
    EXPECT_EQ(with("5000"), Faults{"E-RULES-005 4"});
    EXPECT_EQ(with("\"5000\""), Faults{"E-RULES-005 4"});
    EXPECT_EQ(with("true"), Faults{"E-RULES-003 4"});
}

TEST(ReadProject, wants_the_datum_stated) {
    EXPECT_EQ(faults(std::string(k_head) +
                     "[[site]]\ngeometry = { type = \"Point\", coordinates = [106.8, 28.1] }\n"),
              Faults{"E-GEO-001 3"});
    EXPECT_EQ(faults(std::string(k_head) +
                     "[[site]]\ncrs = \"Beijing54\"\n"
                     "geometry = { type = \"Point\", coordinates = [106.8, 28.1] }\n"),
              Faults{"E-GEO-002 4"});
    const Faults swapped = geometry_faults("{ type = \"Point\", coordinates = [28.1, 106.8] }");
    ASSERT_EQ(swapped.size(), 1U);
    EXPECT_TRUE(swapped[0].starts_with("E-GEO-")) << swapped[0];
}

TEST(ReadProject, refuses_geometries_that_are_none) {
    EXPECT_EQ(geometry_faults("{ type = \"Circle\", coordinates = [106.8, 28.1] }"),
              Faults{"E-PRJ-011 5"});
    EXPECT_EQ(geometry_faults("{ type = \"Point\" }"), Faults{"E-PRJ-011 5"});
    EXPECT_EQ(geometry_faults("{ type = \"Point\", coordinates = [\"106.8\", 28.1] }"),
              Faults{"E-PRJ-011 5"});
    EXPECT_EQ(geometry_faults("{ type = \"LineString\", coordinates = [[106.8, 28.1]] }"),
              Faults{"E-PRJ-011 5"});
    EXPECT_EQ(
        geometry_faults(
            "{ type = \"Polygon\", coordinates = [[[106.8, 28.1], [106.9, 28.1], [106.9, 28.2], "
            "[106.8, 28.2]]] }"),
        Faults{"E-PRJ-011 5"});                                                        // not closed
    EXPECT_EQ(geometry_faults("{ type = \"Polygon\", coordinates = [] }").size(), 1U); // empty
}

TEST(ReadProject, refuses_an_outline_that_crosses_itself_and_says_where) {
    Findings findings;
    static_cast<void>(
        read(std::string(k_head) +
                 "[[site]]\ncrs = \"CGCS2000\"\ngeometry = { type = \"Polygon\", coordinates = "
                 "[[[106, 28], [106.2, 28.2], [106.2, 28], [106, 28.2], [106, 28]]] }\n",
             findings));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, ErrorCode::project_self_crossing);
    EXPECT_EQ(findings[0].args.at("at"), "106.100000, 28.100000");
}

TEST(ReadProject, refuses_a_gigantic_outline_before_converting_it) {
    Json ring{Json::Array{}};
    const Json position(Json::Array{Json(106.8), Json(28.1)});
    for (int i = 0; i < 1'000'001; ++i) {
        ring.push_back(position);
    }
    Json geometry;
    geometry["type"] = "LineString";
    geometry["coordinates"] = std::move(ring);
    Json site;
    site["crs"] = "CGCS2000";
    site["geometry"] = std::move(geometry);
    Json root;
    root["project"]["name"] = "x";
    root["site"].push_back(std::move(site));
    Findings findings;
    EXPECT_FALSE(read_project({"p.json", std::move(root), {}}, k_context.get(), findings));
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(message(findings[0].code, findings[0].args, Lang::zh),
              "场地有 1000001 个顶点，超过上限 1000000。");
}

TEST(ReadProject, one_place_a_site_and_one_main_site) {
    EXPECT_EQ(
        faults(std::string(k_head) + "[[site]]\ncounty = \"520322\"\nfile = \"site.geojson\"\n"),
        Faults{"E-PRJ-010 3"});
    EXPECT_EQ(
        faults(std::string(k_head) + "[[site]]\nrole = \"outlet\"\nfile = \"site.geojson\"\n"),
        Faults{"E-PRJ-008 3"});
    Findings findings;
    EXPECT_FALSE(read(std::string(k_head) + "[[site]]\nfile = \"none.shp\"\n", findings));
    EXPECT_EQ(findings.at(0).code, ErrorCode::base_file_not_found);
}

} // namespace
} // namespace eco::project
