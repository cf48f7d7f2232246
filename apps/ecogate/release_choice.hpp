// SPDX-License-Identifier: MulanPSL-2.0
// Which release a verb works on, and which day it is.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <string>

namespace eco::app {

/// --release, else ECOGATE_RELEASE, else the demonstration release that `./dev demo` built beside
/// the data folder. Errors: app_no_release.
[[nodiscard]] Result<std::string> choose_release(const std::string& given, const std::string& data);

/// --as-of, else today in China.
[[nodiscard]] Result<LocalDate> choose_day(const std::string& given);

} // namespace eco::app
