// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial-s2 FOLDER TASK…: S2 on the same work, one MutableS2ShapeIndex over all
// polygons. The plane is laid back on the sphere (equirectangular about 27° N); S2's edges are
// geodesics, so its measures differ by 1e-8. Points and nearest only; it has no lines to cut.
#include "data/report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <numbers>

#include <s2/mutable_s2shape_index.h>
#include <s2/s2closest_edge_query.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2earth.h>
#include <s2/s2latlng.h>
#include <s2/s2lax_polygon_shape.h>

namespace {

using namespace eco::bench;

S2Point on_sphere(Place p) {
    constexpr double k_radius = 6371008.8;
    constexpr double k_degrees = 180 / std::numbers::pi;
    const double shrink = std::cos(27 / k_degrees);
    return S2LatLng::FromDegrees(24.6 + (p.y - 1e7) / 1000.0 / k_radius * k_degrees,
                                 103.6 + (p.x - 1e7) / 1000.0 / (k_radius * shrink) * k_degrees)
        .ToPoint();
}

std::unique_ptr<MutableS2ShapeIndex>
load(const DataFolder& data, const std::vector<std::string>& names, const Engine& engine) {
    auto index = std::make_unique<MutableS2ShapeIndex>();
    double vertices = 0;
    const double before = resident_bytes();
    const Watch watch;
    for (const std::string& name : names) {
        for (const Polygon& polygon : data.polygons(name)) {
            std::vector<std::vector<S2Point>> loops;
            for (const Ring& ring : polygon) {
                loops.emplace_back();
                for (const Place p : ring) {
                    loops.back().push_back(on_sphere(p));
                }
                vertices += static_cast<double>(ring.size());
            }
            index->Add(std::make_unique<S2LaxPolygonShape>(loops));
        }
    }
    index->ForceBuild();
    report_build(engine, std::to_string(names.size()), watch.seconds(), resident_bytes() - before,
                 vertices);
    return index;
}

std::vector<S2Point> places(const DataFolder& data, Task& task) {
    std::vector<S2Point> out;
    for (const Place p : points_for(data, task)) {
        out.push_back(on_sphere(p));
    }
    return out;
}

void run_points(const MutableS2ShapeIndex& index, const DataFolder& data, Task task,
                const Engine& engine) {
    const std::vector<S2Point> points = places(data, task);
    auto query = MakeS2ContainsPointQuery(&index);
    std::uint64_t hits = 0;
    std::uint64_t sum = 0;
    const auto run = [&](std::size_t count) {
        hits = 0;
        sum = 0;
        for (std::size_t k = 0; k < count; ++k) {
            query.VisitContainingShapes(points[k], [&](const S2Shape* shape) {
                ++hits;
                sum += mixed(static_cast<std::uint64_t>(shape->id()), k);
                return true;
            });
        }
    };
    run(points.size() / 4); // as the others are warmed
    const Watch watch;
    run(points.size());
    report(engine, task, watch.seconds(), hits_checksum(hits, sum));
}

void run_nearest(const MutableS2ShapeIndex& index, const DataFolder& data, Task task,
                 const Engine& engine) {
    const std::vector<S2Point> points = places(data, task);
    S2ClosestEdgeQuery query(&index);
    query.mutable_options()->set_max_distance(S2Earth::ToAngle(util::units::Meters(5000)));
    query.mutable_options()->set_include_interiors(true);
    std::uint64_t found = 0;
    double metres = 0;
    const auto run = [&](std::size_t count) {
        found = 0;
        metres = 0;
        for (std::size_t k = 0; k < count; ++k) {
            S2ClosestEdgeQuery::PointTarget target(points[k]);
            const auto result = query.FindClosestEdge(&target);
            if (!result.is_empty()) {
                ++found;
                metres += S2Earth::ToMeters(result.distance());
            }
        }
    };
    run(std::min<std::size_t>(points.size(), 5000)); // as the others are warmed
    const Watch watch;
    run(points.size());
    report(engine, task, watch.seconds(), total_checksum(found, metres));
}

} // namespace

int main(int argc, char** argv) {
    const auto tasks = argc < 3 ? std::nullopt : parse_tasks({argv + 2, argv + argc});
    if (!tasks) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial-s2 FOLDER TASK…\n");
        return 2;
    }
    const DataFolder data(argv[1]);
    const Engine engine{"s2-0.10", "index"};
    std::map<std::vector<std::string>, std::unique_ptr<MutableS2ShapeIndex>> loaded;
    for (const Task& task : *tasks) {
        auto& index = loaded[layers_for(data, task)];
        if (index == nullptr) {
            index = load(data, layers_for(data, task), engine);
        }
        if (task.name.starts_with("points")) {
            run_points(*index, data, task, engine);
        } else if (task.name == "nearest_point") {
            run_nearest(*index, data, task, engine);
        }
    }
    return 0;
}
