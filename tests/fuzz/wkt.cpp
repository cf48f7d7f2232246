// SPDX-License-Identifier: MulanPSL-2.0
// Well-known text: what is read and written is read again the same.
#include "fuzz.hpp"

#include "formats/rows/wkt.hpp"

using namespace eco;

namespace {

/// Nothing where the text is refused.
std::string again(std::string_view text) {
    static const geo::Converter k_converter = *geo::Converter::make(*geo::parse_crs("CGCS2000"));
    const Where where{"fuzz.csv", {}, {}, 1, 1};
    formats::Positions positions(k_converter, where);
    std::string out;
    if (formats::parse_wkt(text, positions) && !positions.geometry.empty()) {
        formats::append_wkt(out, positions.geometry);
    }
    return out;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string first = again(fuzz::text_of(data, size));
    if (!first.empty()) {
        fuzz::claim(again(first) == first);
    }
    return 0;
}
