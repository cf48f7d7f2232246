// SPDX-License-Identifier: MulanPSL-2.0
// Geographic coordinates: LonLat is checked, CGCS2000, degrees; UncheckedLonLat came from outside.
#pragma once

#include <vector>

namespace eco::geo {

/// Longitude and latitude in degrees on CGCS2000 (EPSG:4490), longitude first. Checked.
struct LonLat {
    double lon = 0;
    double lat = 0;
    bool operator==(const LonLat&) const = default;
};

/// Two numbers from outside whose datum, order and range nobody has checked yet.
struct UncheckedLonLat {
    double first = 0;
    double second = 0;
};

struct LonLatBox {
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    [[nodiscard]] bool contains(LonLat p) const {
        return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north;
    }
    bool operator==(const LonLatBox&) const = default;
};

} // namespace eco::geo
