// SPDX-License-Identifier: MulanPSL-2.0
// Drawing vertices to cells.
#include "service/detail_level.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eco::service {
namespace {

constexpr double k_most_m = 10'000;
constexpr double k_box_steps = 1000; ///< a degree

/// Least vertices of a closed ring that encloses something.
constexpr std::uint32_t k_least_ring = 4;

/// Counter-clockwise and closed, as exteriors are.
std::vector<geo::Xy> square_around(geo::Xy middle, std::int64_t cell) {
    const auto half = static_cast<std::int32_t>(cell / 2);
    const geo::Xy south_west{middle.x - half, middle.y - half};
    const geo::Xy north_east{middle.x + half, middle.y + half};
    return {south_west,
            {north_east.x, south_west.y},
            north_east,
            {south_west.x, north_east.y},
            south_west};
}

/// A part's vertices, each cell once in a row.
std::vector<geo::Xy> drawn_part(const geo::ShapeView& shape, const geo::Part& part,
                                std::int64_t cell) {
    std::vector<geo::Xy> run;
    for (std::uint32_t i = 0; i < part.count; ++i) {
        const geo::Xy here = drawn(shape.vertices[part.first + i], cell);
        if (run.empty() || run.back() != here || shape.kind == geo::ShapeKind::points) {
            run.push_back(here);
        }
    }
    return run;
}

} // namespace

DetailLevel DetailLevel::within(Metres tolerance) {
    DetailLevel level;
    // From the middle of a square to its corner: the side times the root of one half.
    const double side = std::min(tolerance.base(), k_most_m) * 1000 * std::numbers::sqrt2;
    level.m_cell = std::max<std::int64_t>(1, static_cast<std::int64_t>(side));
    return level;
}

geo::Xy drawn(geo::Xy vertex, std::int64_t cell_mm) {
    const auto one = [&](std::int32_t value) {
        // Floor division: cells of equal size on both sides of zero.
        const std::int64_t cell = value >= 0 ? value / cell_mm : -((cell_mm - 1 - value) / cell_mm);
        return static_cast<std::int32_t>(cell * cell_mm + cell_mm / 2);
    };
    return {one(vertex.x), one(vertex.y)};
}

geo::Shape coarse(const geo::ShapeView& shape, const DetailLevel& detail) {
    geo::Shape made;
    made.kind = shape.kind;
    bool kept = true; // holes of a ring that became a square are gone
    for (const geo::Part& part : shape.parts) {
        std::vector<geo::Xy> run = drawn_part(shape, part, detail.cell_mm());
        if (shape.kind == geo::ShapeKind::lines && run.size() == 1) {
            run.push_back(run.front());
        }
        if (shape.kind == geo::ShapeKind::polygons) {
            const bool encloses = run.size() >= k_least_ring;
            if (part.hole != 0 && !(kept && encloses)) {
                continue;
            }
            kept = part.hole != 0 ? kept : encloses;
            if (!encloses) {
                run = square_around(run.front(), detail.cell_mm());
            }
        }
        made.parts.push_back({static_cast<std::uint32_t>(made.vertices.size()),
                              static_cast<std::uint32_t>(run.size()), part.polygon, part.hole});
        made.vertices.insert(made.vertices.end(), run.begin(), run.end());
    }
    const auto half = static_cast<std::int32_t>(detail.cell_mm() / 2);
    made.box = {shape.box.x0 - half, shape.box.y0 - half, shape.box.x1 + half, shape.box.y1 + half};
    return made;
}

Json box_json(const geo::Plane& plane, const geo::ShapeView& shape) {
    geo::LonLatBox box{180, 90, -180, -90};
    for (const geo::Xy vertex : shape.vertices) {
        const geo::LonLat at = plane.to_lonlat(vertex);
        box = {std::min(box.west, at.lon), std::min(box.south, at.lat), std::max(box.east, at.lon),
               std::max(box.north, at.lat)};
    }
    const auto down = [](double degrees) {
        return std::floor(degrees * k_box_steps) / k_box_steps;
    };
    const auto up = [](double degrees) { return std::ceil(degrees * k_box_steps) / k_box_steps; };
    return Json::Array{down(box.west), down(box.south), up(box.east), up(box.north)};
}

} // namespace eco::service
