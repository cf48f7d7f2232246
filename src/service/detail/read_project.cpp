// SPDX-License-Identifier: MulanPSL-2.0
#include "service/detail/read_project.hpp"

#include "project/read_project.hpp"

namespace eco::service::detail {
namespace {

constexpr std::string_view k_body = "body";

Result<project::SiteGeometry> refuse_file(const project::SiteFile& file) {
    return fail({ErrorCode::service_site_file, {{"file", file.file}}, file.where});
}

/// Faults of the project as a whole are faults of the body.
auto refuse_body(Error error) {
    if (error.where.file.empty()) {
        error.where.file = k_body;
    }
    return refuse(error);
}

} // namespace

Answer<ReadProject> read_project_json(const Engine& engine, const rules::Book& book,
                                      const Json& json) {
    std::set<std::string> roles;
    for (const rules::SiteRole& role : book.roles) {
        roles.insert(role.role);
    }
    Findings findings;
    const Document document{std::string(k_body), json, {}};
    auto project = project::read_project(
        document,
        {book.facts, engine.tables().regions, engine.tables().sectors, roles, refuse_file},
        findings);
    if (!project) {
        return refuse(std::move(findings));
    }
    return ReadProject{*std::move(project), std::move(findings)};
}

Answer<ReadProject> read_project(const Engine& engine, const rules::Book& book,
                                 std::string_view body) {
    const auto json = parse_json(body, k_body);
    return json ? read_project_json(engine, book, *json) : refuse(json.error());
}

Answer<Json> judge(const Engine& engine, const project::Project& project, LocalDate as_of) {
    auto assessment = engine.assessor().assess(project, as_of);
    if (!assessment) {
        return refuse_body(std::move(assessment).error());
    }
    return *std::move(assessment);
}

Answer<std::string> judge_text(const Engine& engine, const project::Project& project,
                               LocalDate as_of) {
    auto document = engine.assessor().assess_text(project, as_of);
    if (!document) {
        return refuse_body(std::move(document).error());
    }
    return *std::move(document);
}

Answer<std::string> judge_hits(const Engine& engine, const project::Project& project,
                               LocalDate as_of) {
    auto document = engine.assessor().hits_text(project, as_of);
    if (!document) {
        return refuse_body(std::move(document).error());
    }
    return *std::move(document);
}

} // namespace eco::service::detail
