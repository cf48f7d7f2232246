// SPDX-License-Identifier: MulanPSL-2.0
// A GeoPackage of screened sites, made of their CSV: the same rows, the same columns.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <functional>
#include <string>

namespace eco::formats {

/// Writes one layer "screening" (EPSG:4490, geometries of any kind) in transactions; an older file
/// at `path` is replaced. The same CSV gives the same bytes: the file is dated with `as_of`.
/// `written` is told the number of rows from time to time; false stops. False comes back when it
/// was stopped. Errors: base_file_*, base_csv_*, formats_unwritable.
[[nodiscard]] Result<bool>
write_screening_geopackage(const std::string& csv, const std::string& path, LocalDate as_of,
                           const std::function<bool(std::size_t rows)>& written);

} // namespace eco::formats
