// SPDX-License-Identifier: MulanPSL-2.0
// Shapes of sites, and refusing what lies outside.
#include "admission/site_shape.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eco::admission {
namespace {

tl::unexpected<Error> outside(ErrorCode code, const project::Site& site,
                              const zoning::Release& release, Args args) {
    args["site"] = site.name.empty() ? site.role : site.name;
    args["release"] = release.meta().string_or("id", "");
    return fail({code, std::move(args), site.where});
}

Result<SiteShape> county_shape(const project::Site& site, const zoning::Release& release) {
    const zoning::Layer* counties = release.layer("counties");
    for (geo::FeatureId id = 0; counties != nullptr && id < counties->size(); ++id) {
        const zoning::Attributes have = counties->attributes(id);
        const auto code = have.find("code");
        if (code == have.end() || code->second != site.county) {
            continue;
        }
        const geo::ShapeView view = counties->shape(id);
        return SiteShape{{view.kind,
                          {view.vertices.begin(), view.vertices.end()},
                          {view.parts.begin(), view.parts.end()},
                          view.box},
                         Whereabouts::somewhere_inside};
    }
    return outside(ErrorCode::admission_unknown_county, site, release, {{"county", site.county}});
}

std::string lonlat(geo::LonLat p) {
    return fmt::format("{:.6f}, {:.6f}", p.lon, p.lat);
}

/// Everything must lie in the counties, up to their tolerance: nothing is judged by a list that
/// does not reach it.
Status inside(const project::Site& site, const geo::ShapeView& shape,
              const zoning::Release& release) {
    const zoning::Layer* counties = release.layer("counties");
    if (counties == nullptr || counties->index().covers(shape, {})) {
        return {};
    }
    double within = 0;
    for (const geo::Overlap& overlap : counties->index().overlaps(shape)) {
        within += size_of(overlap, shape.kind);
    }
    const double tolerance = counties->info().tolerance.base();
    const double all = size_of(shape);
    std::optional<geo::Xy> far;
    for (const geo::Xy vertex : shape.vertices) {
        const geo::Shape point{geo::ShapeKind::points,
                               {vertex},
                               {{0, 1, 0, 0}},
                               {vertex.x, vertex.y, vertex.x, vertex.y}};
        if (!counties->index().nearest(point.view(), tolerance, {})) {
            far = vertex;
            break;
        }
    }
    if (within <= 0 && far) {
        return outside(ErrorCode::admission_outside_release, site, release,
                       {{"at", lonlat(release.plane().to_lonlat(*far))}});
    }
    if (far) {
        return outside(ErrorCode::admission_partly_outside, site, release,
                       {{"percent", fmt::format("{:.1f}", 100.0 * std::max(0.0, 1 - within / all))},
                        {"at", lonlat(release.plane().to_lonlat(*far))}});
    }
    return {};
}

} // namespace

Result<SiteShape> shape_of(const project::Site& site, const zoning::Release& release) {
    if (site.vague()) {
        return site.county.empty() ? Result<SiteShape>(SiteShape{{}, Whereabouts::unstated})
                                   : county_shape(site, release);
    }
    const int kinds = (site.geometry.points.empty() ? 0 : 1) +
                      (site.geometry.lines.empty() ? 0 : 1) +
                      (site.geometry.polygons.empty() ? 0 : 1);
    if (kinds > 1) {
        return outside(ErrorCode::admission_mixed_geometry, site, release, {});
    }
    const geo::LonLatBox box = geo::bounds(site.geometry);
    const geo::LonLatBox& extent = release.plane().definition().extent;
    const bool apart = box.west > extent.east || box.east < extent.west ||
                       box.south > extent.north || box.north < extent.south;
    if (apart) {
        return outside(ErrorCode::admission_outside_release, site, release,
                       {{"at", lonlat({box.west, box.south})}});
    }
    auto shape = geo::to_shape(site.geometry, release.plane());
    if (!shape) {
        Error error = std::move(shape).error();
        error.where = site.where;
        return fail(std::move(error));
    }
    if (Status contained = inside(site, shape->view(), release); !contained) {
        return fail(std::move(contained).error());
    }
    return SiteShape{*std::move(shape), Whereabouts::exact};
}

} // namespace eco::admission
