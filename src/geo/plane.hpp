// SPDX-License-Identifier: MulanPSL-2.0
// The plane of a release: an Albers equal-area projection fitted to its extent, rounded to int32
// millimetres. Areas on it are true ellipsoidal areas; orientation tests are exact in int64.
#pragma once

#include "base/result.hpp"
#include "geo/lonlat.hpp"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace eco::geo {

/// Millimetres on the release's plane.
struct Xy {
    std::int32_t x = 0;
    std::int32_t y = 0;
    auto operator<=>(const Xy&) const = default;
};

struct XyBox {
    std::int32_t x0 = 0, y0 = 0, x1 = -1, y1 = -1; ///< empty when x1 < x0
    [[nodiscard]] bool empty() const { return x1 < x0 || y1 < y0; }
    [[nodiscard]] bool intersects(const XyBox& o) const {
        return x0 <= o.x1 && o.x0 <= x1 && y0 <= o.y1 && o.y0 <= y1;
    }
    bool operator==(const XyBox&) const = default;
};

/// What defines a plane; stored in the release so that the same plane is made again.
struct PlaneDefinition {
    double lat_1 = 0, lat_2 = 0, lat_0 = 0, lon_0 = 0; ///< degrees, rounded to 0.01°
    LonLatBox extent;                                  ///< what the plane was fitted to
    bool operator==(const PlaneDefinition&) const = default;
};

/// What a short vector on the plane measures on the ground: east divided, north multiplied by the
/// scale of the parallel (an equal-area plane), turned back to the plane's axes. Symmetric.
struct GroundScale {
    double xx = 1, xy = 0, yy = 1;
    double k = 1; ///< plane length / ground length along the parallel
    [[nodiscard]] std::pair<double, double> apply(double x, double y) const {
        return {xx * x + xy * y, xy * x + yy * y};
    }
    /// Ground length / plane length, at least.
    [[nodiscard]] double least() const { return k < 1 ? k : 1 / k; }
};

class Plane {
  public:
    /// Fits standard parallels at 1/6 and 5/6 of the extent. Errors: geo_extent_too_large (> 2,000
    /// km).
    [[nodiscard]] static Result<PlaneDefinition> fit(const LonLatBox& extent);
    explicit Plane(const PlaneDefinition& definition);
    ~Plane();
    Plane(Plane&&) noexcept;
    Plane& operator=(Plane&&) noexcept;

    [[nodiscard]] const PlaneDefinition& definition() const;
    /// Pure arithmetic (own Albers on GRS80), thread-safe. Errors: geo_outside_plane.
    [[nodiscard]] Result<Xy> to_plane(LonLat p) const;
    [[nodiscard]] LonLat to_lonlat(Xy p) const;
    /// For places between the whole millimetres.
    [[nodiscard]] LonLat to_lonlat(double x_mm, double y_mm) const;
    /// By a table, to 1e-9: cheap enough for every edge.
    [[nodiscard]] GroundScale ground_scale(Xy at) const;
    /// Length on the ellipsoid of a short straight line of the plane (1e-9 up to a kilometre).
    [[nodiscard]] double ground_length_m(Xy a, Xy b) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace eco::geo
