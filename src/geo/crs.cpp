// SPDX-License-Identifier: MulanPSL-2.0
// Converting outside coordinates to CGCS2000 longitude and latitude, with the checks that catch
// swapped axes and wrong zones. PROJ gets explicit parameters, so no database is looked up.
#include "geo/crs.hpp"

#include <fmt/format.h>
#include <proj.h>

#include <cmath>

namespace eco::geo {
namespace {

// China with room to spare, degrees.
constexpr LonLatBox k_china{72.0, 2.0, 137.0, 55.0};

Args pair(double first, double second) {
    return {{"first", fmt::format("{}", first)}, {"second", fmt::format("{}", second)}};
}

} // namespace

struct Converter::Impl {
    Crs crs;
    PJ_CONTEXT* context = nullptr;
    PJ* projection = nullptr;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        proj_destroy(projection);
        proj_context_destroy(context);
    }

    [[nodiscard]] Result<LonLat> geographic(double lon, double lat) const {
        if (k_china.contains({lon, lat})) {
            return LonLat{lon, lat};
        }
        const ErrorCode code = k_china.contains({lat, lon}) ? ErrorCode::geo_axes_swapped
                                                            : ErrorCode::geo_out_of_range;
        return fail({code, pair(lon, lat), {}});
    }

    [[nodiscard]] Result<LonLat> planar(double east, double north) const {
        const auto plausible = [&](double e, double n) {
            return std::abs(e - crs.false_easting) < 400'000 && n > 100'000 && n < 6'200'000;
        };
        if (!plausible(east, north)) {
            if (plausible(north, east)) {
                return fail({ErrorCode::geo_axes_swapped, pair(east, north), {}});
            }
            const bool has_prefix = east > 1'000'000;
            const bool wants_prefix = crs.false_easting > 1'000'000;
            Args args = pair(east, north);
            if (has_prefix != wants_prefix) {
                args["crs"] = crs.id;
                return fail({ErrorCode::geo_zone_prefix, args, {}});
            }
            return fail({ErrorCode::geo_out_of_range, args, {}});
        }
        const PJ_COORD out = proj_trans(projection, PJ_INV, proj_coord(east, north, 0, 0));
        return LonLat{proj_todeg(out.lp.lam), proj_todeg(out.lp.phi)};
    }
};

Converter::Converter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Converter::~Converter() = default;
Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;

Result<Converter> Converter::make(const Crs& crs) {
    auto impl = std::make_unique<Impl>();
    impl->crs = crs;
    if (crs.kind == CrsKind::gauss_kruger) {
        impl->context = proj_context_create();
        const std::string definition =
            fmt::format("+proj=tmerc +lat_0=0 +lon_0={} +k=1 +x_0={} +y_0={} +ellps=GRS80",
                        crs.central_meridian, crs.false_easting, crs.false_northing);
        impl->projection = proj_create(impl->context, definition.c_str());
        if (impl->projection == nullptr) {
            return fail({ErrorCode::geo_crs_unknown, {{"text", crs.id}}, {}});
        }
    }
    return Converter(std::move(impl));
}

Result<Conversion> Converter::to_lonlat(UncheckedLonLat outside) const {
    if (!std::isfinite(outside.first) || !std::isfinite(outside.second)) {
        return fail({ErrorCode::geo_not_finite, {}, {}});
    }
    const bool swapped = m_impl->crs.axes == AxisOrder::lat_lon;
    const double x = swapped ? outside.second : outside.first;
    const double y = swapped ? outside.first : outside.second;
    if (m_impl->crs.kind == CrsKind::gauss_kruger) {
        ECO_TRY(const LonLat p, m_impl->planar(x, y));
        return Conversion{p, 0};
    }
    ECO_TRY(const LonLat p, m_impl->geographic(x, y));
    if (m_impl->crs.kind == CrsKind::gcj02) {
        return Conversion{wgs84_from_gcj02(p), k_gcj02_error_m};
    }
    return Conversion{p, 0};
}

} // namespace eco::geo
