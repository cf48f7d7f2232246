// SPDX-License-Identifier: MulanPSL-2.0
// A release small enough to see whole: two counties, three units on a grid of 0.1 degree, a red
// line.
#pragma once

#include "base/csv.hpp"
#include "zoning/release_image.hpp"

#include <string>
#include <vector>

namespace eco::zoning::test {

inline geo::Geometry square(double west, double south, double east, double north) {
    return {{},
            {},
            {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}};
}

inline SourceLayer layer(const std::string& role, std::vector<SourceFeature> features) {
    SourceLayer made;
    made.role = role;
    made.title_zh = role;
    made.title_en = role;
    made.crs = "CGCS2000";
    made.source = "test";
    made.licence = "test";
    made.tolerance = Metres::from_base(50);
    made.features = std::move(features);
    return made;
}

inline SourceFeature unit(const std::string& code, const std::string& unit_class,
                          const std::string& county, geo::Geometry geometry) {
    return {code,
            {{"code", code}, {"class", unit_class}, {"county", county}, {"name", code}},
            std::move(geometry)};
}

/// Two unit squares side by side, with the vertices that the units have: a straight line in lon/lat
/// is not straight on the plane, so neighbours must share vertices.
inline geo::Geometry double_square() {
    return {{},
            {},
            {{{{106, 26},
               {106.1, 26},
               {106.2, 26},
               {106.2, 26.1},
               {106.1, 26.1},
               {106, 26.1},
               {106, 26}},
              {}}}};
}

/// County 529901 holds a priority and a key unit, county 529902 a general one.
inline ReleaseContent small_content() {
    ReleaseContent content;
    content.meta["id"] = "small";
    content.book = "{}";
    content.quality = "[]";
    content.layers.push_back(
        layer("counties", {{"1", {{"code", "529901"}}, double_square()},
                           {"2", {{"code", "529902"}}, square(106.2, 26, 106.3, 26.1)}}));
    content.layers.push_back(
        layer("units", {unit("ZH99990110001", "1", "529901", square(106, 26, 106.1, 26.1)),
                        unit("ZH99990120001", "2", "529901", square(106.1, 26, 106.2, 26.1)),
                        unit("ZH99990230001", "3", "529902", square(106.2, 26, 106.3, 26.1))}));
    content.layers.push_back(
        layer("redline", {{"1", {{"code", "ZH99HX0001"}}, square(106.02, 26.02, 106.08, 26.08)}}));
    return content;
}

inline LayerSchemas schemas() {
    return *LayerSchemas::from_csv(
        *parse_csv(
            "role,geometry,required,tolerance_m,attributes,title_zh,title_en,group_zh,group_en\n"
            "units,polygon,yes,50,code;class,管控单元,units,单元,units\n"
            "counties,polygon,yes,50,code,县,counties,县,counties\n"
            "redline,polygon,yes,50,code,红线,red line,生态,ecology\n"
            "parks,polygon,no,50,code,开发区,parks,园区,parks\n",
            "layers.csv"),
        *parse_csv("role,attribute,alias,source\nunits,code,HJGKDYBM,t\nunits,class,ZHGKDYFL,t\n*,"
                   "layout,空间布局约束,t\n",
                   "fields.csv"),
        *parse_csv("attribute,given,value\nclass,优先保护单元,1\n", "field_values.csv"));
}

} // namespace eco::zoning::test
