// SPDX-License-Identifier: MulanPSL-2.0
// A site file sent by a stranger, held in memory: which layers it has, which datum it states, and
// the geometries of one layer as they stand in the file. Nothing is converted here: a datum that
// the file is silent about is asked of the person, never guessed.
#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace eco::formats {

struct UploadLayer {
    std::string name;
    std::string kind; ///< point | line | polygon | mixed
    std::size_t features = 0;
};

struct Upload {
    std::vector<UploadLayer> layers; ///< those with geometry
    std::string layer;               ///< the one read; empty: several, and none was named
    std::string crs;                 ///< as geo::parse_crs names it; empty: the file is silent
    std::vector<Json> geometries;    ///< GeoJSON, in the file's own coordinates
    std::size_t empty = 0;           ///< features without geometry
};

/// `name` tells the kind by its suffix: .gpkg, .fgb, .zip (Shapefile, FileGDB or GeoPackage),
/// .geojson, .json, .kml. `layer` may be empty. Errors: formats_upload_kind,
/// formats_upload_too_large, formats_unreadable, formats_unknown_layer, formats_too_many_vertices,
/// geo_crs_unknown.
[[nodiscard]] Result<Upload> read_upload(std::string_view name, std::string bytes,
                                         const std::string& layer);

} // namespace eco::formats
