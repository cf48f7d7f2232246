// SPDX-License-Identifier: MulanPSL-2.0
// Deriving a project's members from its file.
#include "service/office/project_form.hpp"

#include "service/detail/read_project.hpp"

#include <algorithm>

namespace eco::service {
namespace {

constexpr std::string_view k_counties = "counties";

const project::Site* main_site(const project::Project& project) {
    const auto found = std::find_if(project.sites.begin(), project.sites.end(),
                                    [](const project::Site& site) { return site.role == "main"; });
    return found == project.sites.end() ? nullptr : &*found;
}

geo::LonLat middle(const geo::Geometry& geometry) {
    const geo::LonLatBox box = geo::bounds(geometry);
    return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

/// The county whose area has the point; empty outside the release.
std::string county_at(const Engine& engine, geo::LonLat point) {
    const LayerDesk* desk = engine.desk(k_counties);
    const auto xy = engine.release().plane().to_plane(point);
    if (desk == nullptr || !xy || !engine.release().plane().definition().extent.contains(point)) {
        return {};
    }
    const std::vector<geo::FeatureId> ids = desk->layer->index().covering(*xy);
    if (ids.empty()) {
        return {};
    }
    const zoning::Attributes have = desk->layer->attributes(ids.front());
    const auto code = have.find("code");
    return code == have.end() ? std::string() : code->second;
}

/// The geometry of the main site as the canonical project file has it: GeoJSON, CGCS2000.
Json geometry_of(const Json& canonical) {
    for (const Json& site : canonical.find("site")->as_array()) {
        if (site.string_or("role", "") == "main" && site.find("geometry") != nullptr) {
            return *site.find("geometry");
        }
    }
    return {};
}

} // namespace

Answer<Json> project_members(const Engine& engine, const Json& project) {
    const rules::Book& book = engine.book();
    const auto read = detail::read_project_json(engine, book, project);
    if (!read) {
        return tl::unexpected(read.error());
    }
    Json members;
    members["title"] = read->project.name;
    members["keywords"] = read->project.code + " " + read->project.description;
    members["body"] = project;
    for (const auto* name : {"region", "centre", "footprint"}) {
        members[name] = Json();
    }
    if (const project::Site* site = main_site(read->project); site != nullptr) {
        members["region"] = site->county;
        if (!site->vague()) {
            const geo::LonLat at = middle(site->geometry);
            members["region"] = county_at(engine, at);
            members["centre"] = Json(Json::Array{at.lon, at.lat});
            members["footprint"] = geometry_of(project::to_json(read->project, book.facts));
        }
    }
    return members;
}

} // namespace eco::service
