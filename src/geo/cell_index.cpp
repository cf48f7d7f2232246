// SPDX-License-Identifier: MulanPSL-2.0
// The layer index over cells: queries put together from the steps in detail/. GEOS only draws.
#include "geo/cell_index.hpp"

#include "geo/crs.hpp"
#include "geo/detail/border.hpp"
#include "geo/detail/cell_query.hpp"
#include "geo/detail/depth.hpp"
#include "geo/detail/geos.hpp"
#include "geo/detail/nearest.hpp"
#include "geo/detail/overlay.hpp"
#include "geo/detail/point_batch.hpp"
#include "geo/detail/within_union.hpp"

#include <algorithm>
#include <stdexcept>

namespace eco::geo {
namespace {

using detail::CellFile;
using detail::Geos;
using detail::geos;
using detail::own;

class CellIndex final : public LayerIndex {
  public:
    /// No plane: the integer plane is the ground itself.
    CellIndex(const ShapeSource& source, std::span<const std::uint32_t> words, const Plane* plane)
        : m_source(source), m_file(words, source.vertices(), source.size()), m_plane(plane) {}

    [[nodiscard]] std::vector<FeatureId> covering(Xy point) const override {
        std::vector<FeatureId> found;
        detail::holders_of(m_file, point, detail::Holders::polygons, found);
        return found;
    }

    void covering_each(std::span<const Xy> points, PointHits& hits) const override {
        detail::holders_of_each(m_file, points, hits);
    }

    [[nodiscard]] std::vector<Overlap> overlaps(const ShapeView& footprint) const override {
        if (footprint.kind == ShapeKind::points) {
            return points_held(footprint);
        }
        return shared(footprint, {});
    }

    [[nodiscard]] std::optional<Nearest> nearest(const ShapeView& footprint, double radius_m,
                                                 FeatureFilter accept) const override {
        if (footprint.kind == ShapeKind::points) {
            return nearest(footprint, points_held(footprint), radius_m, accept);
        }
        return nearest(footprint, shared(footprint, accept), radius_m, accept);
    }

    [[nodiscard]] std::optional<Nearest> nearest(const ShapeView& footprint,
                                                 std::span<const Overlap> overlaps, double radius_m,
                                                 FeatureFilter accept) const override {
        const auto touched =
            std::find_if(overlaps.begin(), overlaps.end(), [&](const Overlap& overlap) {
                return detail::accepted(accept, overlap.feature);
            });
        if (touched != overlaps.end()) {
            const LonLat at =
                m_plane == nullptr ? LonLat{} : m_plane->to_lonlat(footprint.vertices[0]);
            return Nearest{touched->feature, 0, at, at};
        }
        thread_local detail::NearestSearch search;
        const auto pair = search.find(m_file, footprint, radius_m, accept, m_plane);
        if (!pair) {
            return std::nullopt;
        }
        if (m_plane == nullptr) {
            return Nearest{pair->feature, pair->metres, {}, {}};
        }
        const LonLat here = m_plane->to_lonlat(pair->ax, pair->ay);
        const LonLat there = m_plane->to_lonlat(pair->bx, pair->by);
        const double metres = geodesic_distance_m(here, there);
        return metres <= radius_m ? std::optional(Nearest{pair->feature, metres, here, there})
                                  : std::nullopt;
    }

    [[nodiscard]] double depth_m(const ShapeView& footprint, double limit_m,
                                 FeatureFilter accept) const override {
        return detail::depth_into(m_file, footprint, limit_m, accept, plane());
    }

    [[nodiscard]] bool covers(const ShapeView& footprint, FeatureFilter accept) const override {
        return detail::within_union(m_file, footprint, accept) &&
               (footprint.kind != ShapeKind::polygons || every_part_is_held(footprint, accept));
    }

    [[nodiscard]] Geometry intersection(const ShapeView& footprint,
                                        FeatureFilter accept) const override {
        if (footprint.kind == ShapeKind::lines) {
            return lines_held(footprint, accept);
        }
        const Xy origin{footprint.box.x0, footprint.box.y0};
        std::vector<GEOSGeometry*> members;
        for (const Overlap& overlap : overlaps(footprint)) {
            const ShapeView shape = m_source.shape(overlap.feature);
            if (detail::accepted(accept, overlap.feature) && shape.kind == ShapeKind::polygons) {
                members.push_back(detail::to_geos(shape, origin).release());
            }
        }
        // A valid feature alone is its own union.
        const Geos zone = members.size() == 1 ? own(members.front()) : united(members);
        const Geos mine = detail::to_geos(footprint, origin);
        return detail::from_geos(own(GEOSIntersection_r(geos(), mine.get(), zone.get())).get(),
                                 origin, plane());
    }

