// SPDX-License-Identifier: MulanPSL-2.0
// Geodesic measures on GRS80 (the ellipsoid of CGCS2000) by PROJ's geodesic routines (Karney 2013).
#include "geo/crs.hpp"

#include <geodesic.h>

#include <cmath>

namespace eco::geo {
namespace {

const geod_geodesic& ellipsoid() {
    static const geod_geodesic k_grs80 = [] {
        geod_geodesic made;
        geod_init(&made, 6378137.0, 1.0 / 298.257222101);
        return made;
    }();
    return k_grs80;
}

double ring_area(const Ring& ring) {
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        geod_polygon_addpoint(&ellipsoid(), &polygon, ring[i].lat, ring[i].lon);
    }
    double area = 0;
    geod_polygon_compute(&ellipsoid(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

} // namespace

double geodesic_distance_m(LonLat a, LonLat b) {
    double metres = 0;
    geod_inverse(&ellipsoid(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
    return metres;
}

double geodesic_area_m2(const Polygon& polygon) {
    double area = ring_area(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        area -= ring_area(hole);
    }
    return area;
}

double geodesic_length_m(const Line& line) {
    double metres = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        metres += geodesic_distance_m(line[i - 1], line[i]);
    }
    return metres;
}

} // namespace eco::geo
