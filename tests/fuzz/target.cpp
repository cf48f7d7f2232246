// SPDX-License-Identifier: MulanPSL-2.0
// Request targets: the path that is read can be written and read again.
#include "fuzz.hpp"

#include "http/target.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = http::parse_target(fuzz::text_of(data, size));
    if (!target) {
        return 0;
    }
    std::string again = target->segments.empty() ? "/" : "";
    for (const std::string& segment : target->segments) {
        fuzz::claim(segment != ".." && segment != ".");
        again += "/" + http::percent_encode(segment);
    }
    const auto read = http::parse_target(again);
    fuzz::claim(read && read->segments == target->segments);
    return 0;
}
