// SPDX-License-Identifier: MulanPSL-2.0
// Comparing by code and by clause id. Borders are compared as degrees: two releases may lie on
// different planes.
#include "service/release_difference.hpp"

#include "service/clause_book.hpp"
#include "service/detail_level.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace eco::service {
namespace {

constexpr std::string_view k_units = "units";
constexpr double k_same_degrees = 1e-7; ///< a centimetre: finer than any source

struct Unit {
    const Engine* engine = nullptr;
    geo::ShapeView shape;
    zoning::Attributes have;
};
using Units = std::map<std::string, Unit>;

Units units_of(const Engine& engine) {
    Units units;
    const LayerDesk* desk = engine.desk(k_units);
    for (geo::FeatureId id = 0; desk != nullptr && id < desk->layer->size(); ++id) {
        units[desk->ids[id]] = {&engine, desk->layer->shape(id), desk->layer->attributes(id)};
    }
    return units;
}

std::string attribute(const Unit& unit, const char* key) {
    const auto found = unit.have.find(key);
    return found == unit.have.end() ? std::string() : found->second;
}

Json unit_json(const std::string& code, const Unit& unit) {
    Json json;
    json["code"] = code;
    json["name"] = attribute(unit, "name");
    json["class"] = attribute(unit, "class");
    json["area_m2"] = geo::area_m2(unit.shape);
    json["bbox"] = box_json(unit.engine->release().plane(), unit.shape);
    return json;
}

bool has_moved(const Unit& a, const Unit& b) {
    if (a.shape.vertices.size() != b.shape.vertices.size() ||
        a.shape.parts.size() != b.shape.parts.size()) {
        return true;
    }
    for (std::size_t i = 0; i < a.shape.vertices.size(); ++i) {
        const geo::LonLat p = a.engine->release().plane().to_lonlat(a.shape.vertices[i]);
        const geo::LonLat q = b.engine->release().plane().to_lonlat(b.shape.vertices[i]);
        if (std::abs(p.lon - q.lon) > k_same_degrees || std::abs(p.lat - q.lat) > k_same_degrees) {
            return true;
        }
    }
    return false;
}

Json changed_attributes(const Unit& a, const Unit& b) {
    std::set<std::string> names;
    for (const Unit* unit : {&a, &b}) {
        for (const auto& [name, value] : unit->have) {
            names.insert(name);
        }
    }
    Json list{Json::Array{}};
    for (const std::string& name : names) {
        if (attribute(a, name.c_str()) != attribute(b, name.c_str())) {
            list.push_back(name);
        }
    }
    return list;
}

/// Null where nothing differs.
Json changed_unit(const std::string& code, const Unit& a, const Unit& b) {
    const bool moved = has_moved(a, b);
    Json attributes = changed_attributes(a, b);
    if (!moved && attributes.as_array().empty()) {
        return {};
    }
    Json json;
    json["code"] = code;
    json["before"] = unit_json(code, a);
    json["after"] = unit_json(code, b);
    json["moved"] = moved;
    json["attributes"] = std::move(attributes);
    return json;
}

Json empty_difference() {
    Json json;
    for (const auto* name : {"added", "removed", "changed"}) {
        json[name] = Json(Json::Array{});
    }
    return json;
}

double total_area(const Json& units) {
    double total = 0;
    for (const Json& unit : units.as_array()) {
        total += unit.find("area_m2")->as_number();
    }
    return total;
}

Json unit_difference(const Units& before, const Units& after) {
    Json json = empty_difference();
    std::size_t same = 0;
    for (const auto& [code, unit] : before) {
        const auto now = after.find(code);
        if (now == after.end()) {
            json["removed"].push_back(unit_json(code, unit));
            continue;
        }
        Json changed = changed_unit(code, unit, now->second);
        if (changed.is_null()) {
            ++same;
        } else {
            json["changed"].push_back(std::move(changed));
        }
    }
    for (const auto& [code, unit] : after) {
        if (!before.contains(code)) {
            json["added"].push_back(unit_json(code, unit));
        }
    }
    json["same"] = same;
    json["area_added_m2"] = total_area(json["added"]);
    json["area_removed_m2"] = total_area(json["removed"]);
    return json;
}

std::map<std::string, Json> clauses_of(const Engine& engine) {
    std::map<std::string, Json> clauses;
    const rules::Book& book = engine.book();
    for (const rules::Clause& clause : book.clauses) {
        clauses.emplace(clause.id, clause_json(book, clause));
    }
    return clauses;
}

Json changed_clause(const std::string& id, const Json& before, const Json& after) {
    Json json;
    json["id"] = id;
    json["before"] = before;
    json["after"] = after;
    json["members"] = Json(Json::Array{});
    for (const auto& [name, value] : after.as_object()) {
        const Json* old = before.find(name);
        if (old == nullptr || !(*old == value)) {
            json["members"].push_back(name);
        }
    }
    return json;
}

Json clause_difference(const std::map<std::string, Json>& before,
                       const std::map<std::string, Json>& after) {
    Json json = empty_difference();
    std::size_t same = 0;
    for (const auto& [id, clause] : before) {
        const auto now = after.find(id);
        if (now == after.end()) {
            json["removed"].push_back(clause);
        } else if (now->second == clause) {
            ++same;
        } else {
            json["changed"].push_back(changed_clause(id, clause, now->second));
        }
    }
    for (const auto& [id, clause] : after) {
        if (!before.contains(id)) {
            json["added"].push_back(clause);
        }
    }
    json["same"] = same;
    return json;
}

Json layer_counts(const Engine& before, const Engine& after) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
    for (const LayerDesk& desk : before.desks()) {
        counts[desk.layer->info().role].first = desk.layer->size();
    }
    for (const LayerDesk& desk : after.desks()) {
        counts[desk.layer->info().role].second = desk.layer->size();
    }
    Json list{Json::Array{}};
    for (const auto& [role, pair] : counts) {
        Json one;
        one["role"] = role;
        one["before"] = pair.first;
        one["after"] = pair.second;
        list.push_back(std::move(one));
    }
    return list;
}

} // namespace

Json difference(const Engine& before, const Engine& after) {
    Json json;
    json["before"] = before.digest();
    json["after"] = after.digest();
    json["units"] = unit_difference(units_of(before), units_of(after));
    json["clauses"] = clause_difference(clauses_of(before), clauses_of(after));
    json["layers"] = layer_counts(before, after);
    return json;
}

} // namespace eco::service
