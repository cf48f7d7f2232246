// SPDX-License-Identifier: MulanPSL-2.0
// The release, described.
#include "service/release_facts.hpp"

#include "base/messages.hpp"
#include "rules/labels.hpp"

#include <algorithm>

namespace eco::service {
namespace {

Json layer_json(const zoning::Layer& layer) {
    Json json;
    json["role"] = layer.info().role;
    json["name"] = layer.info().role;
    json["title_zh"] = layer.info().title_zh;
    json["title_en"] = layer.info().title_en;
    json["source"] = layer.info().source;
    json["licence"] = layer.info().licence;
    json["example"] = layer.info().example;
    json["tolerance_m"] = layer.info().tolerance.base();
    json["features"] = std::size_t{layer.size()};
    return json;
}

Json value_json(const rules::Domain& domain, const std::string& value) {
    const auto label = [&](const std::map<std::string, std::string>& labels) {
        const auto found = labels.find(value);
        return found == labels.end() ? value : found->second;
    };
    Json json;
    json["value"] = value;
    json["label_zh"] = label(domain.labels_zh);
    json["label_en"] = label(domain.labels_en);
    return json;
}

Json fact_json(const rules::FactDeclaration& fact) {
    Json json;
    json["name"] = fact.name;
    json["type"] = rules::word(fact.type);
    json["unit"] = base_symbol(fact.dimension);
    json["label_zh"] = fact.label_zh;
    json["label_en"] = fact.label_en;
    json["question_zh"] = fact.question_zh;
    json["question_en"] = fact.question_en;
    json["domain"] = Json(Json::Array{});
    for (const std::string& value : fact.domain.values) {
        json["domain"].push_back(value_json(fact.domain, value));
    }
    if (fact.domain.minimum) {
        json["minimum"] = fact.domain.minimum->to_double();
    }
    if (fact.domain.maximum) {
        json["maximum"] = fact.domain.maximum->to_double();
    }
    return json;
}

Json example_head(const Example& example) {
    Json json;
    json["name"] = example.name;
    json["title_zh"] = example.title_zh;
    json["title_en"] = example.title_en;
    return json;
}

} // namespace

Json about(const Engine& engine, LocalDate today) {
    const zoning::Release& release = engine.release();
    const Json& meta = release.meta();
    Json json;
    json["engine_version"] = admission::engine_version();
    Json& described = json["release"];
    described["digest"] = release.digest();
    for (const char* key : {"id", "title_zh", "title_en", "effective_from"}) {
        described[key] = meta.string_or(key, "");
    }
    described["title"] = meta.string_or("title_zh", "");
    const Json* example = meta.find("example");
    described["example"] = example != nullptr && example->is_bool() && example->as_bool();
    described["layers"] = Json(Json::Array{});
    for (const auto& layer : release.layers()) {
        described["layers"].push_back(layer_json(*layer));
    }
    const geo::LonLatBox& box = release.plane().definition().extent;
    json["extent"] = Json(Json::Array{box.west, box.south, box.east, box.north});
    json["as_of_default"] = today.to_string();
    json["public"] = true;
    json["notice"]["zh"] = text("service.notice", Lang::zh);
    json["notice"]["en"] = text("service.notice", Lang::en);
    return json;
}

Json declared_facts(const Engine& engine) {
    const rules::FactRegistry& facts = engine.book().facts;
    Json json{Json::Array{}};
    for (rules::FactId id = 0; id < facts.size(); ++id) {
        if (facts.at(id).origin == rules::FactOrigin::declared) {
            json.push_back(fact_json(facts.at(id)));
        }
    }
    return json;
}

Json example_list(const Engine& engine) {
    Json json{Json::Array{}};
    for (const Example& one : engine.examples()) {
        json.push_back(example_head(one));
    }
    return json;
}

Answer<Json> example(const Engine& engine, std::string_view name) {
    const auto& all = engine.examples();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Example& one) { return one.name == name; });
    if (found == all.end()) {
        return refuse({ErrorCode::service_unknown_example, {{"name", std::string(name)}}, {}});
    }
    return found->project;
}

} // namespace eco::service
