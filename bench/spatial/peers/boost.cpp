// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-boost FOLDER TASK…: Boost.Geometry on the same work, its packed R-tree over
// whole polygons (it has no prepared geometries). A query's time includes making its geometry.
#include "data/loaded_layers.hpp"

#include <cstdio>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/multi_linestring.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/version.hpp>

namespace {

using namespace eco::bench;
namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using Point = bg::model::d2::point_xy<double>;
using Box = bg::model::box<Point>;
using Area = bg::model::polygon<Point, false, true>; // counter-clockwise, closed
using Areas = bg::model::multi_polygon<Area>;
using Line = bg::model::linestring<Point>;
using Lines = bg::model::multi_linestring<Line>;
using Entry = std::pair<Box, std::uint32_t>;

Point to_point(Place p) {
    return {p.x / 1000.0, p.y / 1000.0};
}

Line to_line(const Ring& line) {
    Line out;
    for (const Place p : line) {
        out.push_back(to_point(p));
    }
    return out;
}

Area to_area(const Polygon& polygon) {
    Area out;
    out.inners().resize(polygon.size() - 1);
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        auto& ring = i == 0 ? out.outer() : out.inners()[i - 1];
        for (const Place p : polygon[i]) {
            ring.push_back(to_point(p));
        }
        ring.push_back(to_point(polygon[i][0]));
    }
    return out;
}

class BoostLayers {
  public:
    BoostLayers(const DataFolder& data, const std::vector<std::string>& names) {
        std::vector<Entry> entries;
        for (const std::string& name : names) {
            for (const Polygon& polygon : data.polygons(name)) {
                m_areas.push_back(to_area(polygon));
                m_vertices += static_cast<double>(bg::num_points(m_areas.back()));
                entries.emplace_back(bg::return_envelope<Box>(m_areas.back()),
                                     static_cast<std::uint32_t>(m_areas.size() - 1));
            }
        }
        m_tree = Tree(entries.begin(), entries.end());
    }
    template <class Geometry>
    void near(const Geometry& geometry, std::vector<Entry>& out) const {
        out.clear();
        m_tree.query(bgi::intersects(geometry), std::back_inserter(out));
    }
    [[nodiscard]] const Area& area(std::uint32_t id) const { return m_areas[id]; }
    [[nodiscard]] double vertices() const { return m_vertices; }

  private:
    using Tree = bgi::rtree<Entry, bgi::rstar<16>>;
    std::vector<Area> m_areas;
    Tree m_tree;
    double m_vertices = 0;
};

void run_points(const BoostLayers& layers, const DataFolder& data, const Engine& engine,
                Task task) {
    const std::vector<Place> points = points_for(data, task);
    std::vector<Entry> near;
    std::uint64_t hits = 0;
    std::uint64_t sum = 0;
    const Watch watch;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const Point point = to_point(points[k]);
        layers.near(point, near);
        for (const auto& [box, id] : near) {
            if (bg::covered_by(point, layers.area(id))) {
                ++hits;
                sum += mixed(id, k);
            }
        }
    }
    report(engine, task, watch.seconds(), hits_checksum(hits, sum));
}

double measure(const Areas& shared) {
    return static_cast<double>(bg::area(shared));
}
double measure(const Lines& shared) {
    return static_cast<double>(bg::length(shared));
}
/// Footprints count by their share, lines by their length.
double whole(const Area& mine) {
    return static_cast<double>(bg::area(mine));
}
double whole(const Line&) {
    return 1;
}

template <class Shared, class Make>
void run_shapes(const BoostLayers& layers, const DataFolder& data, const Engine& engine, Task task,
                Make make) {
    const std::vector<Polygon> shapes = shapes_for(data, task);
    std::vector<Entry> near;
    std::uint64_t pairs = 0;
    double total = 0;
    const Watch watch;
    for (const Polygon& shape : shapes) {
        const auto mine = make(shape);
        const double all = whole(mine);
        layers.near(bg::return_envelope<Box>(mine), near);
        for (const auto& [box, id] : near) {
            Shared shared;
            bg::intersection(mine, layers.area(id), shared);
            const double part = measure(shared);
            pairs += part > 0 ? 1 : 0;
            total += part / all;
        }
    }
    report(engine, task, watch.seconds(), total_checksum(pairs, total));
}

} // namespace

int main(int argc, char** argv) {
    const auto tasks = argc < 3 ? std::nullopt : parse_tasks({argv + 2, argv + argc});
    if (!tasks) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-boost FOLDER TASK…\n");
        return 2;
    }
    const DataFolder data(argv[1]);
    const Engine engine{"boost-" + std::to_string(BOOST_VERSION / 100000) + "." +
                            std::to_string(BOOST_VERSION / 100 % 1000),
                        "whole"};
    LoadedLayers<BoostLayers> loaded(data, engine);
    for (const Task& task : *tasks) {
        const BoostLayers& layers = loaded.of(task);
        if (task.name.starts_with("points")) {
            run_points(layers, data, engine, task);
        } else if (task.name.starts_with("footprints")) {
            run_shapes<Areas>(layers, data, engine, task, to_area);
        } else if (task.name == "lines_units") {
            run_shapes<Lines>(layers, data, engine, task,
                              [](const Polygon& shape) { return to_line(shape[0]); });
        } else {
            std::fprintf(stderr, "Boost.Geometry is not asked for %s\n", task.name.c_str());
            return 2;
        }
    }
    return 0;
}
