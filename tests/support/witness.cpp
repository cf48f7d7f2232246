// SPDX-License-Identifier: MulanPSL-2.0
// Plain GEOS, one call a question.
#include "support/witness.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace eco::geo::test {

using detail::Geos;
using detail::geos;
using detail::own;

namespace {

/// The border of a zone but for holes thinner than a hairline, which are no border to the index
/// either: GEOS leaves some of no width at all where several edges cross in one place.
Geos border_of(const GEOSGeometry* zone) {
    constexpr double k_hairline_mm = 2.0;
    std::vector<GEOSGeometry*> rings;
    const auto keep = [&](const GEOSGeometry* ring) {
        rings.push_back(GEOSGeom_clone_r(geos(), ring));
    };
    for (int i = 0; i < GEOSGetNumGeometries_r(geos(), zone); ++i) {
        const GEOSGeometry* polygon = GEOSGetGeometryN_r(geos(), zone, i);
        keep(GEOSGetExteriorRing_r(geos(), polygon));
        for (int h = 0; h < GEOSGetNumInteriorRings_r(geos(), polygon); ++h) {
            const GEOSGeometry* ring = GEOSGetInteriorRingN_r(geos(), polygon, h);
            const Geos hole =
                own(GEOSGeom_createPolygon_r(geos(), GEOSGeom_clone_r(geos(), ring), nullptr, 0));
            double length = 0;
            GEOSLength_r(geos(), ring, &length);
            if (detail::area_of(hole.get()) > k_hairline_mm * length / 2) {
                keep(ring);
            }
        }
    }
    return own(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, rings.data(),
                                           static_cast<unsigned>(rings.size())));
}

} // namespace

Witness::Witness(const Shape& footprint)
    : m_footprint(footprint), m_origin{footprint.box.x0, footprint.box.y0},
      m_mine(detail::to_geos(footprint.view(), m_origin)) {}

Geos Witness::geometry(const Shape& shape) const {
    return detail::to_geos(shape.view(), m_origin);
}

bool Witness::touches(const Shape& feature) const {
    return GEOSIntersects_r(geos(), m_mine.get(), geometry(feature).get()) == 1;
}

double Witness::area_m2(const Shape& feature) const {
    if (feature.kind != ShapeKind::polygons || m_footprint.kind != ShapeKind::polygons) {
        return 0;
    }
    const Geos theirs = geometry(feature);
    return detail::area_of(own(GEOSIntersection_r(geos(), m_mine.get(), theirs.get())).get()) / 1e6;
}

double Witness::length_m(const Shape& feature, const Plane& plane) const {
    if (m_footprint.kind != ShapeKind::lines) {
        return 0;
    }
    const Geos theirs = geometry(feature);
    double sum = 0;
    for (const Part& part : m_footprint.parts) {
        for (std::uint32_t i = part.first; i + 1 < part.first + part.count; ++i) {
            const std::vector<Xy> ends{m_footprint.vertices[i], m_footprint.vertices[i + 1]};
            const Shape edge{ShapeKind::lines, ends, {{0, 2, 0, 0}}, {}};
            const Geos mine = geometry(edge);
            double whole = 0;
            double inside = 0;
            GEOSLength_r(geos(), mine.get(), &whole);
            GEOSLength_r(geos(), own(GEOSIntersection_r(geos(), mine.get(), theirs.get())).get(),
                         &inside);
            sum += plane.ground_length_m(ends[0], ends[1]) * inside / whole;
        }
    }
    return sum;
}

std::uint32_t Witness::points(const Shape& feature) const {
    if (m_footprint.kind != ShapeKind::points) {
        return 0;
    }
    const Geos theirs = geometry(feature);
    const std::set<Xy> distinct(m_footprint.vertices.begin(), m_footprint.vertices.end());
    return static_cast<std::uint32_t>(std::count_if(distinct.begin(), distinct.end(), [&](Xy p) {
        const Shape point{ShapeKind::points, {p}, {{0, 1, 0, 0}}, {p.x, p.y, p.x, p.y}};
        return GEOSIntersects_r(geos(), geometry(point).get(), theirs.get()) == 1;
    }));
}

double Witness::distance_mm(const Shape& feature) const {
    double distance = 0;
    GEOSDistance_r(geos(), m_mine.get(), geometry(feature).get(), &distance);
    return distance;
}

Geos Witness::union_of(const std::vector<Shape>& layer) const {
    std::vector<GEOSGeometry*> members;
    for (const Shape& shape : layer) {
        if (shape.kind == ShapeKind::polygons) {
            members.push_back(geometry(shape).release());
        }
    }
    const Geos all = own(GEOSGeom_createCollection_r(
        geos(), GEOS_GEOMETRYCOLLECTION, members.data(), static_cast<unsigned>(members.size())));
    return own(GEOSUnaryUnion_r(geos(), all.get()));
}

Geos Witness::left_over(const std::vector<Shape>& layer) const {
    return own(GEOSDifference_r(geos(), m_mine.get(), union_of(layer).get()));
}

Witness::Depth Witness::depth(const std::vector<Shape>& layer, int steps) const {
    const Geos zone = union_of(layer);
    Depth depth;
    if (detail::is_empty(zone.get())) {
        return depth;
    }
    const Geos border = border_of(zone.get());
    const double width = static_cast<double>(m_footprint.box.x1) - m_footprint.box.x0;
    const double height = static_cast<double>(m_footprint.box.y1) - m_footprint.box.y0;
    const auto try_place = [&](double x, double y) {
        const Geos place = own(GEOSGeom_createPointFromXY_r(geos(), x, y));
        if (GEOSIntersects_r(geos(), place.get(), zone.get()) == 1) {
            double distance = 0;
            GEOSDistance_r(geos(), place.get(), border.get(), &distance);
            depth.most_mm = std::max(depth.most_mm, distance);
            if (GEOSIntersects_r(geos(), place.get(), m_mine.get()) == 1) {
                depth.least_mm = std::max(depth.least_mm, distance);
            }
        }
    };
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            try_place(width * i / steps, height * j / steps);
        }
    }
    depth.most_mm += std::hypot(width, height) / steps / 2;
    for (const Xy p : m_footprint.vertices) {
        try_place(static_cast<double>(p.x) - m_origin.x, static_cast<double>(p.y) - m_origin.y);
    }
    return depth;
}

bool holds_a_disc(const GEOSGeometry* geometry, double radius_mm) {
    const Geos shrunk = own(GEOSBuffer_r(geos(), geometry, -radius_mm, 4));
    return detail::area_of(shrunk.get()) > 0;
}

} // namespace eco::geo::test
