// SPDX-License-Identifier: MulanPSL-2.0
// The spatial index of one layer: the interface that every index fills. Read-only, thread-safe.
// Answers are exact on the integer plane and come in ascending feature order.
#pragma once

#include "base/result.hpp"
#include "geo/plane.hpp"
#include "geo/shape.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace eco::geo {

using FeatureId = std::uint32_t;

/// What the index reads: one shape a feature, owned by the release (or by a test).
class ShapeSource {
  public:
    ShapeSource() = default;
    ShapeSource(const ShapeSource&) = delete;
    ShapeSource& operator=(const ShapeSource&) = delete;
    virtual ~ShapeSource() = default;
    [[nodiscard]] virtual FeatureId size() const = 0;
    [[nodiscard]] virtual ShapeView shape(FeatureId id) const = 0;
    /// The vertices of all shapes; every shape's vertices are a piece of it.
    [[nodiscard]] virtual std::span<const Xy> vertices() const = 0;
};

/// One feature touched by a footprint.
struct Overlap {
    FeatureId feature = 0;
    double area_m2 = 0;       ///< polygon footprints: area inside the feature
    double length_m = 0;      ///< line footprints: length inside the feature
    std::uint32_t points = 0; ///< point footprints: points inside or on the border
};

struct Nearest {
    FeatureId feature = 0;
    double distance_m = 0; ///< geodesic, 0 when touching or inside
    LonLat on_footprint;
    LonLat on_feature;
};

/// Who holds each of many points: of point k, features[first[k]] and on, before first[k + 1].
struct PointHits {
    std::vector<std::uint32_t> first;
    std::vector<FeatureId> features;
    [[nodiscard]] std::size_t points() const { return first.empty() ? 0 : first.size() - 1; }
    [[nodiscard]] std::span<const FeatureId> of(std::size_t point) const {
        return std::span<const FeatureId>(features).subspan(first[point],
                                                            first[point + 1] - first[point]);
    }
};

/// Which features of the layer count; nullptr = all.
using FeatureFilter = std::span<const std::uint8_t>;

class LayerIndex {
  public:
    LayerIndex() = default;
    LayerIndex(const LayerIndex&) = delete;
    LayerIndex& operator=(const LayerIndex&) = delete;
    virtual ~LayerIndex() = default;

    /// Polygon features that hold the point (border included).
    [[nodiscard]] virtual std::vector<FeatureId> covering(Xy point) const = 0;
    /// The same for many points at once, much faster: the reads of one point hide behind those of
    /// others. `hits` is written over; its arrays are kept for the next call. At most 2^32 hits.
    virtual void covering_each(std::span<const Xy> points, PointHits& hits) const;
    /// Every feature whose interior or border meets the footprint, with measures. A shared border
    /// or a touching point alone is reported with measure 0.
    [[nodiscard]] virtual std::vector<Overlap> overlaps(const ShapeView& footprint) const = 0;
    /// The nearest accepted feature within the radius, or nothing.
    [[nodiscard]] virtual std::optional<Nearest>
    nearest(const ShapeView& footprint, double radius_m, FeatureFilter accept) const = 0;
    /// The same, when what overlaps() answers for the footprint is known already.
    [[nodiscard]] virtual std::optional<Nearest> nearest(const ShapeView& footprint,
                                                         std::span<const Overlap> overlaps,
                                                         double radius_m,
                                                         FeatureFilter accept) const = 0;
    /// How deep the footprint reaches into the union of accepted polygon features: the greatest
    /// distance (m) from a point of footprint ∩ union to the union's border, capped at limit_m; 0
    /// when they do not meet. Borders between accepted neighbours do not count as border.
    [[nodiscard]] virtual double depth_m(const ShapeView& footprint, double limit_m,
                                         FeatureFilter accept) const = 0;
    /// True when the union of accepted polygon features covers the whole footprint.
    [[nodiscard]] virtual bool covers(const ShapeView& footprint, FeatureFilter accept) const = 0;
    /// footprint ∩ union of accepted features, for drawing.
    [[nodiscard]] virtual Geometry intersection(const ShapeView& footprint,
                                                FeatureFilter accept) const = 0;
};

} // namespace eco::geo
