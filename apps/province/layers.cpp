// SPDX-License-Identifier: MulanPSL-2.0
// Every face goes to its feature of each layer; a feature is the union of its faces.
#include "province/layers.hpp"

#include "province/naming.hpp"
#include "province/tiling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace eco::province {

namespace {

using Properties = std::vector<std::pair<std::string, std::string>>;

/// Collects the faces of features while their layers are being sorted out.
class Collector {
  public:
    explicit Collector(const Province& province) : m_province(province) {}

    void add(const std::string& layer, const std::string& code, std::size_t face,
             const Properties& properties) {
        Draft& draft = m_drafts[layer][code];
        draft.faces.push_back(&m_province.faces.polygons[face]);
        if (draft.properties.empty()) {
            draft.properties = properties;
        }
    }
    void add_named(const std::string& layer, const std::string& code, std::size_t face,
                   const std::string& name, const Properties& more) {
        Properties properties = {{"CODE", code}, {"NAME", "（示例）" + name}};
        properties.insert(properties.end(), more.begin(), more.end());
        add(layer, code, face, properties);
    }
    [[nodiscard]] Layers layers() const {
        Layers layers;
        for (const auto& [layer, drafts] : m_drafts) {
            for (const auto& [code, draft] : drafts) {
                layers[layer][code] = {draft.properties, dissolve(draft.faces), {}};
            }
        }
        return layers;
    }

  private:
    struct Draft {
        Properties properties;
        std::vector<const Polygon*> faces;
    };
    const Province& m_province;
    std::map<std::string, std::map<std::string, Draft>> m_drafts;
};

/// One face with all that is known of it.
struct Site {
    const County& county;
    const Unit& unit;
    const Atom& atom;
    std::size_t face;
    int unit_number;
};

std::string join(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ";"));
}

void add_unit(const Province& province, const Site& site,
              const std::vector<std::map<int, int>>& cells, Collector& out) {
    const std::string code = unit_code(site.county, site.unit);
    static const char* const k_classes[] = {"优先保护单元", "重点管控单元", "一般管控单元"};
    out.add("units", code, site.face,
            {{"HJGKDYBM", code},
             {"HJGKDYMC", unit_name(site.county, site.unit)},
             {"ZHGKDYFL", k_classes[site.unit.klass - 1]},
             {"COUNTY", site.county.code},
             {"CITY", site.county.city},
             {"SUBCLASS", site.unit.subclass},
             {"PACKAGES", join(packages(site.county, site.unit,
                                        cells[static_cast<std::size_t>(site.unit_number)],
                                        province.overlays))}});
    out.add("counties", site.county.code, site.face,
            {{"XZQDM", site.county.code}, {"XZQMC", site.county.name}, {"CITY", site.county.city}});
}

void add_ecology(const Province& province, const Site& site, Collector& out) {
    const std::string& county = site.county.code;
    if (site.unit.klass == 1) {
        const bool red = site.atom.redline == 1;
        out.add_named(red ? "redline" : "eco_space",
                      object_code(red ? "RL" : "ES", county, site.unit.serial), site.face,
                      fmt::format("{}{}{:02}", site.county.name,
                                  red ? "生态保护红线" : "一般生态空间", site.unit.serial),
                      {});
    }
    if (site.atom.reserve > 0) {
        static const std::map<std::string, std::string> k_titles = {
            {"national_park", "国家公园"},
            {"nature_reserve", "自然保护区"},
            {"nature_park", "自然公园"}};
        const std::string& kind =
            province.overlays.reserves[static_cast<std::size_t>(site.atom.reserve - 1)].kind;
        const bool core = site.atom.reserve_core == 1;
        out.add_named("reserves", object_code("NR", county, site.atom.reserve) + (core ? "C" : "G"),
                      site.face,
                      site.county.name + k_titles.at(kind) + (core ? "核心保护区" : "一般控制区"),
                      {{"KIND", kind}, {"ZONE", core ? "core" : "general"}});
    }
    if (site.atom.water_grade > 0) {
        static const char* const k_grades[] = {"1", "2", "quasi"};
        static const char* const k_titles[] = {"一级保护区", "二级保护区", "准保护区"};
        const int grade = site.atom.water_grade - 1;
        out.add_named(
            "water_sources",
            object_code("WS", county, site.unit.serial) + static_cast<char>('A' + grade), site.face,
            fmt::format("{}水源地{:02}{}", site.county.name, site.unit.serial, k_titles[grade]),
            {{"GRADE", k_grades[grade]}});
    }
}

