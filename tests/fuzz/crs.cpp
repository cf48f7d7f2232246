// SPDX-License-Identifier: MulanPSL-2.0
// Names of datums, and two numbers in one: what converts lies on the globe.
#include "fuzz.hpp"

#include "geo/crs.hpp"

#include <cmath>
#include <cstring>

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    geo::UncheckedLonLat outside{};
    const auto crs = [&] {
        if (size < 2 * sizeof(double)) {
            return geo::parse_crs(fuzz::text_of(data, size));
        }
        std::memcpy(&outside.first, data, sizeof(double));
        std::memcpy(&outside.second, data + sizeof(double), sizeof(double));
        const std::size_t used = 2 * sizeof(double);
        return geo::parse_crs(fuzz::text_of(data + used, size - used));
    }();
    if (!crs) {
        return 0;
    }
    const auto converter = geo::Converter::make(*crs);
    if (!converter) {
        return 0;
    }
    if (const auto converted = converter->to_lonlat(outside)) {
        fuzz::claim(std::abs(converted->point.lon) <= 180 && std::abs(converted->point.lat) <= 90);
        fuzz::claim(converted->error_metres >= 0);
    }
    return 0;
}
