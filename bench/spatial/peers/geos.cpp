// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-geos FOLDER whole|pieces TASK…: GEOS on the same work, through its C API.
// A query's time includes making its geometry object, as it would for a user.
#include "data/loaded_layers.hpp"
#include "peers/geos_layers.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace {

using namespace eco::bench;
using Item = GeosLayers::Item;

class Runner {
  public:
    Runner(const DataFolder& data, const GeosLayers& layers, Engine engine)
        : m_data(data), m_layers(layers), m_engine(std::move(engine)) {}

    void points(Task task) {
        const std::vector<Place> points = points_for(m_data, task);
        std::uint64_t hits = 0;
        std::uint64_t sum = 0;
        const auto run = [&](std::size_t count) {
            hits = 0;
            sum = 0;
            for (std::size_t k = 0; k < count; ++k) {
                const Geometry point = to_point(points[k]);
                m_layers.near(point.get(), m_near);
                for (const Item* item : m_near) {
                    if (GEOSPreparedIntersects_r(geos(), item->prepared, point.get()) == 1) {
                        ++hits;
                        sum += mixed(item->id, k);
                    }
                }
            }
        };
        run(points.size() / 4); // prepared geometries build their indexes when first asked
        const Watch watch;
        run(points.size());
        report(m_engine, task, watch.seconds(), hits_checksum(hits, sum));
    }

    void overlays(Task task) {
        const std::vector<Polygon> shapes = shapes_for(m_data, task);
        const bool line = task.name == "lines_units";
        std::uint64_t pairs = 0;
        double total = 0;
        const auto run = [&](std::size_t count) {
            pairs = 0;
            total = 0;
            std::map<std::uint64_t, double> shared;
            for (std::size_t k = 0; k < count; ++k) {
                const Geometry mine = line ? to_line(shapes[k][0]) : to_polygon(shapes[k]);
                double whole = 0;
                (line ? GEOSLength_r : GEOSArea_r)(geos(), mine.get(), &whole);
                share(mine.get(), line, whole, shared);
                for (const auto& [id, measure] : shared) {
                    pairs += measure > 0 ? 1 : 0;
                    total += line ? measure : measure / whole;
                }
            }
        };
        run(std::min<std::size_t>(shapes.size(), 200));
        const Watch watch;
        run(shapes.size());
        report(m_engine, task, watch.seconds(), total_checksum(pairs, total));
    }

    void nearest(Task task) {
        const bool point = task.name == "nearest_point";
        std::vector<Place> points;
        std::vector<Polygon> shapes;
        point ? void(points = points_for(m_data, task)) : void(shapes = shapes_for(m_data, task));
        std::uint64_t found = 0;
        double metres = 0;
        const auto run = [&](std::size_t count) {
            found = 0;
            metres = 0;
            for (std::size_t k = 0; k < count; ++k) {
                const Geometry mine = point ? to_point(points[k]) : to_polygon(shapes[k]);
                const double distance = distance_to_nearest(mine.get());
                if (distance <= k_radius_m) {
                    ++found;
                    metres += distance;
                }
            }
        };
        run(std::min<std::size_t>(task.count, 5000));
        const Watch watch;
        run(task.count);
        report(m_engine, task, watch.seconds(), total_checksum(found, metres));
    }

  private:
    static constexpr double k_radius_m = 5000;
    const DataFolder& m_data;
    const GeosLayers& m_layers;
    Engine m_engine;
    std::vector<const Item*> m_near;

    void share(const GEOSGeometry* mine, bool line, double whole,
               std::map<std::uint64_t, double>& shared) {
        m_layers.near(mine, m_near);
        shared.clear();
        for (const Item* item : m_near) {
            if (GEOSPreparedIntersects_r(geos(), item->prepared, mine) != 1) {
                continue;
            }
            double measure = whole;
            if (GEOSPreparedContains_r(geos(), item->prepared, mine) != 1) {
                const Geometry part(GEOSIntersection_r(geos(), item->geometry, mine));
                (line ? GEOSLength_r : GEOSArea_r)(geos(), part.get(), &measure);
            }
            shared[item->id] += measure;
        }
    }

    double distance_to_nearest(const GEOSGeometry* mine) {
        const void* nearest = GEOSSTRtree_nearest_generic_r(
            geos(), m_layers.tree(), mine, mine,
            [](const void* a, const void* b, double* distance, void* asker) {
                const bool first = a == asker;
                return GEOSPreparedDistance_r(
                    geos(), static_cast<const Item*>(first ? b : a)->prepared,
                    static_cast<const GEOSGeometry*>(first ? a : b), distance);
            },
            const_cast<GEOSGeometry*>(mine));
        double distance = 0;
        GEOSPreparedDistance_r(geos(), static_cast<const Item*>(nearest)->prepared, mine,
                               &distance);
        return distance;
    }
};

} // namespace

int main(int argc, char** argv) {
    const auto tasks = argc < 4 ? std::nullopt : parse_tasks({argv + 3, argv + argc});
    const std::string cut = argc < 4 ? "" : argv[2];
    if (!tasks || (cut != "whole" && cut != "pieces")) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-geos FOLDER whole|pieces TASK…\n");
        return 2;
    }
    const DataFolder data(argv[1]);
    const Engine engine{"geos-" + std::string(GEOSversion()).substr(0, 6), cut};
    const auto how = cut == "whole" ? GeosLayers::Cut::whole : GeosLayers::Cut::pieces;
    LoadedLayers<GeosLayers> loaded(data, engine);
    for (const Task& task : *tasks) {
        Runner runner(data, loaded.of(task, how), engine);
        if (task.name.starts_with("points")) {
            runner.points(task);
        } else if (task.name.starts_with("nearest")) {
            runner.nearest(task);
        } else {
            runner.overlays(task);
        }
    }
    return 0;
}
