// SPDX-License-Identifier: MulanPSL-2.0
// County tiling. The rings of the source cross themselves and each other; we node them all, keep
// the faces and ask of each face whose it is. Noding comes before the datum shift, because points
// on a straight border do not stay on it when it is bent.
#include "province/counties.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "province/tiling.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <stdexcept>

namespace eco::province {

namespace {

const std::map<std::string, std::pair<std::string, std::string>> k_renamed = {
    {"520522", {"520581", "黔西市"}},
    {"520222", {"520281", "盘州市"}},
    {"520221", {"520204", "水城区"}},
    {"522322", {"522302", "兴仁市"}},
};

Point to_point(const Json& json) {
    return {json.as_array().at(0).as_number(), json.as_array().at(1).as_number()};
}

Polygon to_rings(const Json& json) {
    Polygon polygon;
    for (const Json& ring : json.as_array()) {
        Line line;
        for (const Json& position : ring.as_array()) {
            line.push_back(to_point(position));
        }
        if (line.front() != line.back()) {
            line.push_back(line.front());
        }
        polygon.push_back(std::move(line));
    }
    return polygon;
}

County to_county(const Json& feature) {
    County county;
    const Json& properties = *feature.find("properties");
    county.code = feature.string_or("id", "");
    county.name = properties.string_or("name", "");
    if (const auto found = k_renamed.find(county.code); found != k_renamed.end()) {
        std::tie(county.code, county.name) = found->second;
    }
    county.city = county.code.substr(0, 4) + "00";
    county.seat = to_point(*properties.find("cp"));
    const Json& geometry = *feature.find("geometry");
    const Json& coordinates = *geometry.find("coordinates");
    if (geometry.string_or("type", "") == "Polygon") {
        county.area.push_back(to_rings(coordinates));
    } else {
        for (const Json& polygon : coordinates.as_array()) {
            county.area.push_back(to_rings(polygon));
        }
    }
    return county;
}

void read_counties(const std::string& path, std::vector<County>& counties) {
    constexpr std::size_t k_max_bytes = 50'000'000;
    const auto text = read_file(path, k_max_bytes);
    const auto json = text ? parse_json(*text, path) : Result<Json>(fail(text.error()));
    if (!json || json->find("features") == nullptr) {
        throw std::runtime_error(path + ": not a readable GeoJSON file");
    }
    for (const Json& feature : json->find("features")->as_array()) {
        counties.push_back(to_county(feature));
    }
}

std::vector<County> read_folder(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with("gui4_zhou1_")) {
            paths.push_back(entry.path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<County> counties;
    for (const std::string& path : paths) {
        read_counties(path, counties);
    }
    std::sort(counties.begin(), counties.end(),
              [](const County& a, const County& b) { return a.code < b.code; });
    return counties;
}

/// Counties by face: the lowest code wins an overlap; a gap goes to its longest neighbour.
std::vector<int> owners(const std::vector<County>& counties, const std::vector<Polygon>& faces) {
    std::vector<int> owner;
    for (const Polygon& face : faces) {
        const Point inside = inner_point(face);
        const auto found =
            std::find_if(counties.begin(), counties.end(),
                         [&](const County& county) { return holds(county.area, inside); });
        owner.push_back(found == counties.end() ? -1 : static_cast<int>(found - counties.begin()));
    }
    fill_gaps(faces, owner);
    return owner;
}

} // namespace

bool holds(const MultiPolygon& area, Point point) {
    bool inside = false;
    for (const Polygon& polygon : area) {
        for (const Line& ring : polygon) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const Point a = ring[i];
                const Point b = ring[i + 1];
                if ((a.y > point.y) != (b.y > point.y) &&
                    point.x < a.x + (b.x - a.x) * ((point.y - a.y) / (b.y - a.y))) {
                    inside = !inside;
                }
            }
        }
    }
    return inside;
}

std::vector<County> load_counties(const std::string& folder) {
    constexpr std::size_t k_counties = 88;
    std::vector<County> counties = read_folder(folder);
    if (counties.size() != k_counties) {
        throw std::runtime_error(folder + ": not the nine files of 88 counties");
    }
    Lines rings;
    for (const County& county : counties) {
        for (const Polygon& polygon : county.area) {
            rings.insert(rings.end(), polygon.begin(), polygon.end());
        }
    }
    const std::vector<Polygon> faces = polygonize(node_lines(rings));
    const std::vector<int> owner = owners(counties, faces);
    for (std::size_t c = 0; c < counties.size(); ++c) {
        std::vector<const Polygon*> own;
        for (std::size_t f = 0; f < faces.size(); ++f) {
            if (owner[f] == static_cast<int>(c)) {
                own.push_back(&faces[f]);
            }
        }
        counties[c].area = dissolve(own);
        counties[c].seat = from_gcj02(counties[c].seat);
        for (Polygon& polygon : counties[c].area) {
            for (Line& ring : polygon) {
                std::transform(ring.begin(), ring.end(), ring.begin(), from_gcj02);
            }
        }
    }
    return counties;
}

} // namespace eco::province