  private:
    const ShapeSource& m_source;
    CellFile m_file;
    const Plane* m_plane;

    [[nodiscard]] const Plane& plane() const {
        if (m_plane == nullptr) {
            throw std::logic_error("a flat index knows no place on the earth");
        }
        return *m_plane;
    }

    static Geos united(std::vector<GEOSGeometry*>& members) {
        const Geos all =
            own(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, members.data(),
                                            static_cast<unsigned>(members.size())));
        return own(GEOSUnaryUnion_r(geos(), all.get()));
    }

    [[nodiscard]] Geometry lines_held(const ShapeView& footprint, FeatureFilter accept) const {
        Geometry held;
        for (const auto& stretch : reach(footprint, accept).stretches_held()) {
            Line& line = held.lines.emplace_back();
            std::transform(stretch.begin(), stretch.end(), std::back_inserter(line),
                           [this](auto at) { return plane().to_lonlat(at.x, at.y); });
        }
        return held;
    }

    /// Good until the thread asks again.
    [[nodiscard]] const std::vector<Overlap>& points_held(const ShapeView& footprint) const {
        thread_local std::vector<FeatureId> all;
        thread_local std::vector<FeatureId> one;
        thread_local std::vector<Xy> distinct;
        thread_local std::vector<Overlap> found;
        all.clear();
        distinct.assign(footprint.vertices.begin(), footprint.vertices.end());
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (const Xy p : distinct) {
            detail::holders_of(m_file, p, detail::Holders::all, one);
            all.insert(all.end(), one.begin(), one.end());
        }
        std::sort(all.begin(), all.end());
        found.clear();
        for (const FeatureId id : all) {
            if (found.empty() || found.back().feature != id) {
                found.push_back({id, 0, 0, 0});
            }
            ++found.back().points;
        }
        return found;
    }

    /// An overlay about to measure lines or polygons; good until the thread asks again.
    [[nodiscard]] detail::Overlay& reach(const ShapeView& footprint, FeatureFilter accept) const {
        thread_local detail::Overlay overlay;
        overlay.begin(m_file, footprint, accept, m_plane);
        overlay.reach_leaves();
        overlay.collect_chains();
        return overlay;
    }

    /// Every accepted feature that a footprint of lines or polygons touches, ascending; good until
    /// the thread asks again.
    [[nodiscard]] const std::vector<Overlap>& shared(const ShapeView& footprint,
                                                     FeatureFilter accept) const {
        return reach(footprint, accept).measure();
    }

    /// The accepted features share every polygon of the footprint to its full area, hairlines
    /// aside. That no border parts it is not enough: a tip or a pinch thinner than a hairline may
    /// be all that reaches the union.
    [[nodiscard]] bool every_part_is_held(const ShapeView& footprint, FeatureFilter accept) const {
        for (std::size_t from = 0; from < footprint.parts.size();) {
            std::size_t end = from + 1;
            while (end < footprint.parts.size() && footprint.parts[end].hole != 0) {
                ++end;
            }
            ShapeView polygon = footprint;
            polygon.parts = footprint.parts.subspan(from, end - from);
            double held_m2 = 0; // of neighbours, or more than once where features overlap
            for (const Overlap& one : shared(polygon, accept)) {
                held_m2 += one.area_m2;
            }
            if (held_m2 < detail::area_but_hairlines_m2(polygon)) {
                return false;
            }
            from = end;
        }
        return true;
    }
};

Result<std::unique_ptr<LayerIndex>> open(const ShapeSource& source,
                                         std::span<const std::uint32_t> words, const Plane* plane) {
    if (!CellFile::frame_is_sound(words, source.vertices().size(), source.size())) {
        return fail({ErrorCode::geo_index_corrupt, {}, {}});
    }
    return std::make_unique<CellIndex>(source, words, plane);
}

} // namespace

Result<std::unique_ptr<LayerIndex>> open_cell_index(const ShapeSource& source,
                                                    std::span<const std::uint32_t> words,
                                                    const Plane& plane) {
    return open(source, words, &plane);
}

Result<std::unique_ptr<LayerIndex>> open_flat_index(const ShapeSource& source,
                                                    std::span<const std::uint32_t> words) {
    return open(source, words, nullptr);
}

} // namespace eco::geo
