// SPDX-License-Identifier: MulanPSL-2.0
// One brief judgement a feature, in one workspace.
#include "service/screen_features.hpp"

#include "admission/brief.hpp"
#include "base/messages.hpp"
#include "service/detail/read_project.hpp"

namespace eco::service {
namespace {

/// A feature as a project file: its properties are the facts, but for the name.
Json project_of(const Json& feature) {
    Json project;
    project["facts"] = Json(Json::Object{});
    if (const Json* properties = feature.find("properties");
        properties != nullptr && properties->is_object()) {
        project["facts"] = *properties;
        project["facts"].as_object().erase("name");
        project["project"]["name"] = properties->string_or("name", "");
    }
    if (project.find("project") == nullptr || project["project"].string_or("name", "").empty()) {
        project["project"]["name"] = feature.string_or("id", "-");
    }
    Json site;
    site["role"] = "main";
    site["crs"] = "CGCS2000"; // within metres of GeoJSON's WGS 84, far below any tolerance
    const Json* geometry = feature.find("geometry");
    site["geometry"] = geometry == nullptr ? Json() : *geometry;
    project["site"] = Json(Json::Array{std::move(site)});
    return project;
}

Json brief_json(const Engine& engine, const admission::Brief& brief) {
    const rules::Book& book = engine.book();
    Json json;
    json["verdict"] = admission::word(brief.verdict);
    for (const auto* name : {"units", "hits", "open", "questions"}) {
        json[name] = Json(Json::Array{});
    }
    for (const admission::BriefUnit& unit : brief.units) {
        json["units"].push_back(unit.code);
    }
    for (const admission::BriefClause& clause : brief.clauses) {
        const bool hit = clause.status == admission::ClauseStatus::hit;
        json[hit ? "hits" : "open"].push_back(book.clauses[clause.clause].id);
    }
    for (const rules::FactId fact : brief.questions) {
        json["questions"].push_back(book.facts.at(fact).name);
    }
    return json;
}

Json rejected(std::size_t index, const Json& feature, const Findings& faults) {
    const Finding& first = faults.front();
    Json json;
    json["index"] = index;
    const Json* id = feature.find("id");
    json["id"] = id == nullptr ? Json() : *id;
    json["code"] = code_name(first.code);
    json["zh"] = message(first.code, first.args, Lang::zh);
    json["en"] = message(first.code, first.args, Lang::en);
    return json;
}

} // namespace

Answer<std::string> screen_features(const Engine& engine, const Json::Array& features,
                                    LocalDate as_of, Progress& progress) {
    admission::Workspace work;
    admission::Brief brief;
    Json collection;
    collection["type"] = "FeatureCollection";
    collection["features"] = Json(Json::Array{});
    collection["rejected"] = Json(Json::Array{});
    for (std::size_t i = 0; i < features.size() && !progress.cancelled(); ++i) {
        progress.report(i, features.size());
        const auto read = detail::read_project_json(engine, engine.book(), project_of(features[i]));
        if (!read) {
            collection["rejected"].push_back(rejected(i, features[i], read.error()));
            continue;
        }
        const Status judged = engine.assessor().brief(read->project, as_of, work, brief);
        if (!judged) {
            collection["rejected"].push_back(
                rejected(i, features[i], {as_finding(Severity::error, judged.error())}));
            continue;
        }
        Json one;
        one["type"] = "Feature";
        const Json* id = features[i].find("id");
        one["id"] = id == nullptr ? Json(i) : *id;
        const Json* geometry = features[i].find("geometry");
        one["geometry"] = geometry == nullptr ? Json() : *geometry;
        one["properties"] = brief_json(engine, brief);
        collection["features"].push_back(std::move(one));
    }
    return canonical_json(collection) + "\n";
}

} // namespace eco::service
