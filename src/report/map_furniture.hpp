// SPDX-License-Identifier: MulanPSL-2.0
// What a map needs besides its layers: frame, coordinate ticks, scale bar, north arrow, datum, the
// mark of example data (GB/T 20257 asks for frame, ticks, scale and datum).
#pragma once

#include "base/messages.hpp"
#include "geo/plane.hpp"
#include "report/map_canvas.hpp"

#include <string>

namespace eco::report {

struct Furniture {
    const MapCanvas& canvas;
    const geo::Plane& plane;
    Lang lang = Lang::zh;
    bool example = false;
};

/// SVG elements to lie over the layers.
[[nodiscard]] std::string furniture(const Furniture& input);

} // namespace eco::report
