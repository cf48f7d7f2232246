// SPDX-License-Identifier: MulanPSL-2.0
// Overlaps and distances in three values: what lies within a layer's tolerance of a border is not
// certain on either side of it.
#include "admission/measure.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace eco::admission {

using rules::FactState;
using rules::Interval;
using rules::UnknownBecause;

double size_of(const geo::ShapeView& shape) {
    switch (shape.kind) {
    case geo::ShapeKind::polygons:
        return geo::area_m2(shape);
    case geo::ShapeKind::lines:
        return geo::length_m(shape);
    case geo::ShapeKind::points:
        return static_cast<double>(shape.vertices.size());
    }
    return 0;
}

double size_of(const geo::Overlap& overlap, geo::ShapeKind kind) {
    switch (kind) {
    case geo::ShapeKind::polygons:
        return overlap.area_m2;
    case geo::ShapeKind::lines:
        return overlap.length_m;
    case geo::ShapeKind::points:
        return overlap.points;
    }
    return 0;
}

namespace {

/// More features than this are not listed for one fact; the fact itself sees all.
constexpr std::size_t k_max_listed = 20;

/// Measured bounds are widened to whole millimetres, never narrowed.
Decimal millimetres_down(double metres) {
    return Decimal::from_raw(static_cast<std::int64_t>(std::floor(metres * 1000.0)) *
                             (Decimal::k_scale / 1000));
}
Decimal millimetres_up(double metres) {
    return Decimal::from_raw(static_cast<std::int64_t>(std::ceil(metres * 1000.0)) *
                             (Decimal::k_scale / 1000));
}

FactState known(rules::Value value) {
    return {std::move(value), UnknownBecause::not_stated, {}};
}
FactState unknown(UnknownBecause because) {
    return {std::nullopt, because, {}};
}

Touched touched(const zoning::Layer& layer, geo::FeatureId id) {
    zoning::Attributes have = layer.attributes(id);
    Touched out;
    out.code = have["code"];
    out.name = have["name"];
    return out;
}

} // namespace

/// One footprint; overlaps are asked once a layer and shared by its facts.
class ShapeMeasurement {
  public:
    ShapeMeasurement(const geo::ShapeView& shape, Whereabouts whereabouts)
        : m_shape(shape), m_vague(whereabouts == Whereabouts::somewhere_inside),
          m_unstated(whereabouts == Whereabouts::unstated), m_size(size_of(shape)) {}

    Measurement take(const Measurer::Entry& entry) {
        Measurement out;
        out.fact = entry.fact;
        out.layer = entry.how.role;
        if (entry.layer == nullptr) {
            out.state = unknown(UnknownBecause::layer_missing);
            return out;
        }
        if (m_unstated) {
            out.state = unknown(UnknownBecause::place_vague);
            return out;
        }
        switch (entry.how.kind) {
        case zoning::SpatialFact::Kind::overlaps:
            overlap(entry, out);
            break;
        case zoning::SpatialFact::Kind::within:
            within(entry, out);
            break;
        case zoning::SpatialFact::Kind::distance:
            distance(entry, out);
            break;
        }
        return out;
    }

  private:
    const geo::ShapeView& m_shape;
    bool m_vague;
    bool m_unstated;
    double m_size;
    std::map<const zoning::Layer*, std::vector<geo::Overlap>> m_overlaps;

    const std::vector<geo::Overlap>& overlaps(const zoning::Layer* layer) {
        auto found = m_overlaps.find(layer);
        if (found == m_overlaps.end()) {
            found = m_overlaps.emplace(layer, layer->index().overlaps(m_shape)).first;
        }
        return found->second;
    }

    [[nodiscard]] std::optional<geo::Nearest> nearest(const Measurer::Entry& entry,
                                                      double radius_m) {
        return entry.layer->index().nearest(m_shape, overlaps(entry.layer), radius_m, entry.accept);
    }

    /// Accepted features that hold some of the footprint; listed in `out`.
    bool meets(const Measurer::Entry& entry, Measurement& out) {
        bool any = false;
        for (const geo::Overlap& overlap : overlaps(entry.layer)) {
            const double size = size_of(overlap, m_shape.kind);
            if (entry.accept[overlap.feature] == 0 || size <= 0) {
                continue;
            }
            any = true;
            if (out.features.size() < k_max_listed) {
                out.features.push_back(touched(*entry.layer, overlap.feature));
                out.features.back().area_m2 = overlap.area_m2;
                out.features.back().length_m = overlap.length_m;
                out.features.back().share = m_size > 0 ? std::min(1.0, size / m_size) : 0;
            }
        }
        return any;
    }

    void overlap(const Measurer::Entry& entry, Measurement& out) {
        const double tolerance = entry.layer->info().tolerance.base();
        const geo::LayerIndex& index = entry.layer->index();
        if (!meets(entry, out)) {
            const auto near = nearest(entry, tolerance);
            out.state = near ? unknown(UnknownBecause::tolerance) : known(false);
            if (near) {
                out.distance_m = near->distance_m;
                out.features.push_back(touched(*entry.layer, near->feature));
                out.features.back().distance_m = near->distance_m;
            }
            return;
        }
        if (m_vague) {
            out.state = index.covers(m_shape, entry.accept) ? known(true)
                                                            : unknown(UnknownBecause::place_vague);
            return;
        }
        const double depth = index.depth_m(m_shape, tolerance, entry.accept);
        out.state = depth >= tolerance ? known(true) : unknown(UnknownBecause::tolerance);
        if (!out.state.value) {
            out.depth_m = depth;
        }
    }

