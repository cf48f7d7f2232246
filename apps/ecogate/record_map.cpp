// SPDX-License-Identifier: MulanPSL-2.0
// An assessment lies where its project does. Lists leave footprints out, so each is fetched.
#include "record_map.hpp"

#include "base/csv.hpp"
#include "geo/shape.hpp"

#include <array>
#include <set>

namespace eco::app {
namespace {

using formats::Drawn;
using formats::FieldType;

constexpr std::size_t k_page = 200;

/// Calls for every state of a kind, whole.
Status each_state(const store::Record& record, store::Kind kind,
                  const std::function<Status(const store::State&)>& visit) {
    store::StateQuery query;
    query.kind = kind;
    query.order = store::Order::created_newest;
    query.limit = k_page;
    while (true) {
        ECO_TRY(const store::StatePage page, record.list(query));
        for (const store::State& item : page.items) {
            ECO_TRY(const auto state, record.find(kind, item.id));
            if (state) {
                ECO_CHECK(visit(*state));
            }
        }
        query.offset += page.items.size();
        if (page.items.size() < k_page) {
            return {};
        }
    }
}

Drawn drawn_of(const Json& geometry) {
    const std::string type = geometry.string_or("type", "");
    return type.ends_with("Polygon")      ? Drawn::polygon
           : type.ends_with("LineString") ? Drawn::line
           : type.ends_with("Point")      ? Drawn::point
                                          : Drawn::polygon;
}

std::string cell(const Json& state, const std::string& member) {
    const Json* value = state.find(member);
    return value == nullptr ? "" : value->is_string() ? value->as_string() : canonical_json(*value);
}

struct Theme {
    store::Kind kind;
    std::string layer;
    const char* title;
    std::vector<std::string> members;
};

const std::array<Theme, 2>& themes() {
    static const std::array<Theme, 2> k_themes = {
        {{store::Kind::project,
          "projects",
          "app.map_projects",
          {"id", "title", "status", "verdict", "owner", "organisation", "region", "version",
           "created_at", "updated_at"}},
         {store::Kind::assessment,
          "assessments",
          "app.map_assessments",
          {"id", "parent", "title", "verdict", "as_of", "release", "document_blob", "created_by",
           "created_at"}}}};
    return k_themes;
}

/// Its own footprint, else that of the project it belongs to.
Result<std::optional<Json>> footprint_of(const store::Record& record, const store::State& state) {
    if (const Json* own = state.data.find("footprint")) {
        return *own;
    }
    ECO_TRY(const auto parent,
            record.find(store::Kind::project, state.data.string_or("parent", "-")));
    const Json* theirs = parent ? parent->data.find("footprint") : nullptr;
    return theirs == nullptr ? std::nullopt : std::optional(*theirs);
}

Status give(const store::Record& record, const Theme& theme, Drawn drawn,
            const std::function<Status(const formats::MapFeature&)>& take) {
    return each_state(record, theme.kind, [&](const store::State& state) -> Status {
        ECO_TRY(const auto footprint, footprint_of(record, state));
        if (!footprint || drawn_of(*footprint) != drawn) {
            return {};
        }
        formats::MapFeature feature;
        for (const std::string& member : theme.members) {
            feature.values.push_back(cell(state.data, member));
        }
        feature.geometry = canonical_json(*footprint);
        return take(feature);
    });
}

Result<std::set<Drawn>> kinds_in(const store::Record& record, const Theme& theme) {
    std::set<Drawn> found;
    if (theme.kind == store::Kind::project) {
        found.insert(Drawn::polygon);
    }
    const Status walked = each_state(record, theme.kind, [&](const store::State& state) -> Status {
        ECO_TRY(const auto footprint, footprint_of(record, state));
        if (footprint) {
            found.insert(drawn_of(*footprint));
        }
        return {};
    });
    ECO_CHECK(walked);
    return found;
}

std::string suffix(Drawn drawn) {
    return drawn == Drawn::polygon ? "" : drawn == Drawn::line ? "_lines" : "_points";
}

/// GeoPackage wants identifiers that differ.
std::string title_of(const Theme& theme, Drawn drawn, Lang lang) {
    const std::string title(text(theme.title, lang));
    return drawn == Drawn::polygon ? title
           : drawn == Drawn::line  ? text("app.map_lines", lang, {{"title", title}})
                                   : text("app.map_points", lang, {{"title", title}});
}

formats::MapLayer layer_of(const zoning::Layer& layer, Lang lang) {
    formats::MapLayer made;
    made.name = layer.info().role;
    made.title = lang == Lang::zh ? layer.info().title_zh : layer.info().title_en;
    std::set<std::string> names;
    for (geo::FeatureId id = 0; id < layer.size(); ++id) {
        for (const auto& [name, value] : layer.attributes(id)) {
            names.insert(name);
        }
    }
    for (const std::string& name : names) {
        made.fields.push_back({name, FieldType::text});
    }
    if (layer.size() > 0) {
        const geo::ShapeKind kind = layer.shape(0).kind;
        made.drawn = kind == geo::ShapeKind::polygons ? Drawn::polygon
                     : kind == geo::ShapeKind::lines  ? Drawn::line
                                                      : Drawn::point;
    }
    return made;
}

} // namespace

Result<MapCount> add_record_layers(formats::GeoPackage& package, const formats::MapStyles& styles,
                                   const store::Record& record, Lang lang) {
    MapCount count;
    for (const Theme& theme : themes()) {
        ECO_TRY(const std::set<Drawn> kinds, kinds_in(record, theme));
        for (const Drawn drawn : kinds) {
            formats::MapLayer layer{
                theme.layer + suffix(drawn), title_of(theme, drawn, lang), drawn, {}};
            for (const std::string& member : theme.members) {
                layer.fields.push_back(
                    {member, member == "version" ? FieldType::integer : FieldType::text});
            }
            ECO_TRY(const std::size_t features,
                    package.add(layer, styles.find("projects", drawn), [&](const auto& take) {
                        return give(record, theme, drawn, take);
                    }));
            count.features += features;
            ++count.layers;
        }
    }
    return count;
}

Result<MapCount> add_release_layers(formats::GeoPackage& package, const formats::MapStyles& styles,
                                    const zoning::Release& release, Lang lang) {
    MapCount count;
    for (const auto& layer : release.layers()) {
        const formats::MapLayer target = layer_of(*layer, lang);
        const auto source = [&](const std::function<Status(const formats::MapFeature&)>& take) {
            Status given;
            for (geo::FeatureId id = 0; given && id < layer->size(); ++id) {
                const zoning::Attributes have = layer->attributes(id);
                formats::MapFeature feature;
                for (const formats::MapField& field : target.fields) {
                    const auto found = have.find(field.name);
                    feature.values.push_back(found == have.end() ? "" : found->second);
                }
                feature.geometry = geo::to_geometry(layer->shape(id), release.plane());
                given = take(feature);
            }
            return given;
        };
        ECO_TRY(const std::size_t features,
                package.add(target, styles.find(target.name, target.drawn), source));
        count.features += features;
        ++count.layers;
    }
    return count;
}

Result<formats::MapStyles> read_map_styles(const std::string& data, Lang lang) {
    ECO_TRY(const CsvTable table, read_csv(data + "/map_styles.csv"));
    return formats::MapStyles::from_csv(table, lang);
}

} // namespace eco::app
