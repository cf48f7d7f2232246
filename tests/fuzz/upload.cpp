// SPDX-License-Identifier: MulanPSL-2.0
// Site files sent to the page, in memory: the first byte picks the format, the rest is the file. It
// is refused, or what it offers fits together.
#include "fuzz.hpp"

#include "formats/upload.hpp"

#include <algorithm>
#include <array>

using namespace eco;

namespace {

constexpr std::array<const char*, 3> k_names{"site.geojson", "site.kml", "site.zip"};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const auto upload = formats::read_upload(k_names[data[0] % k_names.size()],
                                             std::string(fuzz::text_of(data + 1, size - 1)), "");
    if (!upload) {
        return 0;
    }
    fuzz::claim(upload->layer.empty()
                    ? upload->geometries.empty()
                    : std::any_of(upload->layers.begin(), upload->layers.end(),
                                  [&](const auto& one) { return one.name == upload->layer; }));
    for (const Json& geometry : upload->geometries) {
        fuzz::claim(geometry.is_object() && geometry.as_object().contains("type"));
    }
    return 0;
}
