// SPDX-License-Identifier: MulanPSL-2.0
// Rivers of WDB-II as Debian's gmt-gshhg-full ships them: netCDF, one bin a degree.
#pragma once

#include "province/datum.hpp"

#include <string>
#include <vector>

namespace eco::province {

struct River {
    Line line;
    int level = 0; ///< 1 permanent major … 4 minor
};

/// The rivers of 103–110° E, 24–30° N, joined across bins. Throws if the file is not of that form.
[[nodiscard]] std::vector<River> load_rivers(const std::string& path);

} // namespace eco::province
