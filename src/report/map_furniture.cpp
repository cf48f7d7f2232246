// SPDX-License-Identifier: MulanPSL-2.0
#include "report/map_furniture.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

namespace eco::report {
namespace {

constexpr double k_width = MapCanvas::k_width;
constexpr double k_height = MapCanvas::k_height;
constexpr double k_pi = 3.14159265358979323846;
constexpr std::string_view k_halo =
    R"svg(paint-order="stroke" stroke="#fff" stroke-width="3" stroke-linejoin="round" fill="#111")svg";

/// Round steps between ticks, in seconds of arc.
constexpr std::array<int, 12> k_steps{5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
constexpr int k_most_ticks = 5;

enum class Edge { bottom, left };

struct Tick {
    double pixel = 0; ///< along the edge
    int seconds = 0;  ///< of arc
};

/// Longitude along the bottom edge, latitude along the left one; `t` from 0 to 1, west to east and
/// south to north.
double degrees_at(const Furniture& input, Edge edge, double t) {
    const geo::XyBox& f = input.canvas.frame();
    const auto along = [&](std::int32_t low, std::int32_t high) {
        return static_cast<std::int32_t>(std::llround(low + t * (double(high) - low)));
    };
    const geo::Xy p =
        edge == Edge::bottom ? geo::Xy{along(f.x0, f.x1), f.y0} : geo::Xy{f.x0, along(f.y0, f.y1)};
    const geo::LonLat at = input.plane.to_lonlat(p);
    return edge == Edge::bottom ? at.lon : at.lat;
}

/// Where the edge reaches a value: by halving, for the plane is not linear in degrees.
double position_of(const Furniture& input, Edge edge, double degrees) {
    constexpr int k_halvings = 24;
    double low = 0;
    double high = 1;
    for (int i = 0; i < k_halvings; ++i) {
        const double middle = (low + high) / 2;
        (degrees_at(input, edge, middle) < degrees ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::vector<Tick> ticks(const Furniture& input, Edge edge) {
    const double from = degrees_at(input, edge, 0) * 3600;
    const double to = degrees_at(input, edge, 1) * 3600;
    int step = k_steps.back();
    for (const int one : k_steps) {
        if ((to - from) / one <= k_most_ticks) {
            step = one;
            break;
        }
    }
    std::vector<Tick> all;
    for (int at = static_cast<int>(std::ceil(from / step)) * step; at < to; at += step) {
        const double t = position_of(input, edge, at / 3600.0);
        all.push_back({edge == Edge::bottom ? t * k_width : (1 - t) * k_height, at});
    }
    return all;
}

std::string degrees_text(int seconds, char hemisphere) {
    return fmt::format("{}°{:02d}′{}{}", seconds / 3600, seconds / 60 % 60,
                       seconds % 60 == 0 ? "" : fmt::format("{:02d}″", seconds % 60), hemisphere);
}

std::string graticule(const Furniture& input) {
    constexpr double k_tick = 7;
    constexpr double k_margin = 48; ///< from the corners, where labels would be cut
    std::string marks;
    std::string labels;
    for (const Tick& tick : ticks(input, Edge::bottom)) {
        marks += fmt::format("M{0:.1f} {1:.1f}v-{2}M{0:.1f} 0v{2}", tick.pixel, k_height, k_tick);
        if (tick.pixel > k_margin && tick.pixel < k_width - k_margin) {
            labels +=
                fmt::format(R"svg(<text x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)svg",
                            tick.pixel, k_height - 10, degrees_text(tick.seconds, 'E'));
        }
    }
    for (const Tick& tick : ticks(input, Edge::left)) {
        marks += fmt::format("M0 {0:.1f}h{2}M{1:.1f} {0:.1f}h-{2}", tick.pixel, k_width, k_tick);
        if (tick.pixel > k_margin && tick.pixel < k_height - k_margin) {
            labels += fmt::format(R"svg(<text x="10" y="{:.1f}">{}</text>)svg", tick.pixel + 4,
                                  degrees_text(tick.seconds, 'N'));
        }
    }
    return fmt::format(
        R"svg(<path d="{}" fill="none" stroke="#111"/><g font-size="11" {}>{}</g>)svg", marks,
        k_halo, labels);
}

/// A bar of a round length, no longer than a quarter of the map.
std::string scale_bar(const Furniture& input) {
    const double metres_per_pixel = input.canvas.metres_per_pixel();
    const double most = metres_per_pixel * k_width / 4;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    const double metres = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
    const double pixels = metres / metres_per_pixel;
    const std::string label =
        metres >= 1000 ? fmt::format("{:g} km", metres / 1000) : fmt::format("{:g} m", metres);
    const double x = k_width - pixels - 20;
    const double y = k_height - 34;
    return fmt::format(
        R"svg(<path d="M{0:.1f} {1:.1f}h{2:.1f}v6h-{2:.1f}z" fill="#fff" stroke="#111"/>)svg"
        R"svg(<path d="M{0:.1f} {1:.1f}h{3:.1f}v6h-{3:.1f}z" fill="#111"/>)svg"
        R"svg(<g text-anchor="middle" {4}><text x="{0:.1f}" y="{5:.1f}">0</text><text x="{6:.1f}" y="{5:.1f}">{7}</text></g>)svg",
        x, y, pixels, pixels / 2, k_halo, y - 5, x + pixels - 8, label);
}

/// Degrees by which true north leans clockwise from the top of the drawing.
double north(const Furniture& input) {
    const geo::XyBox& f = input.canvas.frame();
    const geo::Xy middle{f.x0 + (f.x1 - f.x0) / 2, f.y0 + (f.y1 - f.y0) / 2};
    geo::LonLat up = input.plane.to_lonlat(middle);
    up.lat += 0.01;
    const auto to = input.plane.to_plane(up);
    return to ? std::atan2(double(to->x) - middle.x, double(to->y) - middle.y) * 180 / k_pi : 0;
}

std::string arrow(const Furniture& input) {
    return fmt::format(
        R"svg(<g transform="translate({:.1f} 44) rotate({:.1f})"><path d="M0 -24L9 12L0 5L-9 12z" fill="#fff" stroke="#111"/><path d="M0 -24L0 5L-9 12z" fill="#111"/></g>)svg"
        R"svg(<text x="{:.1f}" y="16" text-anchor="middle" font-weight="bold" {}>N</text>)svg",
        k_width - 28, north(input), k_width - 28, k_halo);
}

} // namespace

std::string furniture(const Furniture& input) {
    std::string out = fmt::format(
        R"svg(<path d="M0.8 0.8H{:.1f}V{:.1f}H0.8Z" fill="none" stroke="#111" stroke-width="1.6"/>)svg",
        k_width - 0.8, k_height - 0.8);
    out += graticule(input) + scale_bar(input) + arrow(input);
    if (input.example) {
        out += fmt::format(
            R"svg(<text x="12" y="24" font-size="15" font-weight="bold" paint-order="stroke" stroke="#fff" stroke-width="4" fill="#b00020">{}</text>)svg",
            escape_markup(text("report.example", input.lang)));
    }
    return out;
}

} // namespace eco::report
