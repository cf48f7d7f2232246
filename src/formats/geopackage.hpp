// SPDX-License-Identifier: MulanPSL-2.0
// Writing a GeoPackage (OGC 12-128r15) that QGIS opens as the trade expects: CGCS2000 (EPSG:4490),
// names in Chinese, a table layer_styles with a default style a layer. By GDAL: raw inserts would
// miss its triggers.
#pragma once

#include "base/result.hpp"
#include "formats/map_style.hpp"
#include "geo/geometry.hpp"

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace eco::formats {

enum class FieldType { text, integer };

struct MapField {
    std::string name;
    FieldType type = FieldType::text;
};

struct MapFeature {
    std::vector<std::string> values;                   ///< as the fields; empty = NULL
    std::variant<geo::Geometry, std::string> geometry; ///< degrees; a text is GeoJSON
};

struct MapLayer {
    std::string name;  ///< of the table: ASCII
    std::string title; ///< for people
    Drawn drawn = Drawn::polygon;
    std::vector<MapField> fields;
};

/// Gives features one after another to what it is called with.
using FeatureSource = std::function<Status(const std::function<Status(const MapFeature&)>&)>;

class GeoPackage {
  public:
    /// Writes "<path>.part" and gives it its name at finish. Errors: formats_target_exists,
    /// formats_unwritable, here and below.
    [[nodiscard]] static Result<GeoPackage> create(const std::string& path);
    GeoPackage(GeoPackage&&) noexcept;
    GeoPackage& operator=(GeoPackage&&) noexcept;
    /// Without finish, nothing is left behind.
    ~GeoPackage();

    /// How many features. Those whose geometry is not of the layer's kind are refused
    /// (formats_unwritable).
    [[nodiscard]] Result<std::size_t> add(const MapLayer& layer, const MapStyle& style,
                                          const FeatureSource& source);
    [[nodiscard]] Status finish();

  private:
    struct Impl;
    explicit GeoPackage(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace eco::formats
