// SPDX-License-Identifier: MulanPSL-2.0
// Many sites at once: GeoJSON features whose properties are facts, each with its verdict.
#pragma once

#include "base/date.hpp"
#include "base/json.hpp"
#include "service/engine.hpp"
#include "service/jobs.hpp"

namespace eco::service {

/// {type: FeatureCollection, features: [{type, id, geometry, properties: {verdict, units, hits,
/// questions}}], rejected: [{index, id, code, zh, en}]}. A bad feature stops nothing; the order is
/// the input's. Ends early where the progress says so.
[[nodiscard]] Answer<std::string> screen_features(const Engine& engine, const Json::Array& features,
                                                  LocalDate as_of, Progress& progress);

} // namespace eco::service
