// SPDX-License-Identifier: MulanPSL-2.0
// Printing and parsing are inverse.
#include "base/csv.hpp"
#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace eco {
namespace {

/// Texts a table may hold: quotes, separators, line breaks, Chinese, a character beyond the BMP.
std::string some_text() {
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "a", "\"", ",", "\n", " ", "绿闸", "\\", "\x01", "\U0001F600", "1.5"}));
    std::string text;
    for (const std::string& piece : pieces) {
        text += piece;
    }
    return text;
}

RC_GTEST_PROP(Decimal, parse_undoes_print, (std::int64_t raw)) {
    const Decimal value = Decimal::from_raw(raw / 2);
    RC_ASSERT(*Decimal::parse(value.to_string()) == value);
}

RC_GTEST_PROP(LocalDate, parse_undoes_print, ()) {
    const auto day = LocalDate::from_days(*rc::gen::inRange(-100'000, 100'000));
    RC_ASSERT(*LocalDate::parse(day.to_string()) == day);
}

RC_GTEST_PROP(Json, parse_undoes_canonical_print, (double number, bool flag)) {
    RC_PRE(std::isfinite(number));
    const std::string text = some_text();
    Json value;
    value["n"] = number;
    value["t"] = text;
    value["list"].push_back(flag);
    value["list"].push_back(Json());
    const auto read = parse_json(canonical_json(value), "t");
    RC_ASSERT(read.has_value());
    RC_ASSERT(canonical_json(*read) == canonical_json(value));
}

RC_GTEST_PROP(Csv, parse_undoes_quoting, ()) {
    const std::string text = some_text() + "x";
    const std::string file = "a,b\n" + csv_cell(text) + ",x\n";
    const auto table = parse_csv(file, "t");
    RC_ASSERT(table.has_value());
    RC_ASSERT(table->rows.at(0).cells.at(0) == text);
}

RC_GTEST_PROP(Text, hostile_bytes_never_break_the_parsers, (std::string bytes)) {
    (void)parse_json(bytes, "t");
    (void)parse_csv(bytes, "t");
    (void)Decimal::parse(bytes);
    RC_ASSERT(display_width(bytes) <= 2 * bytes.size());
}

} // namespace
} // namespace eco
