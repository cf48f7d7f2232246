// SPDX-License-Identifier: MulanPSL-2.0
// Asking by place and by unit.
#include "service/place.hpp"

#include "base/text.hpp"
#include "service/clause_book.hpp"
#include "service/detail_level.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::service {
namespace {

constexpr std::string_view k_units = "units";

/// The features' JSON, separated by commas.
void append_features(const LayerDesk& desk, const std::vector<geo::FeatureId>& ids,
                     std::string& out) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        out += i == 0 ? "" : ",";
        out += desk.answers[ids[i]];
    }
}

Json package_json(const Engine& engine, const std::string& id) {
    const rules::Book& book = engine.book();
    Json json;
    json["id"] = id;
    if (const auto found = book.packages.find(id); found != book.packages.end()) {
        json["title_zh"] = found->second.title_zh;
        json["title_en"] = found->second.title_en;
        json["source"] = found->second.source;
    }
    json["clauses"] = Json(Json::Array{});
    for (const rules::Clause& clause : book.clauses) {
        if (clause.scope == rules::Scope{rules::Scope::Kind::package, id}) {
            json["clauses"].push_back(clause_json(book, clause));
        }
    }
    return json;
}

} // namespace

Answer<std::string> at_point(const Engine& engine, geo::LonLat point, Lang lang) {
    const zoning::Release& release = engine.release();
    const auto xy = release.plane().to_plane(point);
    if (!xy || !release.plane().definition().extent.contains(point)) {
        return refuse(
            {ErrorCode::service_outside_release,
             {{"lon", fmt::format("{}", point.lon)}, {"lat", fmt::format("{}", point.lat)}},
             {}});
    }
    std::string units, layers;
    for (const LayerDesk& desk : engine.desks()) {
        const std::vector<geo::FeatureId> ids = desk.layer->index().covering(*xy);
        if (ids.empty()) {
            continue;
        }
        const zoning::LayerInfo& info = desk.layer->info();
        if (info.role == k_units) {
            append_features(desk, ids, units);
            continue;
        }
        layers += layers.empty() ? R"({"features":[)" : R"(,{"features":[)";
        append_features(desk, ids, layers);
        layers += R"(],"layer":)";
        layers += canonical_json(Json(lang == Lang::zh ? info.title_zh : info.title_en));
        layers += R"(,"role":)";
        layers += canonical_json(Json(info.role));
        layers += '}';
    }
    return R"({"layers":[)" + layers + R"(],"notice":)" +
           canonical_json(Json(text("service.notice", lang))) + R"(,"units":[)" + units + "]}\n";
}

Answer<Json> unit_card(const Engine& engine, std::string_view code, Lang lang) {
    const LayerDesk* desk = engine.desk(k_units);
    const auto id = desk == nullptr ? std::nullopt : desk->find(code);
    if (!id) {
        return refuse({ErrorCode::service_unknown_unit, {{"code", std::string(code)}}, {}});
    }
    const rules::Book& book = engine.book();
    const geo::ShapeView shape = desk->layer->shape(*id);
    const zoning::Attributes have = desk->layer->attributes(*id);
    Json json;
    json["notice"] = text("service.notice", lang);
    json["code"] = code;
    json["attributes"] = Json(Json::Object{});
    for (const auto& [key, value] : have) {
        json["attributes"][key] = value;
    }
    json["name_zh"] = json["attributes"].string_or("name", "");
    json["class"] = json["attributes"].string_or("class", "");
    json["area_m2"] = geo::area_m2(shape);
    json["bbox"] = box_json(engine.release().plane(), shape);
    json["packages"] = Json(Json::Array{});
    const auto stated = split_list(json["attributes"].string_or("packages", ""), ';');
    for (const std::string& package : rules::resolve_packages(book, stated)) {
        json["packages"].push_back(package_json(engine, package));
    }
    json["clauses"] = Json(Json::Array{});
    std::size_t everywhere = 0;
    for (const rules::Clause& clause : book.clauses) {
        everywhere += clause.scope.kind == rules::Scope::Kind::everywhere ? 1 : 0;
        if (clause.scope == rules::Scope{rules::Scope::Kind::unit, std::string(code)}) {
            json["clauses"].push_back(clause_json(book, clause));
        }
    }
    json["everywhere"] = everywhere;
    return json;
}

} // namespace eco::service
