// SPDX-License-Identifier: MulanPSL-2.0
// The layer index over cells: queries put together from the steps in detail/. GEOS only draws.
#include "geo/cell_index.hpp"

#include "geo/crs.hpp"
#include "geo/detail/border.hpp"
#include "geo/detail/cell_query.hpp"
#include "geo/detail/depth.hpp"
#include "geo/detail/edge_sum.hpp"
#include "geo/detail/geos.hpp"
#include "geo/detail/nearest.hpp"
#include "geo/detail/within_union.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace eco::geo {
namespace {

using detail::CellFile;
using detail::Footprint;
using detail::Gathered;
using detail::Geos;
using detail::geos;
using detail::own;
using detail::Shift;

/// Which rings or lines of a footprint begin inside which features.
class Starts {
  public:
    template <Shift shift>
    void find(const CellFile& file, const Footprint& footprint) {
        m_runs = footprint.runs.size();
        m_features.clear();
        m_lists.resize(std::max(m_lists.size(), m_runs));
        for (std::size_t run = 0; run < m_runs; ++run) {
            detail::inside_of<shift>(file, footprint.a[footprint.runs[run]], m_lists[run]);
            m_features.insert(m_features.end(), m_lists[run].begin(), m_lists[run].end());
        }
        std::sort(m_features.begin(), m_features.end());
        m_features.erase(std::unique(m_features.begin(), m_features.end()), m_features.end());
    }
    [[nodiscard]] const std::vector<FeatureId>& features() const { return m_features; }
    std::span<const std::uint8_t> of(FeatureId id) {
        m_inside.resize(m_runs);
        for (std::size_t run = 0; run < m_runs; ++run) {
            const auto& list = m_lists[run];
            m_inside[run] = std::binary_search(list.begin(), list.end(), id) ? 1 : 0;
        }
        return m_inside;
    }

  private:
    std::size_t m_runs = 0;
    std::vector<std::vector<FeatureId>> m_lists;
    std::vector<FeatureId> m_features;
    std::vector<std::uint8_t> m_inside;
};

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

    [[nodiscard]] std::vector<Overlap> overlaps(const ShapeView& footprint) const override {
        if (footprint.kind == ShapeKind::points) {
            return points_held(footprint);
        }
        std::vector<Overlap> found;
        each_shared(Footprint(footprint), {}, [&](FeatureId id, const detail::Shared& shared) {
            found.push_back({id, shared.area_mm2 / 1e6, shared.length, 0});
        });
        return found;
    }

    [[nodiscard]] std::optional<Nearest> nearest(const ShapeView& footprint, double radius_m,
                                                 FeatureFilter accept) const override {
        if (const auto touched = first_touched(footprint, accept)) {
            const LonLat at =
                m_plane == nullptr ? LonLat{} : m_plane->to_lonlat(footprint.vertices[0]);
            return Nearest{*touched, 0, at, at};
        }
        const auto pair =
            detail::nearest_pair(m_file, Footprint(footprint), radius_m, accept, m_plane);
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
        return detail::depth_into(m_file, Footprint(footprint), limit_m, accept, plane());
    }

    [[nodiscard]] bool covers(const ShapeView& footprint, FeatureFilter accept) const override {
        return detail::within_union(m_file, footprint, accept) &&
               (footprint.kind != ShapeKind::polygons || every_part_shares(footprint, accept));
    }

