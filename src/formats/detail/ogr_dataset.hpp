// SPDX-License-Identifier: MulanPSL-2.0
// A vector file as GDAL sees it: only the trade's drivers, nothing remote.
#pragma once

#include "base/error.hpp"
#include "base/result.hpp"

#include <gdal_priv.h>

#include <string>

class OGRLayer;

namespace eco::formats::detail {

[[nodiscard]] Where at_file(const std::string& path);

/// `path`: of the disk or of GDAL's memory files. `encoding` counts for Shapefile tables; empty:
/// what the file states. Errors: base_file_not_found, formats_unreadable.
[[nodiscard]] Result<GDALDatasetUniquePtr> open_dataset(const std::string& path,
                                                        const std::string& encoding);

/// What the file itself says, as text for geo::parse_crs; empty where it is silent.
[[nodiscard]] std::string stated_crs(OGRLayer& layer, GDALDataset& dataset);

/// UTF-8 stays; bytes of a table without a stated encoding are GB18030, the trade's default.
[[nodiscard]] std::string to_utf8(const char* bytes);

} // namespace eco::formats::detail
