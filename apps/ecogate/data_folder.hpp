// SPDX-License-Identifier: MulanPSL-2.0
// Where the dated data of the product lies.
#pragma once

#include "base/result.hpp"

#include <string>

namespace eco::app {

/// --rules-data, else ECOGATE_DATA, else share/ecogate/data beside an installed program, else the
/// data folder of the source tree the program was built in. Errors: app_no_data.
[[nodiscard]] Result<std::string> find_data(const std::string& given);

} // namespace eco::app
