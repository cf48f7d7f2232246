// SPDX-License-Identifier: MulanPSL-2.0
// The canonical form of a project.
#include "project/project.hpp"

#include "project/detail/geojson_geometry.hpp"

namespace eco::project {
namespace {

void put(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) {
        json[key] = text;
    }
}

Json site_json(const Site& site) {
    Json json;
    json["role"] = site.role;
    put(json, "name", site.name);
    put(json, "county", site.county);
    if (!site.vague()) {
        json["crs"] = "CGCS2000";
        json["geometry"] = detail::write_geometry(site.geometry);
        if (site.crs_stated != "CGCS2000") {
            put(json, "crs_stated", site.crs_stated);
        }
        if (site.conversion_error_m != 0) {
            json["conversion_error_m"] = site.conversion_error_m;
        }
    }
    return json;
}

} // namespace

Json to_json(const Project& project, const rules::FactRegistry& facts) {
    Json json;
    put(json["project"], "name", project.name);
    put(json["project"], "code", project.code);
    put(json["project"], "description", project.description);
    json["facts"] = Json(Json::Object{});
    for (const auto& [name, value] : project.facts) {
        json["facts"][name] = rules::write_value(facts.at(*facts.find(name)), value);
    }
    json["site"] = Json(Json::Array{});
    for (const Site& site : project.sites) {
        json["site"].push_back(site_json(site));
    }
    for (const Source& source : project.sources) {
        Json one{Json::Object{}};
        put(one, "title", source.title);
        put(one, "url", source.url);
        put(one, "date", source.date);
        json["source"].push_back(std::move(one));
    }
    return json;
}

} // namespace eco::project
