// SPDX-License-Identifier: MulanPSL-2.0
// Measuring a footprint against a release: the spatial facts, each with the layer's tolerance, and
// the features that made them.
#pragma once

#include "base/result.hpp"
#include "rules/book.hpp"
#include "zoning/book_files.hpp"
#include "zoning/release.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace eco::admission {

/// A feature that a spatial fact came from.
struct Touched {
    geo::FeatureId feature = 0; ///< of the measurement's layer
    double area_m2 = 0;         ///< of the footprint inside the feature
    double share = 0;           ///< of the footprint's area, length or number of points
    double length_m = 0;        ///< lines
    std::optional<double> distance_m;
};

struct Measurement {
    rules::FactId fact = 0;
    std::string_view role;                ///< of the layer; lives as long as the measurer
    const zoning::Layer* layer = nullptr; ///< null: the release lacks it
    rules::FactState state;
    std::optional<double> depth_m;    ///< how far it reaches in, when that is within tolerance
    std::optional<double> distance_m; ///< how far it is, when that is within tolerance; or measured
    std::vector<Touched> features;
};

/// exact: the footprint itself. somewhere_inside: the project lies somewhere in this shape.
/// unstated: nothing is known of the place; the shape is empty.
enum class Whereabouts { exact, somewhere_inside, unstated };

/// All spatial facts of a book on one release. Read-only once made, usable by many threads; the
/// release must outlive it.
class Measurer {
  public:
    /// Errors: rules_undeclared_fact (a spatial fact the registry does not know).
    [[nodiscard]] static Result<Measurer> make(const zoning::Release& release,
                                               const rules::FactRegistry& facts,
                                               const std::vector<zoning::SpatialFact>& spatial);

    /// Replaces `out` by one measurement a spatial fact, in the book's order.
    void measure(const geo::ShapeView& shape, Whereabouts whereabouts,
                 std::vector<Measurement>& out) const;
    [[nodiscard]] std::vector<Measurement> measure(const geo::ShapeView& shape,
                                                   Whereabouts whereabouts) const;
    /// The same of a part of a footprint that lies exactly where it is drawn; `whole`: what was
    /// measured of all of it. What is far from the whole is not looked for again.
    [[nodiscard]] std::vector<Measurement>
    measure_part(const geo::ShapeView& part, const std::vector<Measurement>& whole) const;
    /// Every fact that is measured.
    [[nodiscard]] const std::vector<rules::FactId>& facts() const { return m_facts; }

  private:
    struct Entry {
        rules::FactId fact = 0;
        zoning::SpatialFact how;
        const zoning::Layer* layer = nullptr; ///< null: the release lacks it
        std::size_t layer_number = 0;         ///< among those that are measured
        std::vector<std::uint8_t> accept;
    };
    std::vector<Entry> m_entries;
    std::vector<const zoning::Layer*> m_layers;
    std::vector<rules::FactId> m_facts;

    friend class ShapeMeasurement;
};

/// What a footprint measures: m² of polygons, m of lines, or its number of points.
[[nodiscard]] double size_of(const geo::ShapeView& shape);
/// The same of one overlap.
[[nodiscard]] double size_of(const geo::Overlap& overlap, geo::ShapeKind kind);

} // namespace eco::admission
