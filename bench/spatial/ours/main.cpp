// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial FOLDER TASK…: our index on the yardstick. One thread.
#include "data/report.hpp"
#include "geo/fused_layers.hpp"
#include "ours/layers.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

namespace {

using namespace eco::bench;
namespace geo = eco::geo;

/// The layers of a task behind one index, tuned for what it asks; the plane is its own ground.
geo::FusedLayers fuse(const DataFolder& data, const Task& task) {
    const auto names = layers_for(data, task);
    const bool points = task.name.starts_with("points");
    std::vector<std::unique_ptr<Layers>> layers;
    std::vector<const geo::ShapeSource*> sources;
    double vertices = 0;
    for (const std::string& name : names) {
        layers.push_back(std::make_unique<Layers>());
        layers.back()->add(data.polygons(name));
        sources.push_back(layers.back().get());
        vertices += static_cast<double>(layers.back()->vertices().size());
    }
    const Watch watch;
    geo::FusedLayers fused(sources, points ? geo::k_tuned_for_points : geo::k_tuned_for_overlay);
    report_build({"ecogate", points ? "for_points" : "for_overlay"}, std::to_string(names.size()),
                 watch.seconds(), static_cast<double>(fused.bytes()), vertices);
    return fused;
}

std::vector<geo::Xy> places(const DataFolder& data, Task& task) {
    std::vector<geo::Xy> out;
    for (const Place p : points_for(data, task)) {
        out.push_back({p.x, p.y});
    }
    return out;
}

void run_points_singly(const geo::LayerIndex& index, const DataFolder& data, Task task) {
    const std::vector<geo::Xy> points = places(data, task);
    const Watch watch;
    std::uint64_t hits = 0;
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < points.size(); ++k) {
        for (const geo::FeatureId id : index.covering(points[k])) {
            ++hits;
            sum += mixed(id, k);
        }
    }
    report({"ecogate", "single"}, task, watch.seconds(), hits_checksum(hits, sum));
}

/// In batches of a size that a caller would choose; the checksum is part of the time.
void run_points_batch(const geo::LayerIndex& index, const DataFolder& data, Task task) {
    constexpr std::size_t k_batch = 16384;
    const std::vector<geo::Xy> points = places(data, task);
    std::uint64_t hits = 0;
    std::uint64_t sum = 0;
    const auto run = [&](std::size_t count) {
        hits = 0;
        sum = 0;
        geo::PointHits found;
        for (std::size_t from = 0; from < count; from += k_batch) {
            const std::size_t now = std::min(k_batch, count - from);
            index.covering_each(std::span(points).subspan(from, now), found);
            for (std::size_t k = 0; k < now; ++k) {
                for (const geo::FeatureId id : found.of(k)) {
                    ++hits;
                    sum += mixed(id, from + k);
                }
            }
        }
    };
    run(points.size() / 4); // as the peers are warmed
    const Watch watch;
    run(points.size());
    report({"ecogate", "batch"}, task, watch.seconds(), hits_checksum(hits, sum));
}

std::vector<geo::Shape> queries(const DataFolder& data, Task& task) {
    const auto kind = task.name == "lines_units" ? geo::ShapeKind::lines : geo::ShapeKind::polygons;
    std::vector<geo::Shape> shapes;
    for (const Polygon& polygon : shapes_for(data, task)) {
        shapes.push_back(query_shape(polygon, kind));
    }
    return shapes;
}

void run_overlays(const geo::LayerIndex& index, const DataFolder& data, Task task) {
    const std::vector<geo::Shape> shapes = queries(data, task);
    std::uint64_t pairs = 0;
    double total = 0;
    const auto run = [&](std::size_t count) {
        pairs = 0;
        total = 0;
        for (std::size_t k = 0; k < count; ++k) {
            const geo::Shape& shape = shapes[k];
            const bool line = shape.kind == geo::ShapeKind::lines;
            const double whole = line ? 1 : geo::area_m2(shape.view());
            for (const geo::Overlap& overlap : index.overlaps(shape.view())) {
                const double measure = line ? overlap.length_m : overlap.area_m2;
                pairs += measure > 0 ? 1 : 0;
                total += measure / whole;
            }
        }
    };
    run(std::min<std::size_t>(shapes.size(), 200)); // as the peers are warmed
    const Watch watch;
    run(shapes.size());
    report({"ecogate", "single"}, task, watch.seconds(), total_checksum(pairs, total));
}

void run_nearest(const geo::LayerIndex& index, const DataFolder& data, Task task) {
    std::vector<geo::Shape> shapes;
    if (task.name == "nearest_point") {
        for (const Place p : points_for(data, task)) {
            shapes.push_back(
                {geo::ShapeKind::points, {{p.x, p.y}}, {{0, 1, 0, 0}}, {p.x, p.y, p.x, p.y}});
        }
    } else {
        shapes = queries(data, task);
    }
    std::uint64_t found = 0;
    double metres = 0;
    const auto run = [&](std::size_t count) {
        found = 0;
        metres = 0;
        for (std::size_t k = 0; k < count; ++k) {
            if (const auto nearest = index.nearest(shapes[k].view(), 5000, {})) {
                ++found;
                metres += nearest->distance_m;
            }
        }
    };
    run(std::min<std::size_t>(shapes.size(), 5000)); // as the peers are warmed
    const Watch watch;
    run(shapes.size());
    report({"ecogate", "single"}, task, watch.seconds(), total_checksum(found, metres));
}

} // namespace

int main(int argc, char** argv) {
    const auto tasks = argc < 3 ? std::nullopt : parse_tasks({argv + 2, argv + argc});
    if (!tasks) {
        std::fprintf(stderr, "usage: ecogate-bench-spatial FOLDER TASK[:COUNT][:sorted]…\n");
        return 2;
    }
    const DataFolder data(argv[1]);
    std::map<std::string, geo::FusedLayers> indexes; // by what they hold and are tuned for
    for (const Task& task : *tasks) {
        const std::string key = layers_for(data, task).front() + task.name.substr(0, 6) +
                                std::to_string(layers_for(data, task).size());
        auto found = indexes.find(key);
        if (found == indexes.end()) {
            found = indexes.try_emplace(key, fuse(data, task)).first;
        }
        const geo::LayerIndex& index = found->second.index();
        if (task.name.starts_with("points")) {
            run_points_singly(index, data, task);
            run_points_batch(index, data, task);
        } else if (task.name.starts_with("nearest")) {
            run_nearest(index, data, task);
        } else {
            run_overlays(index, data, task);
        }
    }
    return 0;
}
