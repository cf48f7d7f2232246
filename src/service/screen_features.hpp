// SPDX-License-Identifier: MulanPSL-2.0
// Many sites at once: GeoJSON features whose properties are facts, screened as `ecogate screen`
// does with a file of them.
#pragma once

#include "base/date.hpp"
#include "base/json.hpp"
#include "service/engine.hpp"
#include "service/jobs.hpp"

namespace eco::service {

/// {type: FeatureCollection, features: [records of docs/reference/screening.md; "row" is the place
/// in the input from 1, "site" the feature's id], rejected: [{row, code, zh, en, place}]}. A bad
/// feature stops nothing; the order is the input's. Ends early where the progress says so. Errors:
/// geo_crs_unknown.
[[nodiscard]] Answer<std::string> screen_features(const Engine& engine, const Json::Array& features,
                                                  LocalDate as_of, Progress& progress);

} // namespace eco::service
