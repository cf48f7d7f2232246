// SPDX-License-Identifier: MulanPSL-2.0
// A frame on the release's plane and the SVG paths of shapes in it: clipped to the frame, thinned
// to what a pixel can show.
#pragma once

#include "geo/shape.hpp"

#include <string>

namespace eco::report {

class MapCanvas {
  public:
    /// The frame holds the box with a margin and has the proportions of the drawing.
    explicit MapCanvas(const geo::XyBox& content);

    static constexpr double k_width = 760;
    static constexpr double k_height = 480;

    [[nodiscard]] const geo::XyBox& frame() const { return m_frame; }
    [[nodiscard]] double metres_per_pixel() const { return m_metres_per_pixel; }
    /// SVG path data; empty when nothing is inside the frame.
    [[nodiscard]] std::string path(const geo::ShapeView& shape) const;
    [[nodiscard]] std::pair<double, double> pixel(geo::Xy p) const;

  private:
    geo::XyBox m_frame;
    double m_metres_per_pixel = 1;

    void add_ring(std::span<const geo::Xy> ring, std::string& out) const;
    void add_line(std::span<const geo::Xy> line, std::string& out) const;
};

} // namespace eco::report