    /// Wholly inside: certain when it is covered and nowhere near the border, or when some of it is
    /// certainly outside.
    void within(const Measurer::Entry& entry, Measurement& out) {
        const double tolerance = entry.layer->info().tolerance.base();
        const geo::LayerIndex& index = entry.layer->index();
        const bool meets_it = meets(entry, out);
        if (m_vague) {
            const bool outside = !meets_it && !nearest(entry, tolerance);
            out.state = outside ? known(false)
                        : index.covers(m_shape, entry.accept)
                            ? known(true)
                            : unknown(UnknownBecause::place_vague);
            return;
        }
        if (some_of_it_is_outside(index, tolerance, entry.accept)) {
            out.state = known(false);
            return;
        }
        const double least =
            index.covers(m_shape, entry.accept) ? least_depth(index, tolerance, entry.accept) : 0.0;
        out.state = least >= tolerance ? known(true) : unknown(UnknownBecause::tolerance);
        if (!out.state.value) {
            out.depth_m = least;
        }
    }

    /// The footprint's vertices, and points between them no further apart than the tolerance, stand
    /// for its outline.
    template <class Visit>
    void walk(double step_m, Visit visit) const {
        for (const geo::Part& part : m_shape.parts) {
            for (std::uint32_t i = 0; i < part.count; ++i) {
                const geo::Xy a = m_shape.vertices[part.first + i];
                const bool last = m_shape.kind == geo::ShapeKind::points || i + 1 == part.count;
                const geo::Xy b = last ? a : m_shape.vertices[part.first + i + 1];
                const double length = std::hypot(double(b.x) - a.x, double(b.y) - a.y) / 1000.0;
                const int steps = std::max(1, static_cast<int>(std::ceil(length / step_m)));
                for (int s = 0; s < steps; ++s) {
                    const double t = double(s) / steps;
                    const geo::Xy p{
                        static_cast<std::int32_t>(std::lround(a.x + t * (double(b.x) - a.x))),
                        static_cast<std::int32_t>(std::lround(a.y + t * (double(b.y) - a.y)))};
                    if (!visit(p)) {
                        return;
                    }
                }
            }
        }
    }

    [[nodiscard]] bool some_of_it_is_outside(const geo::LayerIndex& index, double tolerance,
                                             geo::FeatureFilter accept) const {
        bool outside = false;
        walk(std::max(tolerance, 1.0), [&](geo::Xy p) {
            outside = !index.nearest(point(p).view(), tolerance, accept);
            return !outside;
        });
        return outside;
    }

    [[nodiscard]] double least_depth(const geo::LayerIndex& index, double tolerance,
                                     geo::FeatureFilter accept) const {
        double least = tolerance;
        walk(std::max(tolerance / 2, 1.0), [&](geo::Xy p) {
            least = std::min(least, index.depth_m(point(p).view(), tolerance, accept));
            return least > 0;
        });
        return least;
    }

    static geo::Shape point(geo::Xy p) {
        return {geo::ShapeKind::points, {p}, {{0, 1, 0, 0}}, {p.x, p.y, p.x, p.y}};
    }

    void distance(const Measurer::Entry& entry, Measurement& out) {
        const double tolerance = entry.layer->info().tolerance.base();
        const double radius = entry.how.radius.base();
        const auto near = nearest(entry, radius + tolerance);
        if (!near) {
            out.state = known(Interval{millimetres_down(radius), std::nullopt});
            return;
        }
        out.distance_m = near->distance_m;
        out.features.push_back(touched(*entry.layer, near->feature));
        out.features.back().distance_m = near->distance_m;
        Interval measured{millimetres_down(std::max(0.0, near->distance_m - tolerance)),
                          std::nullopt};
        if (!m_vague) {
            measured.high = millimetres_up(near->distance_m + tolerance);
        }
        out.state = known(measured);
    }
};

Result<Measurer> Measurer::make(const zoning::Release& release, const rules::FactRegistry& facts,
                                const std::vector<zoning::SpatialFact>& spatial) {
    Measurer measurer;
    for (const zoning::SpatialFact& how : spatial) {
        const auto fact = facts.find(how.name);
        if (!fact) {
            return fail({ErrorCode::rules_undeclared_fact, {{"name", how.name}}, {}});
        }
        const zoning::Layer* layer = release.layer(how.role);
        measurer.m_entries.push_back(
            {*fact, how, layer,
             layer == nullptr ? std::vector<std::uint8_t>() : layer->filter(how.filter)});
    }
    return measurer;
}

std::vector<Measurement> Measurer::measure(const geo::ShapeView& shape,
                                           Whereabouts whereabouts) const {
    ShapeMeasurement measurement(shape, whereabouts);
    std::vector<Measurement> all;
    all.reserve(m_entries.size());
    for (const Entry& entry : m_entries) {
        all.push_back(measurement.take(entry));
    }
    return all;
}

} // namespace eco::admission