    [[nodiscard]] Geometry intersection(const ShapeView& footprint,
                                        FeatureFilter accept) const override {
        const Xy origin{footprint.box.x0, footprint.box.y0};
        std::vector<GEOSGeometry*> members;
        for (const Overlap& overlap : overlaps(footprint)) {
            const ShapeView shape = m_source.shape(overlap.feature);
            if (detail::accepted(accept, overlap.feature) && shape.kind == ShapeKind::polygons) {
                members.push_back(detail::to_geos(shape, origin).release());
            }
        }
        const Geos all =
            own(GEOSGeom_createCollection_r(geos(), GEOS_GEOMETRYCOLLECTION, members.data(),
                                            static_cast<unsigned>(members.size())));
        const Geos zone = own(GEOSUnaryUnion_r(geos(), all.get()));
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

    [[nodiscard]] double edge_length_m(Xy a, Xy b) const {
        return m_plane == nullptr
                   ? std::hypot(static_cast<double>(b.x) - a.x, static_cast<double>(b.y) - a.y) /
                         1000.0
                   : m_plane->ground_length_m(a, b);
    }

    [[nodiscard]] std::vector<Overlap> points_held(const ShapeView& footprint) const {
        std::vector<FeatureId> all;
        std::vector<FeatureId> one;
        std::vector<Xy> distinct(footprint.vertices.begin(), footprint.vertices.end());
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (const Xy p : distinct) {
            detail::holders_of(m_file, p, detail::Holders::all, one);
            all.insert(all.end(), one.begin(), one.end());
        }
        std::sort(all.begin(), all.end());
        std::vector<Overlap> found;
        for (const FeatureId id : all) {
            if (found.empty() || found.back().feature != id) {
                found.push_back({id, 0, 0, 0});
            }
            ++found.back().points;
        }
        return found;
    }

    /// Calls on_shared(feature, what) for every accepted feature that a footprint of lines or
    /// polygons touches, ascending.
    template <class OnShared>
    void each_shared(const Footprint& footprint, FeatureFilter accept, OnShared on_shared) const {
        thread_local Gathered gathered;
        thread_local Starts starts;
        thread_local Starts starts_minus;
        gathered.gather(m_file, footprint.box, accept);
        starts.find<Shift::plus>(m_file, footprint);
        std::vector<double> weights;
        if (footprint.kind == ShapeKind::lines) {
            starts_minus.find<Shift::minus>(m_file, footprint);
            for (std::size_t j = 0; j < footprint.size(); ++j) {
                weights.push_back(edge_length_m(footprint.a[j], footprint.b[j]));
            }
        }
        detail::EdgeSum sum(footprint, m_file.vertices(), weights);
        auto whole = starts.features().begin();
        const auto report = [&](FeatureId id, ShapeKind kind,
                                std::span<const detail::Chain> chains) {
            const detail::Shared shared = sum.measure(
                {id, kind, chains, starts.of(id),
                 weights.empty() ? std::span<const std::uint8_t>() : starts_minus.of(id)});
            if (shared.touched) {
                on_shared(id, shared);
            }
        };
        for (const detail::NearEdges& near : gathered.features()) {
            for (; whole != starts.features().end() && *whole < near.feature; ++whole) {
                if (detail::accepted(accept, *whole)) {
                    report(*whole, ShapeKind::polygons, {});
                }
            }
            whole += whole != starts.features().end() && *whole == near.feature ? 1 : 0;
            report(near.feature, near.kind, gathered.chains(near));
        }
        for (; whole != starts.features().end(); ++whole) {
            if (detail::accepted(accept, *whole)) {
                report(*whole, ShapeKind::polygons, {});
            }
        }
    }

    [[nodiscard]] std::optional<FeatureId> first_touched(const ShapeView& footprint,
                                                         FeatureFilter accept) const {
        std::optional<FeatureId> first;
        if (footprint.kind == ShapeKind::points) {
            for (const Overlap& overlap : points_held(footprint)) {
                if (!first && detail::accepted(accept, overlap.feature)) {
                    first = overlap.feature;
                }
            }
            return first;
        }
        each_shared(Footprint(footprint), accept, [&](FeatureId id, const detail::Shared&) {
            first = first ? first : std::optional(id);
        });
        return first;
    }

    /// Every polygon of the footprint shares ground with an accepted feature.
    [[nodiscard]] bool every_part_shares(const ShapeView& footprint, FeatureFilter accept) const {
        for (std::size_t from = 0; from < footprint.parts.size();) {
            std::size_t end = from + 1;
            while (end < footprint.parts.size() && footprint.parts[end].hole != 0) {
                ++end;
            }
            ShapeView polygon = footprint;
            polygon.parts = footprint.parts.subspan(from, end - from);
            bool shares = false;
            each_shared(Footprint(polygon), accept, [&](FeatureId, const detail::Shared& shared) {
                shares = shares || shared.area_mm2 > 0;
            });
            if (!shares) {
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
