// SPDX-License-Identifier: MulanPSL-2.0
// The sections of the coverage statement.
#include "admission/coverage.hpp"

#include "admission/document.hpp"
#include "admission/state_json.hpp"
#include "base/canonical_text.hpp"
#include "rules/labels.hpp"

#include <map>
#include <string_view>

namespace eco::admission {
namespace {

Json layers(const LayoutContext& context, const zoning::LayerSchemas& schemas) {
    Json list{Json::Array{}};
    for (const zoning::LayerSchema& schema : schemas.all()) {
        const zoning::Layer* layer = context.release.layer(schema.role);
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

Json books(const rules::Book& book, LocalDate as_of, const Json& files) {
    struct Counts {
        std::size_t clauses = 0, in_force = 0;
    };
    std::map<std::string_view, Counts> by_file;
    for (const rules::Clause& clause : book.clauses) {
        Counts& counts = by_file[clause.file];
        ++counts.clauses;
        counts.in_force += clause.validity.contains(as_of) ? 1 : 0;
    }
    Json list{Json::Array{}};
    for (const Json& file : files.as_array()) {
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

Json tables(const LayoutContext& context) {
    Json list{Json::Array{}};
    for (const rules::DecisionTable& table : context.book.tables) {
        if (table.validity.contains(context.as_of)) {
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

void site(const DocumentInput& in, std::size_t number, CanonicalText& json) {
    const project::Site& site = in.project.sites[number];
    const SiteShape& shape = in.layout.shapes[number];
    const bool exact = shape.whereabouts == Whereabouts::exact;
    const bool line = shape.shape.kind == geo::ShapeKind::lines;
    const rules::SiteRole* role = in.context.book.role(site.role);
    json.object([&] {
        json.number("area_m2", exact ? tenths(geo::area_m2(shape.shape.view())) : 0.0);
        json.number("conversion_error_m", site.conversion_error_m);
        json.text("crs_stated", site.crs_stated);
        json.text("kind", kind_of(shape));
        json.number("length_m", line ? tenths(geo::length_m(shape.shape.view())) : 0.0);
        json.text("name", site.name);
        json.text("role", site.role);
        json.text("role_en", role == nullptr ? site.role : role->label_en);
        json.text("role_zh", role == nullptr ? site.role : role->label_zh);
        json.number("site", static_cast<double>(number));
        json.number("vertices", exact ? static_cast<double>(shape.shape.vertices.size()) : 0.0);
    });
}

Json roles(const rules::BookTerms& book) {
    Json json{Json::Object{}};
    for (const rules::SiteRole& role : book.roles) {
        json[role.role]["zh"] = role.label_zh;
        json[role.role]["en"] = role.label_en;
    }
    return json;
}

} // namespace

CoverageFrame coverage_frame(const LayoutContext& context, const rules::Book& book,
                             const zoning::LayerSchemas& schemas, const Json& files) {
    Json before;
    before["roles"] = roles(context.book);
    before["layers"] = layers(context, schemas);
    before["books"] = books(book, context.as_of, files);
    Json not_in_force{Json::Array{}};
    for (const rules::Clause& clause : book.clauses) {
        if (!clause.validity.contains(context.as_of)) {
            not_in_force.push_back(clause.id);
        }
    }
    before["not_in_force"] = std::move(not_in_force);
    const auto quality = parse_json(context.release.quality(), "quality");
    before["quality"] = quality ? *quality : Json(Json::Array{});
    CoverageFrame frame{context.as_of, canonical_json(before), {}};
    frame.before_sites.back() = ','; // "sites" and "tables" follow, by the alphabet
    frame.before_sites += "\"sites\":";
    frame.after_sites = ",\"tables\":" + canonical_json(tables(context)) + "}";
    return frame;
}

void write_coverage(const DocumentInput& in, std::string& out) {
    CanonicalText json(out);
    out += in.coverage.before_sites;
    out += '[';
    for (std::size_t i = 0; i < in.layout.shapes.size(); ++i) {
        site(in, i, json);
    }
    out += ']';
    out += in.coverage.after_sites;
}

} // namespace eco::admission
