// SPDX-License-Identifier: MulanPSL-2.0
// Defaults of release and day: the command line is the only place that looks at the clock.
#include "release_choice.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace eco::app {

Result<std::string> choose_release(const std::string& given, const std::string& data) {
    if (!given.empty()) {
        return given;
    }
    if (const char* named = std::getenv("ECOGATE_RELEASE"); named != nullptr && *named != '\0') {
        return std::string(named);
    }
    const std::string demo =
        (std::filesystem::path(data).parent_path() / "build" / "demo" / "guizhou.egr").string();
    return std::filesystem::exists(demo) ? Result<std::string>(demo)
                                         : fail({ErrorCode::app_no_release, {{"path", demo}}, {}});
}

Result<LocalDate> choose_day(const std::string& given) {
    if (!given.empty()) {
        return LocalDate::parse(given);
    }
    const auto china = std::chrono::system_clock::now() + std::chrono::hours(8);
    const auto days = std::chrono::floor<std::chrono::days>(china).time_since_epoch().count();
    return LocalDate::from_days(static_cast<std::int32_t>(days));
}

} // namespace eco::app