void add_use(const Province& province, const Site& site, Collector& out) {
    const std::string& county = site.county.code;
    if (site.atom.park > 0) {
        const Park park = province.overlays.parks[static_cast<std::size_t>(site.atom.park - 1)];
        out.add_named("parks", object_code("PK", county, site.atom.park), site.face,
                      fmt::format("{}{}{:02}", site.county.name,
                                  park.chemical ? "化工园区" : "产业园区", site.atom.park),
                      {{"KIND", park.chemical ? "chemical" : "general"},
                       {"PLANNING_EIA", park.planning_eia ? "yes" : "no"}});
    }
    if (site.atom.farmland == 1) {
        out.add_named("farmland", object_code("FL", county, site.unit.serial), site.face,
                      fmt::format("{}永久基本农田集中区{:02}", site.county.name, site.unit.serial),
                      {});
    }
    if (site.atom.no_burn == 1) {
        out.add_named("no_burn", object_code("NB", county, 1), site.face,
                      site.county.name + "高污染燃料禁燃区", {});
    }
    if (site.atom.liquor > 0) {
        out.add_named("liquor_areas", object_code("LQ", county, site.atom.liquor), site.face,
                      fmt::format("{}酱香型白酒产区{}", site.county.name, site.atom.liquor), {});
    }
}

void add_zones(const Province& province, const Site& site, Collector& out) {
    for (const Element element : {Element::water, Element::air, Element::soil}) {
        const Zone zone = element_zone(element, site.atom, site.unit, province.overlays);
        const std::string code = fmt::format("ZH99EZ{}-{}-{}-{}", site.county.code.substr(2),
                                             element_key(element), zone.klass, zone.subtype);
        out.add_named(
            "element_zones", code, site.face, site.county.name + zone.title,
            {{"ELEMENT", element_key(element)}, {"CLASS", zone.klass}, {"SUBTYPE", zone.subtype}});
    }
    static const char* const k_keys[] = {"yangtze", "chishui", "pearl"};
    static const char* const k_names[] = {"长江流域（不含赤水河）", "赤水河流域", "珠江流域"};
    const auto basin = static_cast<std::size_t>(site.atom.basin);
    out.add_named("basins", fmt::format("ZH99BS{:04}", basin + 1), site.face, k_names[basin],
                  {{"KEY", k_keys[basin]}, {"CONFIDENCE", "assumed"}});
}

/// The twenty counties with the largest share of priority land.
std::vector<int> key_function_counties(const Province& province) {
    constexpr std::size_t k_count = 20;
    std::vector<double> priority(province.counties.size(), 0.0);
    std::vector<double> all(priority);
    for (const Unit& unit : province.units.list) {
        const auto c = static_cast<std::size_t>(unit.county);
        all[c] += static_cast<double>(unit.cells.size());
        priority[c] += unit.klass == 1 ? static_cast<double>(unit.cells.size()) : 0.0;
    }
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c < all.size(); ++c) {
        priority[c] /= all[c];
        order.push_back(c);
    }
    sort_falling(order, priority);
    std::vector<int> chosen(all.size(), 0);
    for (std::size_t k = 0; k < k_count; ++k) {
        chosen[order[k]] = 1;
    }
    return chosen;
}

bool near_province(const Ground& ground, const Line& line) {
    constexpr int k_reach = 20; // cells: rivers just outside still count for distances
    return std::any_of(line.begin(), line.end(), [&](Point point) {
        const Cell middle = ground.lattice.at(point);
        for (int dy = -k_reach; dy <= k_reach; dy += k_reach) {
            for (int dx = -k_reach; dx <= k_reach; dx += k_reach) {
                const Cell cell{middle.column + dx, middle.row + dy};
                if (ground.lattice.holds(cell) && ground.county[ground.lattice.index(cell)] >= 0) {
                    return true;
                }
            }
        }
        return false;
    });
}

