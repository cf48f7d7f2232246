// SPDX-License-Identifier: MulanPSL-2.0
// One layer of a file, and the datum it is read in.
#pragma once

#include "base/result.hpp"
#include "geo/crs.hpp"

#include <ogrsf_frmts.h>

#include <string>

namespace eco::formats::detail {

/// The layer of that name, or the only one. Errors: formats_unknown_layer, formats_several_layers.
[[nodiscard]] Result<OGRLayer*> choose_layer(GDALDataset& dataset, const std::string& path,
                                             const std::string& name);
/// What the user states, or else the file. Errors: geo_crs_missing, geo_crs_unknown,
/// formats_crs_conflict.
[[nodiscard]] Result<geo::Crs> settle_crs(const std::string& stated_by_file,
                                          const std::string& stated, const std::string& path);

} // namespace eco::formats::detail
