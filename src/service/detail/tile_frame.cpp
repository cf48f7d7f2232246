// SPDX-License-Identifier: MulanPSL-2.0
// Projecting and clipping in tile units.
#include "service/detail/tile_frame.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace eco::service::detail {
namespace {

constexpr double k_pi = std::numbers::pi;
constexpr double k_equator_mm = 2 * k_pi * 6378137.0 * 1000;
constexpr double k_grid_steps = 2048; ///< cells a tile: a quarter of a pixel at 512 pixels
constexpr double k_most_latitude = 85.05;

struct Mercator {
    double x = 0, y = 0; ///< 0 … 1, y downwards
};

Mercator mercator(geo::LonLat p) {
    const double lat = std::clamp(p.lat, -k_most_latitude, k_most_latitude) * k_pi / 180;
    return {p.lon / 360 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2 * k_pi)};
}

geo::LonLat geographic(Mercator m) {
    return {(m.x - 0.5) * 360, std::atan(std::sinh((0.5 - m.y) * 2 * k_pi)) * 180 / k_pi};
}

void include(geo::XyBox& box, geo::Xy at) {
    box = box.empty() ? geo::XyBox{at.x, at.y, at.x, at.y}
                      : geo::XyBox{std::min(box.x0, at.x), std::min(box.y0, at.y),
                                   std::max(box.x1, at.x), std::max(box.y1, at.y)};
}

/// What of a mercator square lies over the plane's extent: its box on the plane.
geo::XyBox box_on(const geo::Plane& plane, Mercator from, Mercator to) {
    constexpr int k_samples = 8; // parallels bend on the plane
    const geo::LonLatBox& extent = plane.definition().extent;
    const geo::LonLat north_west = geographic(from);
    const geo::LonLat south_east = geographic(to);
    const double west = std::max(north_west.lon, extent.west);
    const double east = std::min(south_east.lon, extent.east);
    const double south = std::max(south_east.lat, extent.south);
    const double north = std::min(north_west.lat, extent.north);
    geo::XyBox box;
    if (west > east || south > north) {
        return box;
    }
    for (int i = 0; i <= k_samples; ++i) {
        const double lon = west + (east - west) * i / k_samples;
        for (int j = 0; j <= k_samples; ++j) {
            if (const auto at = plane.to_plane({lon, south + (north - south) * j / k_samples})) {
                include(box, *at);
            }
        }
    }
    // Between the samples a parallel bends by less than an eightieth of the box.
    const std::int32_t margin = (box.x1 - box.x0 + box.y1 - box.y0) / 80 + 1000;
    return {box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin};
}

/// One half plane of the clip: which points are inside, and where an edge crosses.
struct Side {
    bool vertical = false; ///< the border is x = at
    std::int32_t at = 0;
    bool below = false; ///< inside is <= at

    [[nodiscard]] bool inside(TilePoint p) const {
        const std::int32_t value = vertical ? p.x : p.y;
        return below ? value <= at : value >= at;
    }
    [[nodiscard]] TilePoint crossing(TilePoint a, TilePoint b) const {
        const auto along = [&](std::int64_t from, std::int64_t to, std::int64_t other_from,
                               std::int64_t other_to) {
            return static_cast<std::int32_t>(other_from +
                                             (other_to - other_from) * (at - from) / (to - from));
        };
        return vertical ? TilePoint{at, along(a.x, b.x, a.y, b.y)}
                        : TilePoint{along(a.y, b.y, a.x, b.x), at};
    }
};

constexpr std::int32_t k_low = -k_buffer;
constexpr std::int32_t k_high = k_extent + k_buffer;
constexpr Side k_sides[] = {
    {true, k_low, false}, {true, k_high, true}, {false, k_low, false}, {false, k_high, true}};

void push(TileLine& line, TilePoint p) {
    if (line.empty() || line.back() != p) {
        line.push_back(p);
    }
}

bool all_inside(const TileLine& line) {
    return std::all_of(line.begin(), line.end(), [](TilePoint p) {
        return p.x >= k_low && p.x <= k_high && p.y >= k_low && p.y <= k_high;
    });
}

} // namespace

TileFrame::TileFrame(const geo::Plane& plane, const TileAddress& address) : m_plane(plane) {
    const double tiles = std::ldexp(1.0, static_cast<int>(address.z));
    m_scale = tiles * k_extent;
    m_left = address.x / tiles;
    m_top = address.y / tiles;
    const double buffer = k_buffer / m_scale;
    const Mercator middle{m_left + 0.5 / tiles, m_top + 0.5 / tiles};
    const double ground = std::cos(geographic(middle).lat * k_pi / 180);
    m_cell = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(k_equator_mm * ground / tiles / k_grid_steps));
    m_box = box_on(plane, {m_left - buffer, m_top - buffer},
                   {m_left + 1 / tiles + buffer, m_top + 1 / tiles + buffer});
}

TilePoint TileFrame::point(geo::Xy at) const {
    const Mercator m = mercator(m_plane.to_lonlat(at));
    constexpr double k_far = 1 << 28; // far beyond the tile; the clip brings it back
    const auto unit = [&](double value) {
        return static_cast<std::int32_t>(std::lround(std::clamp(value * m_scale, -k_far, k_far)));
    };
    return {unit(m.x - m_left), unit(m.y - m_top)};
}

TileLine TileFrame::project(const geo::ShapeView& shape, const geo::Part& part) const {
    TileLine line;
    geo::Xy last{};
    for (std::uint32_t i = 0; i < part.count; ++i) {
        const geo::Xy here = drawn(shape.vertices[part.first + i], m_cell);
        if (i == 0 || here != last) {
            push(line, point(here));
        }
        last = here;
    }
    return line;
}

TileLine clip_ring(TileLine ring) {
    if (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    if (!all_inside(ring)) {
        for (const Side& side : k_sides) { // Sutherland and Hodgman, 1974
            TileLine kept;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const TilePoint from = ring[i];
                const TilePoint to = ring[(i + 1) % ring.size()];
                if (side.inside(from)) {
                    push(kept, from);
                }
                if (side.inside(from) != side.inside(to)) {
                    push(kept, side.crossing(from, to));
                }
            }
            ring = std::move(kept);
        }
    }
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    return ring.size() < 3 ? TileLine() : ring;
}

std::vector<TileLine> clip_line(const TileLine& line) {
    std::vector<TileLine> pieces{{}};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        TilePoint from = line[i];
        TilePoint to = line[i + 1];
        bool visible = true;
        for (const Side& side : k_sides) {
            visible = visible && (side.inside(from) || side.inside(to));
            if (visible && side.inside(from) != side.inside(to)) {
                (side.inside(from) ? to : from) = side.crossing(from, to);
            }
        }
        if (!visible) {
            continue;
        }
        if (!pieces.back().empty() && pieces.back().back() != from) {
            pieces.emplace_back();
        }
        push(pieces.back(), from);
        push(pieces.back(), to);
    }
    std::erase_if(pieces, [](const TileLine& piece) { return piece.size() < 2; });
    return pieces;
}

std::int64_t signed_area(const TileLine& ring) {
    std::int64_t twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const TilePoint a = ring[i];
        const TilePoint b = ring[(i + 1) % ring.size()];
        twice += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
    }
    return twice;
}

} // namespace eco::service::detail
