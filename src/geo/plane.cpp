// SPDX-License-Identifier: MulanPSL-2.0
// Albers equal-area conic on GRS80 (Snyder, Map Projections: A Working Manual, USGS 1395, §14), and
// the rounding to millimetres.
#include "geo/plane.hpp"

#include "geo/crs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace eco::geo {
namespace {

constexpr double k_a = 6378137.0;
constexpr double k_f = 1.0 / 298.257222101;
constexpr double k_e2 = k_f * (2.0 - k_f);
constexpr double k_radians = std::numbers::pi / 180.0;
constexpr double k_max_span_m = 2'000'000.0;
const double k_e = std::sqrt(k_e2);

constexpr double k_scale_step = 4096.0; ///< metres

/// Snyder (3-12): the authalic function q.
double authalic(double phi) {
    const double s = std::sin(phi);
    return (1.0 - k_e2) *
           (s / (1.0 - k_e2 * s * s) - std::log((1.0 - k_e * s) / (1.0 + k_e * s)) / (2.0 * k_e));
}

/// Snyder (14-15): m.
double parallel_scale(double phi) {
    const double s = std::sin(phi);
    return std::cos(phi) / std::sqrt(1.0 - k_e2 * s * s);
}

double round_to_hundredth(double degrees) {
    return std::round(degrees * 100.0) / 100.0;
}

} // namespace

struct Plane::Impl {
    PlaneDefinition definition;
    double n = 0, c = 0, rho_0 = 0;
    double first_rho = 0;
    std::vector<double> scales; ///< of the parallels rho = first_rho + i * k_scale_step

    [[nodiscard]] double rho(double phi) const {
        return k_a * std::sqrt(c - n * authalic(phi)) / n;
    }

    /// Snyder (14-16): the scale along the parallel.
    [[nodiscard]] double scale(double at_rho) const {
        const double scaled = at_rho * n / k_a;
        return scaled / parallel_scale(latitude((c - scaled * scaled) / n));
    }

    /// Past the extent by a fifth on either side; places farther away are computed one by one.
    void tabulate() {
        const double one = rho(definition.extent.south * k_radians);
        const double two = rho(definition.extent.north * k_radians);
        if (!(std::abs(one - two) <= 2 * k_max_span_m)) {
            return; // not a plane that fit() makes
        }
        const double margin = std::abs(one - two) / 5 + 4 * k_scale_step;
        first_rho = std::min(one, two) - margin;
        const auto steps = static_cast<int>((std::abs(one - two) + 2 * margin) / k_scale_step);
        for (int i = 0; i <= steps; ++i) {
            scales.push_back(scale(first_rho + i * k_scale_step));
        }
    }

    /// Through the three nearest entries.
    [[nodiscard]] double quick_scale(double at_rho) const {
        const double place = (at_rho - first_rho) / k_scale_step;
        if (!(place >= 1 && place < static_cast<double>(scales.size()) - 2)) {
            return scale(at_rho);
        }
        const auto i = static_cast<std::size_t>(std::lround(place));
        const double t = place - static_cast<double>(i);
        const double low = scales[i - 1];
        const double middle = scales[i];
        const double high = scales[i + 1];
        return middle + t * ((high - low) / 2 + t * ((high + low) / 2 - middle));
    }

    /// Snyder (3-16), Newton on q; quadratic, so six rounds are far more than enough.
    [[nodiscard]] static double latitude(double q) {
        double phi = std::asin(q / 2.0);
        for (int round = 0; round < 6; ++round) {
            const double s = std::sin(phi);
            const double w = 1.0 - k_e2 * s * s;
            phi += w * w / (2.0 * std::cos(phi)) *
                   (q / (1.0 - k_e2) - s / w +
                    std::log((1.0 - k_e * s) / (1.0 + k_e * s)) / (2.0 * k_e));
        }
        return phi;
    }
};

