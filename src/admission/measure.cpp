// SPDX-License-Identifier: MulanPSL-2.0
// Overlaps and distances in three values: what lies within a layer's tolerance of a border is not
// certain on either side of it.
#include "admission/measure.hpp"

#include <algorithm>
#include <cmath>

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

/// Nothing that the fact asks for lies near the footprint: nor near any part of it. A part may well
/// lie within what the whole does not.
bool is_far_from(const Measurement& one, zoning::SpatialFact::Kind kind) {
    if (!one.state.value || !one.features.empty()) {
        return false;
    }
    const bool* flag = std::get_if<bool>(&*one.state.value);
    return kind == zoning::SpatialFact::Kind::distance ||
           (kind == zoning::SpatialFact::Kind::overlaps && flag != nullptr && !*flag);
}

FactState known(rules::Value value) {
    return {std::move(value), UnknownBecause::not_stated, {}};
}
FactState unknown(UnknownBecause because) {
    return {std::nullopt, because, {}};
}

/// All features of a layer but those found, while it lives.
class Others {
  public:
    Others(std::size_t size, const std::vector<geo::Nearest>& found) : m_found(found) {
        flags().resize(std::max(flags().size(), size), 1);
        mark(0);
    }
    Others(const Others&) = delete;
    Others& operator=(const Others&) = delete;
    ~Others() { mark(1); } // whatever happens: who asks next sees all features
    [[nodiscard]] geo::FeatureFilter filter() const { return flags(); }

  private:
    const std::vector<geo::Nearest>& m_found;

    /// One for all layers, as long as the largest: filling it anew took longer than searching.
    static std::vector<std::uint8_t>& flags() {
        thread_local std::vector<std::uint8_t> flags;
        return flags;
    }
    void mark(std::uint8_t as) {
        for (const geo::Nearest& one : m_found) {
            flags()[one.feature] = as;
        }
    }
};

/// What one footprint has to do with one layer, found out once for all facts of the layer.
class LayerLook {
  public:
    LayerLook(const zoning::Layer& layer, const geo::ShapeView& shape)
        : m_layer(layer), m_shape(shape) {}

    const std::vector<geo::Overlap>& overlaps() {
        if (!m_overlapped) {
            m_overlaps = m_layer.index().overlaps(m_shape);
            m_overlapped = true;
        }
        return m_overlaps;
    }

    /// The nearest accepted feature within the layer's tolerance: the same as asking the index,
    /// which orders by distance, then number.
    std::optional<geo::Nearest> near(geo::FeatureFilter accept) {
        const auto of_accepted = [&](const geo::Nearest& one) { return accept[one.feature] != 0; };
        for (std::size_t i = 0; i < k_most_near; ++i) {
            if (i == m_near.size() && !find_next()) {
                return std::nullopt;
            }
            if (of_accepted(m_near[i])) {
                return m_near[i];
            }
        }
        return within(m_layer.info().tolerance.base(), accept);
    }

    std::optional<geo::Nearest> within(double radius_m, geo::FeatureFilter accept) {
        return m_layer.index().nearest(m_shape, overlaps(), radius_m, accept);
    }

  private:
    /// Beyond so many features in a crowd, asking for one kind is quicker.
    static constexpr std::size_t k_most_near = 8;

    const zoning::Layer& m_layer;
    const geo::ShapeView& m_shape;
    std::vector<geo::Overlap> m_overlaps;
    bool m_overlapped = false;
    std::vector<geo::Nearest> m_near; ///< of the whole layer, nearest first
    bool m_all_near = false;

    std::optional<geo::Nearest> next_near() {
        const Others others(m_layer.size(), m_near);
        return within(m_layer.info().tolerance.base(), others.filter());
    }

    bool find_next() {
        if (m_all_near) {
            return false;
        }
        const auto next = next_near();
        m_all_near = !next;
        if (next) {
            m_near.push_back(*next);
        }
        return next.has_value();
    }
};

} // namespace

/// One footprint; each layer is looked at once.
class ShapeMeasurement {
  public:
    ShapeMeasurement(const geo::ShapeView& shape, Whereabouts whereabouts,
                     const std::vector<const zoning::Layer*>& layers)
        : m_shape(shape), m_vague(whereabouts == Whereabouts::somewhere_inside),
          m_unstated(whereabouts == Whereabouts::unstated), m_size(size_of(shape)) {
        m_looks.reserve(layers.size());
        for (const zoning::Layer* layer : layers) {
            m_looks.emplace_back(*layer, shape);
        }
    }

