// SPDX-License-Identifier: MulanPSL-2.0
// Names and codes of what is invented. All names begin （示例）, all codes ZH99: nobody shall take
// them for real ones.
#pragma once

#include "province/overlays.hpp"

#include <map>
#include <string>
#include <vector>

namespace eco::province {

struct Zone {
    std::string klass;   ///< priority | key | general
    std::string subtype; ///< none for priority and general
    std::string package; ///< empty if the zone brings none
    std::string title;
};

enum class Element { water, air, soil };

[[nodiscard]] Zone element_zone(Element element, const Atom& atom, const Unit& unit,
                                const Overlays& overlays);
[[nodiscard]] const char* element_key(Element element);
[[nodiscard]] std::string unit_code(const County& county, const Unit& unit);
[[nodiscard]] std::string unit_name(const County& county, const Unit& unit);
/// ZH99 + two letters + four digits of the county + serial.
[[nodiscard]] std::string object_code(const char* letters, const std::string& county, int serial);
/// What packages of clauses the unit refers to, in the order they are read.
[[nodiscard]] std::vector<std::string> packages(const County& county, const Unit& unit,
                                                const std::map<int, int>& cells_by_atom,
                                                const Overlays& overlays);

} // namespace eco::province
