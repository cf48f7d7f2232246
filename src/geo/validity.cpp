// SPDX-License-Identifier: MulanPSL-2.0
// Validity and repair by GEOS, on lon/lat.
#include "geo/validity.hpp"

#include "geo/crs.hpp"
#include "geo/detail/geos.hpp"
#include "geo/detail/plain_ring.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace eco::geo {
namespace {

/// GEOS's reasons and our catalogue keys.
std::string reason_key(std::string_view reason) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> k_reasons{
        {{"Ring Self-intersection", "ring_self_intersection"},
         {"Self-intersection", "self_intersection"},
         {"Hole lies outside", "hole_outside"},
         {"Duplicate Rings", "duplicate_rings"},
         {"Too few points", "too_few_points"},
         {"Nested shells", "nested_shells"}}};
    for (const auto& [text, key] : k_reasons) {
        if (reason.starts_with(text)) {
            return std::string(key);
        }
    }
    return "other";
}

/// A ring GEOS would refuse to build at all.
std::optional<Invalidity> unbuildable(const Geometry& geometry) {
    const auto bad = [](const Ring& ring) {
        return ring.size() < 4 || ring.front() != ring.back();
    };
    for (const Polygon& polygon : geometry.polygons) {
        if (bad(polygon.outer)) {
            return Invalidity{"too_few_points",
                              polygon.outer.empty() ? LonLat{} : polygon.outer.front()};
        }
        for (const Ring& hole : polygon.holes) {
            if (bad(hole)) {
                return Invalidity{"too_few_points", hole.empty() ? LonLat{} : hole.front()};
            }
        }
    }
    return std::nullopt;
}

double area_of(const Geometry& geometry) {
    double area = 0;
    for (const Polygon& polygon : geometry.polygons) {
        area += geodesic_area_m2(polygon);
    }
    return area;
}

struct MakeValidParams {
    GEOSMakeValidParams* params = GEOSMakeValidParams_create_r(detail::geos());
    MakeValidParams() {
        GEOSMakeValidParams_setMethod_r(detail::geos(), params, GEOS_MAKE_VALID_STRUCTURE);
        GEOSMakeValidParams_setKeepCollapsed_r(detail::geos(), params, 0);
    }
    MakeValidParams(const MakeValidParams&) = delete;
    MakeValidParams& operator=(const MakeValidParams&) = delete;
    ~MakeValidParams() { GEOSMakeValidParams_destroy_r(detail::geos(), params); }
};

} // namespace

std::optional<Invalidity> find_invalidity(const Geometry& geometry) {
    if (geometry.polygons.empty()) {
        return std::nullopt;
    }
    if (auto broken = unbuildable(geometry)) {
        return broken;
    }
    const Polygon& first = geometry.polygons.front();
    if (geometry.polygons.size() == 1 && first.holes.empty() &&
        detail::certainly_simple(first.outer)) {
        return std::nullopt;
    }
    const detail::Geos shape = detail::to_geos(Geometry{{}, {}, geometry.polygons});
    char* reason = nullptr;
    GEOSGeometry* location = nullptr;
    const char valid = GEOSisValidDetail_r(detail::geos(), shape.get(), 0, &reason, &location);
    if (valid == 1) {
        return std::nullopt;
    }
    Invalidity found{reason_key(reason == nullptr ? "" : reason), {}};
    GEOSFree_r(detail::geos(), reason);
    if (location != nullptr) {
        const detail::Geos at(location);
        found.at = detail::from_geos(at.get()).points.front();
    }
    return found;
}

Result<Repair> repair(const Geometry& geometry) {
    if (unbuildable(geometry)) {
        return fail({ErrorCode::geo_repair_failed, {}, {}});
    }
    const detail::Geos shape = detail::to_geos(Geometry{{}, {}, geometry.polygons});
    const MakeValidParams params;
    GEOSGeometry* made = GEOSMakeValidWithParams_r(detail::geos(), shape.get(), params.params);
    if (made == nullptr) {
        return fail({ErrorCode::geo_repair_failed, {}, {}});
    }
    Repair repaired;
    repaired.geometry.polygons = detail::from_geos(detail::own(made).get()).polygons;
    if (repaired.geometry.empty()) {
        return fail({ErrorCode::geo_repair_failed, {}, {}});
    }
    repaired.area_before_m2 = area_of(geometry);
    repaired.area_after_m2 = area_of(repaired.geometry);
    return repaired;
}

} // namespace eco::geo
