// SPDX-License-Identifier: MulanPSL-2.0
// Projects and assessments of a record, and layers of a release, as layers of a GeoPackage.
#pragma once

#include "base/messages.hpp"
#include "formats/geopackage.hpp"
#include "store/record.hpp"
#include "zoning/release.hpp"

#include <cstddef>
#include <string>

namespace eco::app {

struct MapCount {
    std::size_t layers = 0, features = 0;
};

/// Projects and assessments that have a footprint, one layer for what is drawn alike; empty layers
/// are left out, projects excepted.
[[nodiscard]] Result<MapCount> add_record_layers(formats::GeoPackage& package,
                                                 const formats::MapStyles& styles,
                                                 const store::Record& record, Lang lang);
[[nodiscard]] Result<MapCount> add_release_layers(formats::GeoPackage& package,
                                                  const formats::MapStyles& styles,
                                                  const zoning::Release& release, Lang lang);
/// data/map_styles.csv of the data folder.
[[nodiscard]] Result<formats::MapStyles> read_map_styles(const std::string& data, Lang lang);

} // namespace eco::app
