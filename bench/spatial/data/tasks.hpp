// SPDX-License-Identifier: MulanPSL-2.0
// The work that every engine is given: TASK[:COUNT][:sorted] on the command line.
//   points_units, points_layers          which units, which polygons of all 21 layers hold a point
//   footprints_units, footprints_layers  what share of a footprint's area lies in which of them
//   lines_units                          what length of a line lies in which unit
//   nearest_point, nearest_footprint     the nearest of 5,000 sensitive places within 5 km
#pragma once

#include "data/layer_file.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::bench {

struct Task {
    std::string name;
    std::size_t count = 0; ///< queries; 0 = as many as there are, in the file's order
    bool sorted = false;   ///< along a Morton curve, for every engine alike
};

/// Nothing when a word names no task.
[[nodiscard]] std::optional<std::vector<Task>> parse_tasks(const std::vector<std::string>& words);

/// The first `count` queries of a task, in its order; sets the count where it was open.
[[nodiscard]] std::vector<Place> points_for(const DataFolder& data, Task& task);
[[nodiscard]] std::vector<Polygon> shapes_for(const DataFolder& data, Task& task);
/// The layers that a task is about.
[[nodiscard]] std::vector<std::string> layers_for(const DataFolder& data, const Task& task);

} // namespace eco::bench
