// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-agree FOLDER [SHARE]: our answers and those of GEOS one by one, not by
// their sums: the same pairs, areas to 1e-4 m² or 1e-9, lengths to 1e-4 m, distances to 1 mm; units
// laid on their own layer (every edge coincides) own all of their area and none of a neighbour's.
// SHARE divides the number of queries. Ends with 1 where anything differs.
#include "data/report.hpp"
#include "geo/fused_layers.hpp"
#include "ours/layers.hpp"
#include "peers/geos_layers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>

namespace {

using namespace eco::bench;
namespace geo = eco::geo;

using Shares = std::map<std::uint64_t, double>;

struct Comparison {
    std::string name;
    std::size_t queries = 0, pairs = 0, differ = 0;
    double worst = 0;

    void pair(double ours, double theirs, double absolute, double relative) {
        ++pairs;
        const double off = std::abs(ours - theirs);
        worst = std::max(worst, off);
        differ += off > absolute && off > relative * std::abs(theirs) ? 1 : 0;
    }
    /// A pair that only one side has counts when it is more than nothing.
    void both(const Shares& ours, const Shares& theirs, double absolute, double relative) {
        Shares all = ours;
        all.insert(theirs.begin(), theirs.end());
        for (const auto& [id, value] : all) {
            const auto mine = ours.find(id);
            const auto other = theirs.find(id);
            pair(mine == ours.end() ? 0 : mine->second, other == theirs.end() ? 0 : other->second,
                 absolute, relative);
        }
    }
    bool print() const {
        std::printf("kind=agreement task=%s queries=%zu pairs=%zu differ=%zu worst=%.3g\n",
                    name.c_str(), queries, pairs, differ, worst);
        std::fflush(stdout);
        return differ == 0 && pairs > 0;
    }
};

class Sides {
  public:
    Sides(const DataFolder& data, const std::vector<std::string>& names)
        : m_geos(data, names, GeosLayers::Cut::whole) {
        for (const std::string& name : names) {
            m_layers.add(data.polygons(name));
        }
        const geo::ShapeSource* one = &m_layers;
        m_ours = std::make_unique<geo::FusedLayers>(std::span(&one, 1), geo::k_tuned_for_overlay);
    }
    [[nodiscard]] const geo::LayerIndex& ours() const { return m_ours->index(); }

    [[nodiscard]] Shares shares_of_ours(const geo::Shape& shape) const {
        Shares shares;
        for (const geo::Overlap& overlap : ours().overlaps(shape.view())) {
            const double measure =
                shape.kind == geo::ShapeKind::lines ? overlap.length_m : overlap.area_m2;
            if (measure > 0) {
                shares[overlap.feature] = measure;
            }
        }
        return shares;
    }
    [[nodiscard]] Shares shares_of_geos(const GEOSGeometry* mine, bool line) {
        Shares shares;
        m_geos.near(mine, m_near);
        for (const GeosLayers::Item* item : m_near) {
            const Geometry part(GEOSIntersection_r(geos(), item->geometry, mine));
            double measure = 0;
            (line ? GEOSLength_r : GEOSArea_r)(geos(), part.get(), &measure);
            if (measure > 0) {
                shares[item->id] = measure;
            }
        }
        return shares;
    }
    [[nodiscard]] double nearest_of_geos(const Polygon& polygon) {
        const Geometry mine = to_polygon(polygon);
        double best = k_radius_m + 1;
        m_geos.near(to_polygon({reach(polygon[0])}).get(), m_near);
        for (const GeosLayers::Item* item : m_near) {
            double distance = 0;
            GEOSPreparedDistance_r(geos(), item->prepared, mine.get(), &distance);
            best = std::min(best, distance);
        }
        return best <= k_radius_m ? best : -1;
    }
    static constexpr double k_radius_m = 5000;

  private:
    GeosLayers m_geos;
    Layers m_layers;
    std::unique_ptr<geo::FusedLayers> m_ours;
    std::vector<const GeosLayers::Item*> m_near;

    /// The box of the ring, grown by the radius.
    static Ring reach(const Ring& ring) {
        Place low = ring[0];
        Place high = ring[0];
        for (const Place p : ring) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        constexpr auto k_grow = static_cast<std::int32_t>(k_radius_m * 1000);
        low = {low.x - k_grow, low.y - k_grow};
        high = {high.x + k_grow, high.y + k_grow};
        return {low, {high.x, low.y}, high, {low.x, high.y}};
    }
};

bool compare_shares(Sides& sides, const DataFolder& data, const std::string& what,
                    std::size_t count) {
    Task task{what, count, false};
    const bool line = what == "lines_units";
    const auto kind = line ? geo::ShapeKind::lines : geo::ShapeKind::polygons;
    Comparison comparison{what};
    for (const Polygon& polygon : shapes_for(data, task)) {
        ++comparison.queries;
        const Geometry mine = line ? to_line(polygon[0]) : to_polygon(polygon);
        comparison.both(sides.shares_of_ours(query_shape(polygon, kind)),
                        sides.shares_of_geos(mine.get(), line), 1e-4, line ? 0 : 1e-9);
    }
    return comparison.print();
}

bool compare_nearest(Sides& sides, const DataFolder& data, std::size_t count) {
    Task task{"nearest_footprint", count, false};
    Comparison comparison{task.name};
    for (const Polygon& polygon : shapes_for(data, task)) {
        ++comparison.queries;
        const geo::Shape shape = query_shape(polygon, geo::ShapeKind::polygons);
        const auto ours = sides.ours().nearest(shape.view(), Sides::k_radius_m, {});
        comparison.pair(ours ? ours->distance_m : -1, sides.nearest_of_geos(polygon), 1e-3, 0);
    }
    return comparison.print();
}

/// The exact area of a unit is its shoelace sum in integers; neighbours get nothing at all.
bool compare_coincident(const Sides& sides, const DataFolder& data, std::size_t count) {
    Comparison comparison{"coincident_edges"};
    std::uint64_t id = 0;
    for (const Polygon& polygon : data.polygons("units")) {
        const geo::Shape shape = query_shape(polygon, geo::ShapeKind::polygons);
        if (shape.vertices.size() <= 4000 && comparison.queries < count) {
            ++comparison.queries;
            comparison.both(sides.shares_of_ours(shape), {{id, geo::area_m2(shape.view())}}, 0,
                            1e-12);
        }
        ++id;
    }
    return comparison.print();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-agree FOLDER [SHARE]\n");
        return 2;
    }
    const DataFolder data(argv[1]);
    const std::size_t share = argc > 2 ? std::max(1UL, std::stoul(argv[2])) : 1;
    bool good = true;
    {
        Sides units(data, {"units"});
        good &= compare_shares(units, data, "footprints_units", 5000 / share);
        good &= compare_shares(units, data, "lines_units", 500 / share);
        good &= compare_coincident(units, data, 1000 / share);
    }
    {
        Sides places(data, {"patch5000"});
        good &= compare_nearest(places, data, 5000 / share);
    }
    Sides all(data, data.layers());
    good &= compare_shares(all, data, "footprints_layers", 2000 / share);
    return good ? 0 : 1;
}
