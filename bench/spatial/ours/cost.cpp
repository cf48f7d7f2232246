// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-cost FOLDER: what a real assessment pays before the first look-up, and the
// yardstick leaves out: reading a footprint's text, laying it on the plane, its geodesic area. The
// yardstick's footprints are put over Guizhou and written as GeoJSON and as WKT.
#include "data/report.hpp"
#include "formats/rows/feature_line.hpp"
#include "formats/rows/wkt.hpp"
#include "geo/crs.hpp"
#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <algorithm>
#include <cstdio>
#include <numbers>

#include <fmt/format.h>

namespace {

using namespace eco::bench;
namespace geo = eco::geo;

constexpr std::size_t k_footprints = 20'000;
constexpr geo::LonLatBox k_guizhou{103.5, 24.5, 109.7, 29.3};

geo::LonLat over_guizhou(Place p) {
    constexpr double k_metres_a_degree = 6371008.8 * std::numbers::pi / 180;
    constexpr double k_shrink = 0.891; // of a parallel at 27° N
    return {103.6 + (p.x - 1e7) / 1000.0 / (k_metres_a_degree * k_shrink),
            24.6 + (p.y - 1e7) / 1000.0 / k_metres_a_degree};
}

geo::Geometry geometry_of(const Polygon& polygon) {
    geo::Polygon out;
    for (const Ring& ring : polygon) {
        geo::Ring made;
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            made.push_back(over_guizhou(ring[i % ring.size()]));
        }
        if (out.outer.empty()) {
            out.outer = std::move(made);
        } else {
            out.holes.push_back(std::move(made));
        }
    }
    return {{}, {}, {std::move(out)}};
}

/// Nine decimals: a tenth of a millimetre.
std::string feature_of(const geo::Geometry& geometry) {
    const auto ring_text = [](const geo::Ring& ring) {
        std::string text;
        for (const geo::LonLat p : ring) {
            text += fmt::format("{}[{:.9f},{:.9f}]", text.empty() ? "" : ",", p.lon, p.lat);
        }
        return "[" + text + "]";
    };
    const geo::Polygon& polygon = geometry.polygons[0];
    std::string rings = ring_text(polygon.outer);
    for (const geo::Ring& hole : polygon.holes) {
        rings += "," + ring_text(hole);
    }
    return R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[)" +
           rings + "]}}";
}

struct Work {
    std::vector<geo::Geometry> geometries;
    std::vector<std::string> features, texts;
    std::size_t vertices = 0;
};

Work prepare(const DataFolder& data) {
    Work work;
    Task task{"footprints_units", k_footprints, false};
    for (const Polygon& polygon : shapes_for(data, task)) {
        work.geometries.push_back(geometry_of(polygon));
        work.features.push_back(feature_of(work.geometries.back()));
        work.texts.emplace_back();
        eco::formats::append_wkt(work.texts.back(), work.geometries.back());
        work.vertices += work.geometries.back().vertex_count();
    }
    return work;
}

/// Runs the step over all items once unmeasured and once measured; false where an item failed.
template <class Items, class Step>
bool measure(const char* step_name, const Work& work, const Items& items, Step step) {
    const auto all = [&] { return std::all_of(items.begin(), items.end(), step); };
    if (!all()) {
        std::fprintf(stderr, "%s failed\n", step_name);
        return false;
    }
    const Watch watch;
    const bool good = all();
    const double seconds = watch.seconds();
    std::printf("kind=cost step=%s n=%zu vertices=%zu seconds=%.6f ns_vertex=%.1f\n", step_name,
                items.size(), work.vertices, seconds,
                seconds * 1e9 / static_cast<double>(work.vertices));
    std::fflush(stdout);
    return good;
}

bool run(const DataFolder& data) {
    const Work work = prepare(data);
    const geo::Converter converter = *geo::Converter::make(*geo::parse_crs("CGCS2000"));
    const geo::Plane plane{*geo::Plane::fit(k_guizhou)};
    const eco::Where where;
    const eco::project::table::Words words;
    const eco::rules::FactRegistry facts;
    eco::project::table::Columns columns(words, facts);
    return measure("read_geojson", work, work.features,
                   [&](const std::string& line) {
                       eco::project::table::SiteRow row;
                       return eco::formats::parse_feature(line, converter, columns, row) &&
                              row.geometry.polygons.size() == 1;
                   }) &&
           measure("read_wkt", work, work.texts,
                   [&](const std::string& text) {
                       eco::formats::Positions into(converter, where);
                       return eco::formats::parse_wkt(text, into) &&
                              into.geometry.polygons.size() == 1;
                   }) &&
           measure("project", work, work.geometries,
                   [&](const geo::Geometry& geometry) {
                       return geo::to_shape(geometry, plane).has_value();
                   }) &&
           measure("geodesic_area", work, work.geometries, [&](const geo::Geometry& geometry) {
               return geo::geodesic_area_m2(geometry.polygons[0]) > 0;
           });
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-cost FOLDER\n");
        return 2;
    }
    return run(DataFolder(argv[1])) ? 0 : 1;
}
