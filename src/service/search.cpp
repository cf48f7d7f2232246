// SPDX-License-Identifier: MulanPSL-2.0
// Searching by what people type.
#include "service/search.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace eco::service {
namespace {

/// Full-width forms, case and outer blanks do not matter.
std::string folded(std::string_view text) {
    std::string out = half_width(trim(text));
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

void add_layer(const zoning::Release& release, const LayerDesk& desk, const std::string& kind,
               std::vector<SearchEntry>& entries) {
    for (geo::FeatureId id = 0; id < desk.layer->size(); ++id) {
        const zoning::Attributes have = desk.layer->attributes(id);
        const auto name = have.find("name");
        const std::string label = name == have.end() ? desk.ids[id] : name->second;
        entries.push_back({kind, desk.ids[id], label, folded(desk.ids[id] + "\n" + label),
                           centre_of(release, desk.layer->shape(id))});
    }
}

/// Prefecture cities have no layer of their own: each stands in the middle of its counties.
void add_cities(const zoning::Release& release, const LayerDesk& counties,
                const refdata::Regions& regions, std::vector<SearchEntry>& entries) {
    struct Sum {
        double lon = 0, lat = 0;
        int count = 0;
    };
    std::map<std::string, Sum> sums;
    for (geo::FeatureId id = 0; id < counties.layer->size(); ++id) {
        const zoning::Attributes have = counties.layer->attributes(id);
        if (const auto city = have.find("city"); city != have.end()) {
            const geo::LonLat at = centre_of(release, counties.layer->shape(id));
            Sum& sum = sums[city->second];
            sum = {sum.lon + at.lon, sum.lat + at.lat, sum.count + 1};
        }
    }
    for (const auto& entry : sums) {
        const std::string& code = entry.first;
        const Sum& sum = entry.second;
        const auto& all = regions.all();
        const auto region = std::find_if(all.begin(), all.end(),
                                         [&](const auto& one) { return one.city_code == code; });
        if (region != all.end()) {
            entries.push_back({"city", code, region->city, folded(code + "\n" + region->city),
                               geo::LonLat{sum.lon / sum.count, sum.lat / sum.count}});
        }
    }
}

/// 0 whole, 1 beginning, 2 anywhere; 3 not at all.
int rank(const SearchEntry& entry, const std::string& wanted) {
    const auto line = entry.key.find('\n');
    const std::string_view id = std::string_view(entry.key).substr(0, line);
    const std::string_view label = std::string_view(entry.key).substr(line + 1);
    if (id == wanted || label == wanted) {
        return 0;
    }
    if (id.starts_with(wanted) || label.starts_with(wanted) ||
        (entry.kind == "sector" && id.substr(1).starts_with(wanted))) {
        return 1;
    }
    return entry.key.find(wanted) == std::string::npos ? 3 : 2;
}

} // namespace

std::vector<SearchEntry> search_entries_of(const zoning::Release& release,
                                           const std::vector<LayerDesk>& desks,
                                           const Tables& tables) {
    std::vector<SearchEntry> entries;
    for (const auto& [role, kind] : {std::pair("units", "unit"), std::pair("parks", "park"),
                                     std::pair("counties", "county")}) {
        for (const LayerDesk& desk : desks) {
            if (desk.layer->info().role == role) {
                add_layer(release, desk, kind, entries);
            }
        }
    }
    for (const LayerDesk& desk : desks) {
        if (desk.layer->info().role == "counties") {
            add_cities(release, desk, tables.regions, entries);
        }
    }
    for (const auto& [code, sector] : tables.sectors.all()) {
        entries.push_back(
            {"sector", code, sector.name, folded(code + "\n" + sector.name), std::nullopt});
    }
    return entries;
}

Json search(const Engine& engine, std::string_view text, std::size_t limit) {
    const std::string wanted = folded(text);
    std::vector<std::pair<int, const SearchEntry*>> found;
    for (const SearchEntry& entry : engine.search_entries()) {
        if (const int at = rank(entry, wanted); !wanted.empty() && at < 3) {
            found.emplace_back(at, &entry);
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    found.resize(std::min(found.size(), limit));
    Json json{Json::Array{}};
    for (const auto& [at, entry] : found) {
        Json one;
        one["kind"] = entry->kind;
        one["id"] = entry->id;
        one["label"] = entry->label;
        if (entry->centre) {
            one["center"] = Json(Json::Array{entry->centre->lon, entry->centre->lat});
        }
        json.push_back(std::move(one));
    }
    return json;
}

} // namespace eco::service
