// SPDX-License-Identifier: MulanPSL-2.0
// Footprint files as people send them: the first byte picks the format, the rest is the file.
#include "fuzz.hpp"

#include "base/files.hpp"
#include "formats/vector_file.hpp"

#include <array>
#include <filesystem>
#include <unistd.h>

using namespace eco;

namespace {

constexpr std::array<const char*, 3> k_endings{".geojson", ".csv", ".kml"};

std::string folder() {
    static const std::string k_folder = [] {
        const auto made =
            std::filesystem::temp_directory_path() / ("ecogate-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(made);
        std::atexit([] {
            std::error_code ignored;
            std::filesystem::remove_all(std::filesystem::temp_directory_path() /
                                            ("ecogate-fuzz-" + std::to_string(::getpid())),
                                        ignored);
        });
        return made.string();
    }();
    return k_folder;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string path = folder() + "/site" + k_endings[data[0] % k_endings.size()];
    if (!write_file(path, fuzz::text_of(data + 1, size - 1))) {
        return 0;
    }
    formats::VectorOptions options;
    options.crs = "CGCS2000";
    options.invalid_rings = formats::InvalidRings::repair;
    static_cast<void>(formats::read_vector(path, options));
    return 0;
}
