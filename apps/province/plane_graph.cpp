// SPDX-License-Identifier: MulanPSL-2.0
// GEOS behind owning handles; results are sorted so that they do not depend on GEOS's order.
#include "province/plane_graph.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>

namespace eco::province {

namespace {

constexpr double k_grid = 1e-7;

/// One reentrant context for the run; keeps GEOS's last message for the exception.
class Context {
  public:
    Context() : m_handle(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            m_handle,
            [](const char* message, void* self) {
                static_cast<Context*>(self)->m_message = message;
            },
            this);
    }
    ~Context() { GEOS_finish_r(m_handle); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }
    [[nodiscard]] const std::string& message() const { return m_message; }

  private:
    GEOSContextHandle_t m_handle;
    std::string m_message;
};

Context& context() {
    static Context one;
    return one;
}

GEOSContextHandle_t geos() {
    return context().handle();
}

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Handle = std::unique_ptr<GEOSGeometry, Destroy>;

Handle own(GEOSGeometry* geometry) {
    if (geometry == nullptr) {
        throw std::runtime_error("GEOS: " + context().message());
    }
    return Handle(geometry);
}

GEOSCoordSequence* to_sequence(const Line& line) {
    static_assert(sizeof(Point) == 2 * sizeof(double));
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
        geos(), &line.front().x, static_cast<unsigned>(line.size()), 0, 0);
    if (sequence == nullptr) {
        throw std::runtime_error("GEOS: " + context().message());
    }
    return sequence;
}

Handle to_collection(int type, std::vector<Handle>& parts) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(parts.size());
    for (Handle& part : parts) {
        raw.push_back(part.release());
    }
    return own(
        GEOSGeom_createCollection_r(geos(), type, raw.data(), static_cast<unsigned>(raw.size())));
}

Handle lines_to_geos(const Lines& lines) {
    std::vector<Handle> parts;
    parts.reserve(lines.size());
    for (const Line& line : lines) {
        parts.push_back(own(GEOSGeom_createLineString_r(geos(), to_sequence(line))));
    }
    return to_collection(GEOS_MULTILINESTRING, parts);
}

Handle polygon_to_geos(const Polygon& polygon) {
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < polygon.size(); ++i) {
        holes.push_back(
            own(GEOSGeom_createLinearRing_r(geos(), to_sequence(polygon[i]))).release());
    }
    Handle shell = own(GEOSGeom_createLinearRing_r(geos(), to_sequence(polygon.front())));
    return own(GEOSGeom_createPolygon_r(geos(), shell.release(), holes.data(),
                                        static_cast<unsigned>(holes.size())));
}

Line to_line(const GEOSGeometry* geometry) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos(), geometry);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos(), sequence, &size);
    Line line(size);
    if (size > 0) {
        GEOSCoordSeq_copyToBuffer_r(geos(), sequence, &line.front().x, 0, 0);
    }
    for (Point& point : line) {
        point = {on_grid(point.x), on_grid(point.y)};
    }
    return line;
}

Lines to_lines(const GEOSGeometry* geometry) {
    Lines lines;
    const int parts = GEOSGetNumGeometries_r(geos(), geometry);
    for (int i = 0; i < parts; ++i) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(geos(), geometry, i);
        if (GEOSGeomTypeId_r(geos(), part) == GEOS_LINESTRING) {
            Line line = to_line(part);
            if (line.size() > 1) {
                lines.push_back(std::move(line));
            }
        }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

double turn(const Line& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return twice;
}

/// Starts at the smallest vertex and turns as RFC 7946 wants: one byte form for one ring.
Line canonical_ring(Line ring, double sense) {
    if (turn(ring) * sense < 0.0) {
        std::reverse(ring.begin(), ring.end());
    }
    ring.pop_back();
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
    ring.push_back(ring.front());
    return ring;
}

Polygon to_polygon(const GEOSGeometry* geometry) {
    Polygon polygon;
    polygon.push_back(canonical_ring(to_line(GEOSGetExteriorRing_r(geos(), geometry)), 1.0));
    const int holes = GEOSGetNumInteriorRings_r(geos(), geometry);
    for (int i = 0; i < holes; ++i) {
        polygon.push_back(
            canonical_ring(to_line(GEOSGetInteriorRingN_r(geos(), geometry, i)), -1.0));
    }
    std::sort(polygon.begin() + 1, polygon.end());
    return polygon;
}

MultiPolygon to_polygons(const GEOSGeometry* geometry) {
    MultiPolygon polygons;
    const int parts = GEOSGetNumGeometries_r(geos(), geometry);
    for (int i = 0; i < parts; ++i) {
        const GEOSGeometry* part = GEOSGetGeometryN_r(geos(), geometry, i);
        if (GEOSGeomTypeId_r(geos(), part) == GEOS_POLYGON && GEOSisEmpty_r(geos(), part) == 0) {
            polygons.push_back(to_polygon(part));
        }
    }
    std::sort(polygons.begin(), polygons.end());
    return polygons;
}

} // namespace

Lines node_lines(const Lines& lines) {
    const Handle input = lines_to_geos(lines);
    return to_lines(own(GEOSUnaryUnionPrec_r(geos(), input.get(), k_grid)).get());
}

std::vector<Polygon> polygonize(const Lines& noded) {
    const Handle input = lines_to_geos(noded);
    const GEOSGeometry* const one = input.get();
    return to_polygons(own(GEOSPolygonize_r(geos(), &one, 1)).get());
}

Lines clip_lines(const Lines& lines, const MultiPolygon& area) {
    if (lines.empty()) {
        return {};
    }
    std::vector<Handle> parts;
    for (const Polygon& polygon : area) {
        parts.push_back(polygon_to_geos(polygon));
    }
    const Handle region = to_collection(GEOS_MULTIPOLYGON, parts);
    const Handle input = lines_to_geos(lines);
    return to_lines(own(GEOSIntersection_r(geos(), input.get(), region.get())).get());
}

Lines merge_lines(const Lines& lines) {
    const Handle input = lines_to_geos(lines);
    return to_lines(own(GEOSLineMerge_r(geos(), input.get())).get());
}

MultiPolygon strip(const Line& line, double half_width) {
    // Degrees of longitude are shorter: buffer where both axes have the scale of latitude.
    constexpr double k_squeeze = 0.891; // cos 27°
    Line squeezed = line;
    for (Point& point : squeezed) {
        point.x *= k_squeeze;
    }
    const Handle input = own(GEOSGeom_createLineString_r(geos(), to_sequence(squeezed)));
    MultiPolygon wide = to_polygons(own(GEOSBuffer_r(geos(), input.get(), half_width, 4)).get());
    std::vector<Handle> parts;
    for (Polygon& polygon : wide) {
        for (Line& ring : polygon) {
            for (Point& point : ring) {
                point.x = point.x / k_squeeze;
            }
        }
        parts.push_back(polygon_to_geos(polygon));
    }
    const Handle raw = to_collection(GEOS_MULTIPOLYGON, parts);
    return to_polygons(own(GEOSUnaryUnionPrec_r(geos(), raw.get(), k_grid)).get());
}

} // namespace eco::province
