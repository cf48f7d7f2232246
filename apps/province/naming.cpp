// SPDX-License-Identifier: MulanPSL-2.0
// The vocabulary of attribute values is that of data/field_values.csv.
#include "province/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::province {

namespace {

Zone water_zone(const Atom& atom, const Unit& unit) {
    if (atom.water_grade > 0 || atom.reserve > 0) {
        return {"priority", "none", "", "水环境优先保护区"};
    }
    if (unit.subclass == "industry") {
        return {"key", "industry", "PKG-WATER-INDUSTRY", "水环境工业污染重点管控区"};
    }
    if (unit.subclass == "urban") {
        return {"key", "urban", "PKG-WATER-URBAN", "水环境城镇生活污染重点管控区"};
    }
    if (unit.klass != 1 && atom.farmland == 1) {
        return {"key", "agriculture", "PKG-WATER-AGRICULTURE", "水环境农业污染重点管控区"};
    }
    return {"general", "none", "", "水环境一般管控区"};
}

Zone air_zone(const Atom& atom, const Unit& unit) {
    if (atom.reserve > 0) {
        return {"priority", "none", "", "大气环境优先保护区"};
    }
    if (unit.subclass == "industry") {
        return {"key", "high_emission", "PKG-AIR-HIGH-EMISSION", "大气环境高排放重点管控区"};
    }
    if (unit.subclass == "urban") {
        return {"key", "receptor", "PKG-AIR-RECEPTOR", "大气环境受体敏感重点管控区"};
    }
    if (atom.weak_diffusion == 1) {
        return {"key", "weak_diffusion", "PKG-AIR-WEAK-DIFFUSION", "大气环境弱扩散重点管控区"};
    }
    return {"general", "none", "", "大气环境一般管控区"};
}

Zone soil_zone(const Atom& atom, const Unit& unit, const Overlays& overlays) {
    const bool chemical =
        atom.park > 0 && overlays.parks[static_cast<std::size_t>(atom.park - 1)].chemical;
    if (chemical || (unit.subclass == "industry" && unit.serial % 2 == 1)) {
        return {"key", "construction", "PKG-SOIL-CONSTRUCTION", "建设用地污染风险重点管控区"};
    }
    if (atom.soil_risk == 1) {
        return {"key", "farmland", "PKG-SOIL-FARMLAND", "农用地污染风险重点管控区"};
    }
    if (atom.farmland == 1) {
        return {"priority", "none", "", "农用地优先保护区"};
    }
    return {"general", "none", "", "土壤环境一般管控区"};
}

std::string first_package(const Unit& unit, bool mostly_redline) {
    static const std::map<std::string, std::string> k_by_subclass = {
        {"water_source", "PKG-PRIORITY-WATERSOURCE"},
        {"industry", "PKG-KEY-INDUSTRY"},
        {"urban", "PKG-KEY-URBAN"},
        {"element", "PKG-KEY-ELEMENT"},
        {"general", "PKG-GENERAL"},
    };
    if (unit.subclass == "ecology") {
        return mostly_redline ? "PKG-PRIORITY-REDLINE" : "PKG-PRIORITY-ECOSPACE";
    }
    return k_by_subclass.at(unit.subclass);
}

} // namespace

Zone element_zone(Element element, const Atom& atom, const Unit& unit, const Overlays& overlays) {
    switch (element) {
    case Element::water:
        return water_zone(atom, unit);
    case Element::air:
        return air_zone(atom, unit);
    default:
        return soil_zone(atom, unit, overlays);
    }
}

const char* element_key(Element element) {
    switch (element) {
    case Element::water:
        return "water";
    case Element::air:
        return "air";
    default:
        return "soil";
    }
}

std::string unit_code(const County& county, const Unit& unit) {
    return fmt::format("ZH99{}{}{:04}", county.code.substr(2), unit.klass, unit.serial);
}

std::string unit_name(const County& county, const Unit& unit) {
    static const std::map<std::string, std::string> k_titles = {
        {"ecology", "生态优先保护单元"},  {"water_source", "饮用水水源优先保护单元"},
        {"industry", "产业重点管控单元"}, {"urban", "城镇重点管控单元"},
        {"element", "要素重点管控单元"},  {"general", "一般管控单元"},
    };
    return fmt::format("（示例）{}{}{:02}", county.name, k_titles.at(unit.subclass), unit.serial);
}

std::string object_code(const char* letters, const std::string& county, int serial) {
    return fmt::format("ZH99{}{}{:04}", letters, county.substr(2), serial);
}

std::vector<std::string> packages(const County& county, const Unit& unit,
                                  const std::map<int, int>& cells_by_atom,
                                  const Overlays& overlays) {
    int cells = 0;
    int red = 0;
    for (const auto& [atom, count] : cells_by_atom) {
        cells += count;
        red += count * overlays.atoms[static_cast<std::size_t>(atom)].redline;
    }
    std::vector<std::string> list = {first_package(unit, 2 * red >= cells)};
    for (const Element element : {Element::water, Element::air, Element::soil}) {
        std::map<std::string, int> votes;
        for (const auto& [atom, count] : cells_by_atom) {
            const Atom& one = overlays.atoms[static_cast<std::size_t>(atom)];
            votes[element_zone(element, one, unit, overlays).package] += count;
        }
        const auto most =
            std::max_element(votes.begin(), votes.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (!most->first.empty()) {
            list.push_back(most->first);
        }
    }
    list.push_back("PKG-CITY-" + county.city);
    return list;
}

} // namespace eco::province