Result<PlaneDefinition> Plane::fit(const LonLatBox& extent) {
    const double middle_lat = (extent.south + extent.north) / 2;
    const double width = geodesic_distance_m({extent.west, middle_lat}, {extent.east, middle_lat});
    const double height =
        geodesic_distance_m({extent.west, extent.south}, {extent.west, extent.north});
    if (extent.east < extent.west || width > k_max_span_m || height > k_max_span_m) {
        return fail({ErrorCode::geo_extent_too_large, {}, {}});
    }
    const double span = extent.north - extent.south;
    PlaneDefinition definition;
    definition.lat_1 = round_to_hundredth(extent.south + span / 6);
    definition.lat_2 = round_to_hundredth(extent.south + span * 5 / 6);
    if (definition.lat_1 == definition.lat_2) {
        definition.lat_2 += 0.01; // a cone needs two parallels
    }
    definition.lat_0 = round_to_hundredth(middle_lat);
    definition.lon_0 = round_to_hundredth((extent.west + extent.east) / 2);
    definition.extent = extent;
    return definition;
}

Plane::Plane(const PlaneDefinition& definition) : m_impl(std::make_unique<Impl>()) {
    m_impl->definition = definition;
    const double phi_1 = definition.lat_1 * k_radians;
    const double phi_2 = definition.lat_2 * k_radians;
    const double m_1 = parallel_scale(phi_1);
    const double m_2 = parallel_scale(phi_2);
    m_impl->n = (m_1 * m_1 - m_2 * m_2) / (authalic(phi_2) - authalic(phi_1));
    m_impl->c = m_1 * m_1 + m_impl->n * authalic(phi_1);
    m_impl->rho_0 = m_impl->rho(definition.lat_0 * k_radians);
    m_impl->tabulate();
}

Plane::~Plane() = default;
Plane::Plane(Plane&&) noexcept = default;
Plane& Plane::operator=(Plane&&) noexcept = default;

const PlaneDefinition& Plane::definition() const {
    return m_impl->definition;
}

Result<Xy> Plane::to_plane(LonLat p) const {
    const double rho = m_impl->rho(p.lat * k_radians);
    const double theta = m_impl->n * (p.lon - m_impl->definition.lon_0) * k_radians;
    const double x = std::round(rho * std::sin(theta) * 1000.0);
    const double y = std::round((m_impl->rho_0 - rho * std::cos(theta)) * 1000.0);
    // A quarter of the int32 range is kept free, so that differences of two coordinates stay in
    // int32.
    constexpr double k_limit = std::numeric_limits<std::int32_t>::max() / 2.0;
    if (!(std::abs(x) < k_limit && std::abs(y) < k_limit)) {
        return fail({ErrorCode::geo_outside_plane,
                     {{"lon", std::to_string(p.lon)}, {"lat", std::to_string(p.lat)}},
                     {}});
    }
    return Xy{static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
}

LonLat Plane::to_lonlat(Xy p) const {
    return to_lonlat(static_cast<double>(p.x), static_cast<double>(p.y));
}

GroundScale Plane::ground_scale(Xy at) const {
    const double x = at.x / 1000.0;
    const double y = m_impl->rho_0 - at.y / 1000.0;
    const double rho = std::sqrt(x * x + y * y);
    if (rho == 0) {
        return {};
    }
    const double east_x = y / rho; // the parallel's direction; north is (-east_y, east_x)
    const double east_y = x / rho;
    const double k = m_impl->quick_scale(rho);
    return {east_x * east_x / k + east_y * east_y * k, east_x * east_y * (1 / k - k),
            east_y * east_y / k + east_x * east_x * k, k};
}

double Plane::ground_length_m(Xy a, Xy b) const {
    const Xy middle{static_cast<std::int32_t>((std::int64_t{a.x} + b.x) / 2),
                    static_cast<std::int32_t>((std::int64_t{a.y} + b.y) / 2)};
    const auto [x, y] =
        ground_scale(middle).apply(static_cast<double>(b.x) - a.x, static_cast<double>(b.y) - a.y);
    return std::sqrt(x * x + y * y) / 1000.0;
}

LonLat Plane::to_lonlat(double x_mm, double y_mm) const {
    const double x = x_mm / 1000.0;
    const double y = m_impl->rho_0 - y_mm / 1000.0;
    const double rho = std::hypot(x, y);
    const double theta = std::atan2(x, y);
    const double scaled = rho * m_impl->n / k_a;
    const double phi = Impl::latitude((m_impl->c - scaled * scaled) / m_impl->n);
    return {m_impl->definition.lon_0 + theta / m_impl->n / k_radians, phi / k_radians};
}

} // namespace eco::geo
