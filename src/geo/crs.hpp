// SPDX-License-Identifier: MulanPSL-2.0
// Coordinate reference systems that may be declared: CGCS2000 geographic and its Gauss-Krüger
// zones, WGS 84, GCJ-02. Silence is an error: nothing is ever guessed.
#pragma once

#include "base/result.hpp"
#include "geo/geometry.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::geo {

enum class CrsKind { geographic, gauss_kruger, gcj02 };

/// Axis order as declared. EPSG:4490 is latitude-first on paper; files of the trade are
/// longitude-first.
enum class AxisOrder { lon_lat, lat_lon };

struct Crs {
    std::string id; ///< canonical: "CGCS2000", "WGS84", "GCJ02", "EPSG:4545" …
    CrsKind kind = CrsKind::geographic;
    AxisOrder axes = AxisOrder::lon_lat;
    double central_meridian = 0; ///< gauss_kruger only, degrees
    double false_easting = 0;    ///< gauss_kruger only, metres (500000, or zone*1e6+500000)
    double false_northing = 0;
    bool null_shift =
        false; ///< WGS 84 taken as CGCS2000 (differs by centimetres): reported as a finding
    bool operator==(const Crs&) const = default;
};

/// Accepts "CGCS2000", "EPSG:4490", "EPSG:4326"/"WGS84", "GCJ02"/"GCJ-02", EPSG:4491–4501,
/// 4502–4512 (6°), 4513–4533, 4534–4554 (3°), with the suffix ";axes=lat,lon" where the file has
/// latitude first. Errors: geo_crs_missing (empty text), geo_crs_unknown.
[[nodiscard]] Result<Crs> parse_crs(std::string_view text);

/// Assumed error of the public GCJ-02 formula against the real one, of which there is no official
/// text.
inline constexpr double k_gcj02_error_m = 2.0;

/// Result of bringing outside coordinates to CGCS2000 lon/lat.
struct Conversion {
    LonLat point;
    double error_metres = 0; ///< stated error of the conversion (GCJ-02 inverse; 0 where exact)
};

/// Converts from a declared CRS; holds the PROJ objects. Not shared between threads.
class Converter {
  public:
    [[nodiscard]] static Result<Converter> make(const Crs& crs);
    ~Converter();
    Converter(Converter&&) noexcept;
    Converter& operator=(Converter&&) noexcept;
    /// Errors: geo_axes_swapped (lon/lat look swapped for China), geo_out_of_range, geo_not_finite.
    [[nodiscard]] Result<Conversion> to_lonlat(UncheckedLonLat outside) const;

  private:
    struct Impl;
    explicit Converter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// GCJ-02 as publicly reverse-engineered, and its inverse by iteration (residual below 1e-9
/// degree).
[[nodiscard]] LonLat gcj02_from_wgs84(LonLat p);
[[nodiscard]] LonLat wgs84_from_gcj02(LonLat p);

/// Ellipsoid (GRS80 = CGCS2000) measures, by PROJ's geodesic routines.
[[nodiscard]] double geodesic_distance_m(LonLat a, LonLat b);
[[nodiscard]] double geodesic_area_m2(const Polygon& polygon);
[[nodiscard]] double geodesic_length_m(const Line& line);

} // namespace eco::geo
