// SPDX-License-Identifier: MulanPSL-2.0
// JSON: whatever parses has one canonical form, which parses to the same value.
#include "fuzz.hpp"

#include "base/json.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = parse_json(fuzz::text_of(data, size), "fuzz");
    if (!value) {
        return 0;
    }
    const std::string canonical = canonical_json(*value);
    const auto again = parse_json(canonical, "fuzz");
    fuzz::claim(again && canonical_json(*again) == canonical);
    fuzz::claim(parse_json(pretty_json(*value), "fuzz").has_value());
    return 0;
}
