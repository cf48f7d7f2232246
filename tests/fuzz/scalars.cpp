// SPDX-License-Identifier: MulanPSL-2.0
// Small parsers of one value: dates, validities, decimals, units, amounts, codes, datums. What
// parses prints to what parses to the same.
#include "fuzz.hpp"

#include "base/codes.hpp"
#include "base/date.hpp"
#include "base/quantity.hpp"
#include "base/text.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    if (const auto day = LocalDate::parse(text)) {
        fuzz::claim(day->to_string() == text);
    }
    if (const auto number = Decimal::parse(text)) {
        fuzz::claim(Decimal::parse(number->to_string()) == *number);
        static_cast<void>(number->scaled(10'000, 3));
    }
    if (const auto amount = parse_amount(text)) {
        const auto again = parse_amount(to_string(*amount));
        fuzz::claim(again && *again == *amount);
    }
    static_cast<void>(parse_unit(text));
    static_cast<void>(parse_unit_code(text));
    static_cast<void>(parse_sector_code(text));
    static_cast<void>(parse_region_code(text));
    const auto [from, to] = fuzz::first_line(text);
    static_cast<void>(parse_validity(from, to));
    if (is_utf8(text)) {
        fuzz::claim(is_utf8(half_width(text)));
        fuzz::claim(is_utf8(escape_markup(text)));
        for (const std::string& line : wrap(text, 20)) {
            fuzz::claim(is_utf8(line));
        }
    }
    return 0;
}
