// SPDX-License-Identifier: MulanPSL-2.0
// The sections of the coverage statement.
#include "admission/coverage.hpp"

#include "admission/state_json.hpp"
#include "rules/labels.hpp"

#include <map>
#include <string_view>

namespace eco::admission {
namespace {

Json layers(const DocumentInput& in) {
    Json list{Json::Array{}};
    for (const zoning::LayerSchema& schema : in.schemas.all()) {
        const zoning::Layer* layer = in.context.release.layer(schema.role);
        Json one;
        one["role"] = schema.role;
        one["title_zh"] = schema.title_zh;
        one["title_en"] = schema.title_en;
        one["need"] = schema.need == zoning::Need::required ? "required" : "optional";
        one["state"] = layer == nullptr ? "missing" : "loaded";
        if (layer != nullptr) {
            const zoning::LayerInfo& info = layer->info();
            one["features"] = std::size_t{layer->size()};
            one["tolerance_m"] = tenths(info.tolerance.base());
            one["as_of"] = info.as_of;
            one["source"] = info.source;
            one["licence"] = info.licence;
            one["example"] = info.example;
        }
        list.push_back(std::move(one));
    }
    return list;
}

Json books(const DocumentInput& in) {
    struct Counts {
        std::size_t clauses = 0, in_force = 0;
    };
    std::map<std::string_view, Counts> by_file;
    for (const rules::Clause& clause : in.book.clauses) {
        Counts& counts = by_file[clause.file];
        ++counts.clauses;
        counts.in_force += clause.validity.contains(in.context.as_of) ? 1 : 0;
    }
    Json list{Json::Array{}};
    for (const Json& file : in.book_files.as_array()) {
        const std::string name = file.string_or("file", "");
        const auto found = by_file.find(name);
        if (found == by_file.end()) {
            continue;
        }
        Json one;
        one["file"] = name;
        one["sha256"] = file.string_or("sha256", "");
        one["clauses"] = found->second.clauses;
        one["in_force"] = found->second.in_force;
        list.push_back(std::move(one));
    }
    return list;
}

Json tables(const DocumentInput& in) {
    Json list{Json::Array{}};
    for (const rules::DecisionTable& table : in.context.book.tables) {
        if (table.validity.contains(in.context.as_of)) {
            Json one;
            one["name"] = table.name;
            one["edition"] = table.edition;
            one["confidence"] = rules::word(table.confidence);
            list.push_back(std::move(one));
        }
    }
    return list;
}

std::string_view kind_of(const SiteShape& shape) {
    if (shape.whereabouts != Whereabouts::exact) {
        return shape.whereabouts == Whereabouts::unstated ? "unstated" : "county";
    }
    switch (shape.shape.kind) {
    case geo::ShapeKind::points:
        return "point";
    case geo::ShapeKind::lines:
        return "line";
    case geo::ShapeKind::polygons:
        return "polygon";
    }
    return "";
}

Json sites(const DocumentInput& in) {
    Json list{Json::Array{}};
    for (std::size_t i = 0; i < in.layout.shapes.size(); ++i) {
        const project::Site& site = in.project.sites[i];
        const SiteShape& shape = in.layout.shapes[i];
        const bool exact = shape.whereabouts == Whereabouts::exact;
        const rules::SiteRole* role = in.context.book.role(site.role);
        Json one;
        one["site"] = i;
        one["role"] = site.role;
        one["role_zh"] = role == nullptr ? site.role : role->label_zh;
        one["role_en"] = role == nullptr ? site.role : role->label_en;
        one["name"] = site.name;
        one["kind"] = kind_of(shape);
        one["area_m2"] = exact ? tenths(geo::area_m2(shape.shape.view())) : 0.0;
        one["length_m"] = shape.shape.kind == geo::ShapeKind::lines
                              ? tenths(geo::length_m(shape.shape.view()))
                              : 0.0;
        one["vertices"] = exact ? shape.shape.vertices.size() : 0;
        one["crs_stated"] = site.crs_stated;
        one["conversion_error_m"] = site.conversion_error_m;
        list.push_back(std::move(one));
    }
    return list;
}

Json roles(const DocumentInput& in) {
    Json json{Json::Object{}};
    for (const rules::SiteRole& role : in.context.book.roles) {
        json[role.role]["zh"] = role.label_zh;
        json[role.role]["en"] = role.label_en;
    }
    return json;
}

} // namespace

Json coverage(const DocumentInput& in) {
    Json json;
    json["roles"] = roles(in);
    json["layers"] = layers(in);
    json["books"] = books(in);
    json["tables"] = tables(in);
    json["sites"] = sites(in);
    Json not_in_force{Json::Array{}};
    for (const rules::Clause& clause : in.book.clauses) {
        if (!clause.validity.contains(in.context.as_of)) {
            not_in_force.push_back(clause.id);
        }
    }
    json["not_in_force"] = std::move(not_in_force);
    const auto quality = parse_json(in.context.release.quality(), "quality");
    json["quality"] = quality ? *quality : Json(Json::Array{});
    return json;
}

} // namespace eco::admission
