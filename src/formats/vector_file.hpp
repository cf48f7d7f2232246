// SPDX-License-Identifier: MulanPSL-2.0
// Vector files of the trade through GDAL/OGR: GeoPackage, Shapefile (GBK and UTF-8), FileGDB,
// GeoJSON, KML, FlatGeobuf, CSV of points. Read generously, every repair reported; the datum must
// be stated.
#pragma once

#include "base/error.hpp"
#include "base/result.hpp"
#include "geo/geometry.hpp"

#include <map>
#include <string>
#include <vector>

namespace eco::formats {

enum class InvalidRings { refuse, repair };

struct VectorOptions {
    std::string layer;    ///< empty: the only layer of the file
    std::string crs;      ///< as for geo::parse_crs; empty: what the file states
    std::string encoding; ///< empty: what the file states, else UTF-8, else GB18030
    InvalidRings invalid_rings = InvalidRings::refuse;
};

struct VectorFeature {
    std::string id;                                ///< "<file stem>/<number from 1>"
    std::map<std::string, std::string> attributes; ///< field names as the file has them
    geo::Geometry geometry;                        ///< CGCS2000
};

struct VectorLayer {
    std::string crs; ///< what was used
    double conversion_error_m = 0;
    std::vector<VectorFeature> features;
    Findings findings; ///< repairs, empty geometries, null datum shifts, features refused (errors)
};

/// Errors: base_file_not_found, formats_unreadable, formats_unknown_layer, formats_several_layers,
/// geo_crs_missing, geo_crs_unknown, formats_crs_conflict, formats_too_many_vertices. Faults of
/// single features are findings.
[[nodiscard]] Result<VectorLayer> read_vector(const std::string& path,
                                              const VectorOptions& options);

} // namespace eco::formats
