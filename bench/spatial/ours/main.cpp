// SPDX-License-Identifier: MulanPSL-2.0
// ecogate-bench-spatial FOLDER TASK…: our index on the yardstick. One thread.
#include "data/report.hpp"
#include "geo/cell_index.hpp"
#include "ours/layers.hpp"

#include <cstdio>
#include <map>

namespace {

using namespace eco::bench;
namespace geo = eco::geo;

/// The layers of a task behind one index; the yardstick's plane is its own ground.
class Indexed {
  public:
    Indexed(const DataFolder& data, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            m_layers.add(data.polygons(name));
        }
        const Watch watch;
        m_words = geo::build_cell_index(m_layers);
        const double seconds = watch.seconds();
        m_index = *geo::open_flat_index(m_layers, m_words);
        const auto vertices = static_cast<double>(m_layers.vertices().size());
        report_build({"ecogate", "index"}, std::to_string(names.size()), seconds,
                     static_cast<double>(m_words.size() * 4) + vertices * 8, vertices);
    }
    [[nodiscard]] const geo::LayerIndex& index() const { return *m_index; }

  private:
    Layers m_layers;
    std::vector<std::uint32_t> m_words;
    std::unique_ptr<geo::LayerIndex> m_index;
};

void run_points(const geo::LayerIndex& index, const DataFolder& data, Task task) {
    const std::vector<Place> points = points_for(data, task);
    const Watch watch;
    std::uint64_t hits = 0;
    std::uint64_t sum = 0;
    for (std::size_t k = 0; k < points.size(); ++k) {
        for (const geo::FeatureId id : index.covering({points[k].x, points[k].y})) {
            ++hits;
            sum += mixed(id, k);
        }
    }
    report({"ecogate", "single"}, task, watch.seconds(), hits_checksum(hits, sum));
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
    const Watch watch;
    std::uint64_t pairs = 0;
    double total = 0;
    for (const geo::Shape& shape : shapes) {
        const bool line = shape.kind == geo::ShapeKind::lines;
        const double whole = line ? 1 : geo::area_m2(shape.view());
        for (const geo::Overlap& overlap : index.overlaps(shape.view())) {
            const double measure = line ? overlap.length_m : overlap.area_m2;
            pairs += measure > 0 ? 1 : 0;
            total += measure / whole;
        }
    }
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
    const Watch watch;
    std::uint64_t found = 0;
    double metres = 0;
    for (const geo::Shape& shape : shapes) {
        if (const auto nearest = index.nearest(shape.view(), 5000, {})) {
            ++found;
            metres += nearest->distance_m;
        }
    }
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
    std::map<std::vector<std::string>, Indexed> indexed;
    for (const Task& task : *tasks) {
        const auto names = layers_for(data, task);
        auto found = indexed.find(names);
        if (found == indexed.end()) {
            found = indexed.try_emplace(names, data, names).first;
        }
        const geo::LayerIndex& index = found->second.index();
        if (task.name.starts_with("points")) {
            run_points(index, data, task);
        } else if (task.name.starts_with("nearest")) {
            run_nearest(index, data, task);
        } else {
            run_overlays(index, data, task);
        }
    }
    return 0;
}