    void take(const Measurer::Entry& entry, Measurement& out) {
        out.fact = entry.fact;
        out.role = entry.how.role;
        out.layer = entry.layer;
        out.depth_m.reset();
        out.distance_m.reset();
        out.features.clear();
        if (entry.layer == nullptr) {
            out.state = unknown(UnknownBecause::layer_missing);
            return;
        }
        if (m_unstated) {
            out.state = unknown(UnknownBecause::place_vague);
            return;
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
    }

  private:
    const geo::ShapeView& m_shape;
    bool m_vague;
    bool m_unstated;
    double m_size;
    std::vector<LayerLook> m_looks; ///< one a layer that is measured

    /// Accepted features that hold some of the footprint; listed in `out`.
    bool meets(const Measurer::Entry& entry, Measurement& out) {
        bool any = false;
        for (const geo::Overlap& overlap : m_looks[entry.layer_number].overlaps()) {
            const double size = size_of(overlap, m_shape.kind);
            if (entry.accept[overlap.feature] == 0 || size <= 0) {
                continue;
            }
            any = true;
            if (out.features.size() < k_max_listed) {
                const double share = m_size > 0 ? std::min(1.0, size / m_size) : 0;
                out.features.push_back(
                    {overlap.feature, overlap.area_m2, share, overlap.length_m, std::nullopt});
            }
        }
        return any;
    }

    void overlap(const Measurer::Entry& entry, Measurement& out) {
        const double tolerance = entry.layer->info().tolerance.base();
        const geo::LayerIndex& index = entry.layer->index();
        if (!meets(entry, out)) {
            const auto near = m_looks[entry.layer_number].near(entry.accept);
            out.state = near ? unknown(UnknownBecause::tolerance) : known(false);
            if (near) {
                out.distance_m = near->distance_m;
                out.features.push_back({near->feature, 0, 0, 0, near->distance_m});
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
            const bool outside = !meets_it && !m_looks[entry.layer_number].near(entry.accept);
            out.state = outside ? known(false)
                        : index.covers(m_shape, entry.accept)
                            ? known(true)
                            : unknown(UnknownBecause::place_vague);
            return;
        }
        const bool far = !meets_it && !m_looks[entry.layer_number].near(entry.accept);
        if (far || some_of_it_is_outside(index, tolerance, entry.accept)) {
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
        const auto near = m_looks[entry.layer_number].within(radius + tolerance, entry.accept);
        if (!near) {
            out.state = known(Interval{millimetres_down(radius), std::nullopt});
            return;
        }
        out.distance_m = near->distance_m;
        out.features.push_back({near->feature, 0, 0, 0, near->distance_m});
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
        auto& layers = measurer.m_layers;
        const auto known = std::find(layers.begin(), layers.end(), layer);
        const auto number = static_cast<std::size_t>(known - layers.begin());
        if (known == layers.end() && layer != nullptr) {
            layers.push_back(layer);
        }
        measurer.m_facts.push_back(*fact);
        measurer.m_entries.push_back(
            {*fact, how, layer, number,
             layer == nullptr ? std::vector<std::uint8_t>() : layer->filter(how.filter)});
    }
    return measurer;
}

void Measurer::measure(const geo::ShapeView& shape, Whereabouts whereabouts,
                       std::vector<Measurement>& out) const {
    ShapeMeasurement measurement(shape, whereabouts, m_layers);
    out.resize(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        measurement.take(m_entries[i], out[i]);
    }
}

std::vector<Measurement> Measurer::measure(const geo::ShapeView& shape,
                                           Whereabouts whereabouts) const {
    std::vector<Measurement> all;
    measure(shape, whereabouts, all);
    return all;
}

std::vector<Measurement> Measurer::measure_part(const geo::ShapeView& part,
                                                const std::vector<Measurement>& whole) const {
    ShapeMeasurement measurement(part, Whereabouts::exact, m_layers);
    std::vector<Measurement> all(m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (is_far_from(whole[i], m_entries[i].how.kind)) {
            all[i] = whole[i];
        } else {
            measurement.take(m_entries[i], all[i]);
        }
    }
    return all;
}

} // namespace eco::admission
