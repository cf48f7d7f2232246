// SPDX-License-Identifier: MulanPSL-2.0
// The yardstick's layers in a file: what every engine reads, so that all measure the same work.
// "EZL1", u32 polygons; a polygon: u32 rings; a ring: u32 vertices, i32 x, i32 y each (millimetres,
// first vertex not repeated, exterior counter-clockwise, holes clockwise). A line is one ring.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace eco::bench {

struct Place {
    std::int32_t x = 0, y = 0; ///< mm
    bool operator==(const Place&) const = default;
};
using Ring = std::vector<Place>;
using Polygon = std::vector<Ring>;

/// A folder that ecogate-bench-spatial-gen wrote. What cannot be read ends the program.
class DataFolder {
  public:
    explicit DataFolder(std::string path) : m_path(std::move(path)) {}
    [[nodiscard]] std::vector<std::string> layers() const; ///< the 21 layers, "units" first
    [[nodiscard]] std::vector<Polygon> polygons(const std::string& name) const;
    [[nodiscard]] std::vector<Place> points() const;
    void write_layers(const std::vector<std::string>& names) const;
    void write_polygons(const std::string& name, const std::vector<Polygon>& polygons) const;
    void write_points(const std::vector<Place>& points) const;

  private:
    std::string m_path;
};

/// Where two places lie on a Morton curve of 131-m cells: the "sorted" input order.
[[nodiscard]] std::uint64_t curve_key(Place p);
void sort_along_curve(std::vector<Place>& points);
void sort_along_curve(std::vector<Polygon>& polygons);

} // namespace eco::bench
