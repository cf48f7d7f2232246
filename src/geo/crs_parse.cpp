// SPDX-License-Identifier: MulanPSL-2.0
// Reading a declared coordinate reference system: names of the trade and the EPSG families of
// CGCS2000.
#include "geo/crs.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace eco::geo {
namespace {

/// EPSG codes of CGCS2000 Gauss-Krüger come in four runs; central meridians step evenly in each.
struct Family {
    int first, last;
    double first_meridian, step;
    int first_zone; ///< 0: easting without zone prefix
};
constexpr std::array<Family, 4> k_families{{{4491, 4501, 75, 6, 13},
                                            {4502, 4512, 75, 6, 0},
                                            {4513, 4533, 75, 3, 25},
                                            {4534, 4554, 75, 3, 0}}};

std::optional<Crs> gauss_kruger(int epsg) {
    for (const Family& family : k_families) {
        if (epsg < family.first || epsg > family.last) {
            continue;
        }
        const int step = epsg - family.first;
        Crs crs;
        crs.id = "EPSG:" + std::to_string(epsg);
        crs.kind = CrsKind::gauss_kruger;
        crs.central_meridian = family.first_meridian + step * family.step;
        crs.false_easting =
            500'000.0 + (family.first_zone == 0 ? 0.0 : (family.first_zone + step) * 1'000'000.0);
        return crs;
    }
    return std::nullopt;
}

std::optional<Crs> named(const std::string& upper) {
    if (upper == "CGCS2000" || upper == "EPSG:4490") {
        return Crs{"CGCS2000", CrsKind::geographic, AxisOrder::lon_lat, 0, 0, 0, false};
    }
    if (upper == "WGS84" || upper == "WGS 84" || upper == "EPSG:4326") {
        return Crs{"WGS84", CrsKind::geographic, AxisOrder::lon_lat, 0, 0, 0, true};
    }
    if (upper == "GCJ02" || upper == "GCJ-02") {
        return Crs{"GCJ02", CrsKind::gcj02, AxisOrder::lon_lat, 0, 0, 0, true};
    }
    int epsg = 0;
    if (upper.starts_with("EPSG:")) {
        const char* end = upper.data() + upper.size();
        if (const auto read = std::from_chars(upper.data() + 5, end, epsg);
            read.ec == std::errc() && read.ptr == end) {
            return gauss_kruger(epsg);
        }
    }
    return std::nullopt;
}

} // namespace

Result<Crs> parse_crs(std::string_view text) {
    const auto parts = split_list(half_width(text), ';');
    if (parts.empty()) {
        return fail({ErrorCode::geo_crs_missing, {}, {}});
    }
    std::string upper = parts[0];
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    auto crs = named(upper);
    const bool order_stated =
        parts.size() == 2 && (parts[1] == "axes=lat,lon" || parts[1] == "axes=lon,lat");
    if (!crs || parts.size() > 2 || (parts.size() == 2 && !order_stated)) {
        return fail({ErrorCode::geo_crs_unknown, {{"text", std::string(text)}}, {}});
    }
    if (order_stated && parts[1] == "axes=lat,lon") {
        crs->axes = AxisOrder::lat_lon;
    }
    return *crs;
}

} // namespace eco::geo
