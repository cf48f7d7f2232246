// SPDX-License-Identifier: MulanPSL-2.0
// What writing through OGR needs: our geometries as multi-geometries, the columns of layer_styles.
#pragma once

#include "geo/geometry.hpp"

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <variant>

namespace eco::formats::detail {

/// GDAL's complaints go into our errors, not to standard error.
class QuietErrors {
  public:
    QuietErrors() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
    ~QuietErrors() { CPLPopErrorHandler(); }
};

/// As the multi-type asked for; nothing where the geometry is of another kind or no GeoJSON.
[[nodiscard]] std::unique_ptr<OGRGeometry>
multi_geometry(const std::variant<geo::Geometry, std::string>& geometry, OGRwkbGeometryType type);

void add_style_columns(OGRLayer& layer);

} // namespace eco::formats::detail
