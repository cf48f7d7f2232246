// SPDX-License-Identifier: MulanPSL-2.0
// Lists leave footprints out, so those of the page that is shown are fetched one by one.
#include "service/office/project_features.hpp"

#include "base/messages.hpp"
#include "service/office/projects.hpp"

#include <fmt/format.h>

namespace eco::service {
namespace {

constexpr std::size_t k_page = 500;

zoning::Attributes attributes_of(const store::State& state) {
    zoning::Attributes attributes;
    for (const std::string& name : project_properties()) {
        attributes[name] = state.data.string_or(name, "");
    }
    return attributes;
}

/// [longitude, latitude] the other way round, however deep the positions lie.
Json swapped(const Json& coordinates) {
    Json::Array list;
    const auto& given = coordinates.as_array();
    if (!given.empty() && given[0].is_number()) {
        list = given;
        std::swap(list.at(0), list.at(1));
        return list;
    }
    for (const Json& one : given) {
        list.push_back(swapped(one));
    }
    return list;
}

Json geometry_of(const store::State& state, const OutputCrs& crs) {
    const Json* kept = state.data.find("footprint");
    Json geometry = kept == nullptr ? Json() : *kept;
    if (crs.latitude_first && geometry.find("coordinates") != nullptr) {
        geometry["coordinates"] = swapped(*geometry.find("coordinates"));
    }
    return geometry;
}

std::string feature_text(const store::State& whole, const OutputCrs& crs) {
    Json properties{Json::Object{}};
    for (const auto& [name, value] : attributes_of(whole)) {
        properties[name] = value;
    }
    return fmt::format(R"({{"type":"Feature","id":{},"properties":{},"geometry":{}}})",
                       canonical_json(Json(whole.id)), canonical_json(properties),
                       canonical_json(geometry_of(whole, crs)));
}

/// Ids of all that the filter selects: it looks at members that the store has no columns for.
Result<std::vector<std::string>> selected(const Office& office, store::StateQuery query,
                                          const std::optional<Filter>& filter) {
    std::vector<std::string> ids;
    query.limit = k_page;
    query.offset = 0;
    while (true) {
        ECO_TRY(const store::StatePage page, office.record.list(query));
        for (const store::State& state : page.items) {
            if (!filter || filter->selects(attributes_of(state))) {
                ids.push_back(state.id);
            }
        }
        query.offset += page.items.size();
        if (page.items.size() < k_page) {
            return ids;
        }
    }
}

} // namespace

const std::vector<std::string>& project_properties() {
    static const std::vector<std::string> k_names{"id",      "title",      "status",
                                                  "verdict", "owner",      "organisation",
                                                  "region",  "created_at", "updated_at"};
    return k_names;
}

Json project_collection(const Engine& engine, Json links) {
    Json json;
    json["id"] = k_project_collection;
    json["title"] = text("service.project_collection", Lang::zh);
    json["description"] = text("service.project_collection", Lang::en);
    describe_place(engine, json);
    json["links"] = std::move(links);
    return json;
}

Json project_queryables(const std::string& id) {
    return queryables_of(project_properties(),
                         std::string(text("service.project_collection", Lang::zh)), id);
}

Result<Items> project_items(const Office& office, const Caller& caller, const ItemQuery& query) {
    store::StateQuery wanted;
    wanted.kind = store::Kind::project;
    wanted.order = store::Order::created_newest;
    if (query.box) {
        wanted.box =
            store::Box{query.box->west, query.box->south, query.box->east, query.box->north};
    }
    ECO_CHECK(narrow(office, caller, identity::Permission::project_read, wanted));
    ECO_TRY(const std::vector<std::string> ids, selected(office, wanted, query.filter));
    Items page;
    page.matched = ids.size();
    for (std::size_t i = query.offset; i < ids.size() && page.returned < query.limit; ++i) {
        ECO_TRY(const store::State whole, existing(office, store::Kind::project, ids[i]));
        page.features += page.returned == 0 ? "" : ",\n";
        page.features += feature_text(whole, query.crs);
        ++page.returned;
    }
    return page;
}

Result<std::string> project_item(const Office& office, const Caller& caller, std::string_view id,
                                 const OutputCrs& crs) {
    ECO_TRY(const store::State whole,
            reachable_project(office, caller, identity::Permission::project_read, id));
    return feature_text(whole, crs);
}

} // namespace eco::service
