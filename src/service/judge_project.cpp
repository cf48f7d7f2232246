// SPDX-License-Identifier: MulanPSL-2.0
// From the bytes of a request to the bytes of an answer.
#include "service/judge_project.hpp"

#include "project/read_project.hpp"
#include "regulation/classify.hpp"
#include "report/html.hpp"
#include "report/map.hpp"

#include <algorithm>

namespace eco::service {
namespace {

constexpr std::string_view k_body = "body";

struct Read {
    project::Project project;
    Findings remarks;
};

Result<project::SiteGeometry> refuse_file(const project::SiteFile& file) {
    return fail({ErrorCode::service_site_file, {{"file", file.file}}, file.where});
}

Answer<Read> read(const Engine& engine, const rules::Book& book, std::string_view body) {
    auto json = parse_json(body, k_body);
    if (!json) {
        return refuse(json.error());
    }
    std::set<std::string> roles;
    for (const rules::SiteRole& role : book.roles) {
        roles.insert(role.role);
    }
    Findings findings;
    const Document document{std::string(k_body), *std::move(json), {}};
    auto project = project::read_project(
        document,
        {book.facts, engine.tables().regions, engine.tables().sectors, roles, refuse_file},
        findings);
    if (!project) {
        return refuse(std::move(findings));
    }
    return Read{*std::move(project), std::move(findings)};
}

Answer<Json> judged(const Engine& engine, const project::Project& project, LocalDate as_of) {
    auto assessment = engine.assessor().assess(project, as_of);
    if (!assessment) {
        Error error = std::move(assessment).error();
        if (error.where.file.empty()) {
            error.where.file = k_body;
        }
        return refuse(error);
    }
    return *std::move(assessment);
}

} // namespace

Answer<Judged> assess(const Engine& engine, std::string_view body, LocalDate as_of) {
    auto read_in = read(engine, engine.assessor().book(), body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    const auto assessment = judged(engine, read_in->project, as_of);
    if (!assessment) {
        return tl::unexpected(assessment.error());
    }
    return Judged{canonical_json(*assessment) + "\n", std::move(read_in->remarks)};
}

Answer<Judged> classify(const Engine& engine, std::string_view body, LocalDate as_of) {
    const Tables& tables = engine.tables();
    auto read_in = read(engine, tables.book, body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    // Where a project stands does not matter here.
    std::erase_if(read_in->remarks,
                  [](const Finding& f) { return f.code == ErrorCode::project_no_place; });
    rules::FactVector stated(tables.book.facts.size());
    for (const auto& [name, value] : read_in->project.facts) {
        stated[tables.book.facts.find(name).value()].value = value;
    }
    Json answer =
        regulation::classify({tables.book, tables.presumptions, tables.calendar, as_of}, stated);
    answer["as_of"] = as_of.to_string();
    answer["name"] = read_in->project.name;
    return Judged{canonical_json(answer) + "\n", std::move(read_in->remarks)};
}

Answer<Judged> report(const Engine& engine, std::string_view body, LocalDate as_of, Lang lang) {
    auto read_in = read(engine, engine.assessor().book(), body);
    if (!read_in) {
        return tl::unexpected(std::move(read_in).error());
    }
    const auto assessment = judged(engine, read_in->project, as_of);
    if (!assessment) {
        return tl::unexpected(assessment.error());
    }
    const auto map = report::draw_map(engine.release(), read_in->project, lang);
    if (!map) {
        return refuse(map.error());
    }
    return Judged{report::html(*assessment, *map, lang), std::move(read_in->remarks)};
}

} // namespace eco::service
