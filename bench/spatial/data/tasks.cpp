// SPDX-License-Identifier: MulanPSL-2.0
// Reading the command line and the queries.
#include "data/tasks.hpp"

#include <algorithm>
#include <array>

namespace eco::bench {
namespace {

constexpr std::array<std::string_view, 7> k_tasks{
    "points_units", "points_layers", "footprints_units", "footprints_layers",
    "lines_units",  "nearest_point", "nearest_footprint"};

template <class Query>
void take(std::vector<Query>& all, Task& task) {
    task.count = task.count == 0 ? all.size() : std::min(task.count, all.size());
    if (task.sorted) {
        sort_along_curve(all);
    }
    all.resize(task.count);
}

std::optional<Task> parse_task(std::string_view word) {
    Task task;
    std::size_t from = word.find(':');
    task.name = word.substr(0, from);
    while (from != std::string_view::npos) {
        const std::size_t end = word.find(':', from + 1);
        const std::string part(word.substr(from + 1, end - from - 1));
        if (part == "sorted") {
            task.sorted = true;
        } else if (!part.empty() && part.find_first_not_of("0123456789") == std::string::npos) {
            task.count = std::stoul(part);
        } else {
            return std::nullopt;
        }
        from = end;
    }
    const bool known = std::find(k_tasks.begin(), k_tasks.end(), task.name) != k_tasks.end();
    return known ? std::optional(task) : std::nullopt;
}

} // namespace

std::optional<std::vector<Task>> parse_tasks(const std::vector<std::string>& words) {
    std::vector<Task> tasks;
    for (const std::string& word : words) {
        auto task = parse_task(word);
        if (!task) {
            return std::nullopt;
        }
        tasks.push_back(*std::move(task));
    }
    return tasks;
}

std::vector<Place> points_for(const DataFolder& data, Task& task) {
    std::vector<Place> points = data.points();
    take(points, task);
    return points;
}

std::vector<Polygon> shapes_for(const DataFolder& data, Task& task) {
    std::vector<Polygon> shapes =
        data.polygons(task.name == "lines_units" ? "lines" : "footprints");
    take(shapes, task);
    return shapes;
}

std::vector<std::string> layers_for(const DataFolder& data, const Task& task) {
    if (task.name.ends_with("_units")) {
        return {"units"};
    }
    return task.name.ends_with("_layers") ? data.layers() : std::vector<std::string>{"patch5000"};
}

} // namespace eco::bench