std::string river_basin(const Line& line, std::uint64_t seed) {
    const auto pearl = std::count_if(line.begin(), line.end(), [&](Point point) {
        return basin_at(point, seed) == Basin::pearl;
    });
    return 2 * pearl > static_cast<std::ptrdiff_t>(line.size()) ? "pearl" : "yangtze";
}

/// Assumed from the rank in WDB-II and the length drawn: the source has no catchment areas.
const char* catchment_class(const River& river) {
    constexpr double k_long = 2.5; // degrees, about 260 km
    if (river.level > 2) {
        return "lt_10000";
    }
    double length = 0.0;
    for (std::size_t i = 0; i + 1 < river.line.size(); ++i) {
        length += drawing_distance(river.line[i], river.line[i + 1]);
    }
    return river.level == 1 || length > k_long ? "ge_10000" : "unknown";
}

void add_rivers(const Province& province, const MultiPolygon& whole, Layers& layers) {
    int serial = 0;
    for (const River& river : province.rivers) {
        if (!near_province(province.ground, river.line)) {
            continue;
        }
        ++serial;
        const std::string code = fmt::format("ZH99RV{:04}", serial);
        const char* catchment = catchment_class(river);
        layers["rivers"][code] = {{{"CODE", code},
                                   {"NAME", fmt::format("（示例）河流{:03}", serial)},
                                   {"BASIN", river_basin(river.line, province.ground.seed)},
                                   {"MAIN_STEM", "no"},
                                   {"CATCHMENT", catchment},
                                   {"CONFIDENCE", "assumed"}},
                                  {},
                                  river.line};
        int part = 0;
        for (const Line& inside : clip_lines({river.line}, whole)) {
            const std::string range = fmt::format("ZH99RR{:04}{:03}", serial, ++part);
            layers["river_ranges"][range] = {
                {{"CODE", range},
                 {"NAME", fmt::format("（示例）河流{:03}管理范围{:02}", serial, part)}},
                strip(inside, 0.0011), // about 120 m to each side
                {}};
        }
    }
}

void check_tiling(const Province& province, const Layers& layers) {
    std::map<std::string, std::vector<const MultiPolygon*>> by_county;
    for (const auto& [code, unit] : layers.at("units")) {
        by_county[unit.properties.at(3).second].push_back(&unit.area);
    }
    if (layers.at("units").size() != province.units.list.size()) {
        throw std::runtime_error("a control unit lost all its land");
    }
    for (const auto& [code, county] : layers.at("counties")) {
        if (!tiles(by_county[code], county.area)) {
            throw std::runtime_error("the units do not tile the county " + code);
        }
    }
}

} // namespace

Layers make_layers(const Province& province) {
    std::vector<std::map<int, int>> cells(province.units.list.size());
    for (const int atom : province.overlays.raster) {
        if (atom >= 0) {
            const int unit = province.overlays.atoms[static_cast<std::size_t>(atom)].unit;
            ++cells[static_cast<std::size_t>(unit)][atom];
        }
    }
    const std::vector<int> key_function = key_function_counties(province);
    Collector out(province);
    for (std::size_t f = 0; f < province.faces.polygons.size(); ++f) {
        const Atom& atom =
            province.overlays.atoms[static_cast<std::size_t>(province.faces.atom[f])];
        const Unit& unit = province.units.list[static_cast<std::size_t>(atom.unit)];
        const auto c = static_cast<std::size_t>(unit.county);
        const Site site{province.counties[c], unit, atom, f, atom.unit};
        add_unit(province, site, cells, out);
        add_ecology(province, site, out);
        add_use(province, site, out);
        add_zones(province, site, out);
        if (key_function[c] == 1) {
            out.add_named("key_function", object_code("KF", site.county.code, 1), f,
                          site.county.name + "重点生态功能区", {});
        }
    }
    Layers layers = out.layers();
    check_tiling(province, layers);
    std::vector<const Polygon*> all;
    for (const auto& [code, county] : layers.at("counties")) {
        for (const Polygon& polygon : county.area) {
            all.push_back(&polygon);
        }
    }
    add_rivers(province, dissolve(all), layers);
    return layers;
}

} // namespace eco::province
