// SPDX-License-Identifier: MulanPSL-2.0
// Finding the data folder from the place of the program.
#include "data_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> candidates() {
    std::error_code ignored;
    fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    std::vector<fs::path> found{folder / "../share/ecogate/data"};
    for (; folder.has_relative_path(); folder = folder.parent_path()) {
        found.push_back(folder / "data");
    }
    return found;
}

} // namespace

Result<std::string> find_data(const std::string& given) {
    const char* environment = std::getenv("ECOGATE_DATA");
    const std::string stated = !given.empty() ? given : environment == nullptr ? "" : environment;
    const auto complete = [](const fs::path& folder) {
        return fs::exists(folder / "facts.csv") && fs::exists(folder / "layers.csv");
    };
    if (!stated.empty()) {
        return complete(stated) ? Result<std::string>(stated)
                                : fail({ErrorCode::app_no_data, {{"folder", stated}}, {}});
    }
    for (const fs::path& folder : candidates()) {
        if (complete(folder)) {
            return folder.lexically_normal().string();
        }
    }
    return fail({ErrorCode::app_no_data, {{"folder", "data"}}, {}});
}

} // namespace eco::app
