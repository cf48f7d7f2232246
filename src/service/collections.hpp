// SPDX-License-Identifier: MulanPSL-2.0
// The layers of a release as OGC API Features has them: collections of GeoJSON features.
#pragma once

#include "base/json.hpp"
#include "geo/lonlat.hpp"
#include "service/answer.hpp"
#include "service/cql2.hpp"
#include "service/detail_level.hpp"
#include "service/engine.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eco::service {

/// How coordinates are written: CRS84 is longitude first, EPSG:4490 and EPSG:4326 latitude first.
struct OutputCrs {
    std::string uri = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    bool latitude_first = false;
};
/// Errors: service_unknown_crs.
[[nodiscard]] Result<OutputCrs> output_crs(std::string_view uri, std::string_view parameter);
[[nodiscard]] const std::vector<std::string>& crs_uris();

/// Properties that a collection's features may have.
[[nodiscard]] std::vector<std::string> properties_of(const LayerDesk& desk);

/// Description of one collection; `links` are the caller's.
[[nodiscard]] Json collection(const Engine& engine, const LayerDesk& desk, Json links);
/// What the descriptions of all collections of a release share: kind, extent, reference systems.
void describe_place(const Engine& engine, Json& json);
/// JSON Schema of properties, all of them texts.
[[nodiscard]] Json queryables_of(const std::vector<std::string>& names, const std::string& title,
                                 const std::string& id);
/// JSON Schema of its properties.
[[nodiscard]] Json queryables(const LayerDesk& desk, const std::string& id);

struct ItemQuery {
    std::optional<geo::LonLatBox> box; ///< features that meet it, exactly on the release's plane
    std::optional<Filter> filter;
    std::size_t limit = 10, offset = 0;
    OutputCrs crs;
    DetailLevel detail; ///< of the geometry that is written; the box selects exactly
};
struct Items {
    std::string features; ///< GeoJSON features, separated by commas
    std::size_t matched = 0, returned = 0;
};
/// Errors: service_bad_box.
[[nodiscard]] Answer<Items> items(const Engine& engine, const LayerDesk& desk,
                                  const ItemQuery& query);
/// One GeoJSON feature. Errors: service_unknown_feature.
[[nodiscard]] Answer<std::string> item(const Engine& engine, const LayerDesk& desk,
                                       std::string_view id, const OutputCrs& crs,
                                       const DetailLevel& detail);

} // namespace eco::service
