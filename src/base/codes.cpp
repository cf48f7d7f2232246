// SPDX-License-Identifier: MulanPSL-2.0
// Patterns of the trade's codes. Hand-written checks: std::regex overflows the stack on hostile
// input.
#include "base/codes.hpp"

#include <algorithm>

namespace eco {
namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error bad(ErrorCode code, std::string_view text) {
    return {code, {{"text", std::string(text)}}, {}};
}

} // namespace

Result<UnitCode> parse_unit_code(std::string_view text) {
    const bool ok = text.size() == 13 && text.starts_with("ZH") && all_digits(text.substr(2)) &&
                    text[8] >= '1' && text[8] <= '3';
    if (!ok) {
        return fail(bad(ErrorCode::base_bad_unit_code, text));
    }
    return UnitCode::unchecked(std::string(text));
}

Result<SectorCode> parse_sector_code(std::string_view text) {
    const bool ok = !text.empty() && text[0] >= 'A' && text[0] <= 'T' && text.size() != 2 &&
                    text.size() <= 5 && all_digits(text.substr(1));
    if (!ok) {
        return fail(bad(ErrorCode::base_bad_sector_code, text));
    }
    return SectorCode::unchecked(std::string(text));
}

Result<RegionCode> parse_region_code(std::string_view text) {
    if (text.size() != 6 || !all_digits(text) || text[0] == '0') {
        return fail(bad(ErrorCode::base_bad_region_code, text));
    }
    return RegionCode::unchecked(std::string(text));
}

int class_digit(const UnitCode& code) {
    return code.value()[8] - '0';
}

} // namespace eco
