// SPDX-License-Identifier: MulanPSL-2.0
// A site file from outside, for the page to offer: its layers, datum and geometries.
#pragma once

#include "base/json.hpp"
#include "service/answer.hpp"

#include <string>
#include <string_view>

namespace eco::service {

/// {layers:[{name, kind, features}], layer, crs, geometries:[GeoJSON …], empty}: layer is empty
/// where several are offered and none is named, crs where the file is silent. Nothing is kept.
/// Errors: those of formats::read_upload.
[[nodiscard]] Answer<Json> import_site(std::string_view name, std::string bytes,
                                       std::string_view layer);

} // namespace eco::service
