// SPDX-License-Identifier: MulanPSL-2.0
// Making a release ready for many askers.
#include "service/engine.hpp"

#include "base/text.hpp"
#include "service/search.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::service {
namespace {

std::string value_of(const zoning::Attributes& have, const char* key) {
    const auto found = have.find(key);
    return found == have.end() ? std::string() : found->second;
}

Json attributes_json(const zoning::Attributes& have) {
    Json json{Json::Object{}};
    for (const auto& [key, value] : have) {
        json[key] = value;
    }
    return json;
}

/// Units carry their attributes at the top, as the trade reads a unit card.
std::string unit_answer(const zoning::Attributes& have) {
    Json json = attributes_json(have);
    json["name_zh"] = value_of(have, "name");
    json["packages"] = Json(Json::Array{});
    for (const std::string& package : split_list(value_of(have, "packages"), ';')) {
        json["packages"].push_back(package);
    }
    return canonical_json(json);
}

std::string feature_answer(const std::string& id, const zoning::Attributes& have) {
    Json json;
    json["id"] = id;
    json["name"] = value_of(have, "name");
    json["attributes"] = attributes_json(have);
    return canonical_json(json);
}

LayerDesk desk_of(const zoning::Layer& layer) {
    LayerDesk desk{&layer, {}, {}, {}};
    const geo::FeatureId size = layer.size();
    desk.ids.reserve(size);
    desk.answers.reserve(size);
    std::unordered_map<std::string, std::size_t> uses;
    std::vector<zoning::Attributes> all;
    all.reserve(size);
    for (geo::FeatureId id = 0; id < size; ++id) {
        all.push_back(layer.attributes(id));
        ++uses[value_of(all.back(), "code")];
    }
    for (geo::FeatureId id = 0; id < size; ++id) {
        const std::string code = value_of(all[id], "code");
        desk.ids.push_back(!code.empty() && uses.at(code) == 1 ? code : fmt::format("f{}", id));
        desk.answers.push_back(layer.info().role == "units"
                                   ? unit_answer(all[id])
                                   : feature_answer(desk.ids.back(), all[id]));
        desk.by_id.emplace(desk.ids.back(), id);
    }
    return desk;
}

} // namespace

geo::LonLat centre_of(const zoning::Release& release, const geo::ShapeView& shape) {
    const auto middle = [](std::int32_t a, std::int32_t b) {
        return static_cast<std::int32_t>((std::int64_t{a} + b) / 2);
    };
    return release.plane().to_lonlat(
        {middle(shape.box.x0, shape.box.x1), middle(shape.box.y0, shape.box.y1)});
}

std::optional<geo::FeatureId> LayerDesk::find(std::string_view id) const {
    const auto found = by_id.find(std::string(id));
    return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

Engine::Engine(formats::MappedFile file, zoning::Release release, Tables tables,
               std::vector<Example> examples)
    : m_file(std::move(file)), m_release(std::move(release)), m_tables(std::move(tables)),
      m_examples(std::move(examples)) {
    for (const auto& layer : m_release.layers()) {
        m_desks.push_back(desk_of(*layer));
    }
    m_search = search_entries_of(m_release, m_desks, m_tables);
}

Result<std::shared_ptr<const Engine>> Engine::make(formats::MappedFile file, Tables tables,
                                                   std::vector<Example> examples) {
    ECO_TRY(zoning::Release release, zoning::Release::open(file.bytes()));
    ECO_CHECK(release.verify());
    const std::shared_ptr<Engine> engine(
        new Engine(std::move(file), std::move(release), std::move(tables), std::move(examples)));
    // The assessor keeps the address of the release, which from here on stays where it is.
    // The same holds for the facts and sectors that the lexicon speaks of.
    ECO_TRY(engine->m_knowledge,
            project::reading::Knowledge::read(std::move(engine->m_tables.lexicon),
                                              engine->m_tables.book.facts, engine->m_tables.regions,
                                              engine->m_tables.sectors));
    ECO_TRY(engine->m_assessor, admission::Assessor::make(engine->m_release));
    // A server shows clauses and writes full assessments: better read now than at the first
    // request.
    ECO_TRY(engine->m_book, engine->m_assessor->book());
    return std::shared_ptr<const Engine>(engine);
}

const LayerDesk* Engine::desk(std::string_view role) const {
    const auto found = std::find_if(m_desks.begin(), m_desks.end(), [&](const LayerDesk& desk) {
        return desk.layer->info().role == role;
    });
    return found == m_desks.end() ? nullptr : &*found;
}

} // namespace eco::service
