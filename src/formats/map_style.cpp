// SPDX-License-Identifier: MulanPSL-2.0
// Reading data/map_styles.csv.
#include "formats/map_style.hpp"

#include "base/decimal.hpp"

#include <algorithm>
#include <optional>

namespace eco::formats {
namespace {

Error bad_cell(const CsvTable& table, const CsvRow& row, const char* column) {
    const std::size_t at = *table.column(column);
    return {ErrorCode::formats_bad_style,
            {{"text", row.cells[at]}},
            {table.file, column, {}, row.line, at + 1}};
}

std::optional<Drawn> drawn_of(std::string_view text) {
    return text == "polygon" ? std::optional(Drawn::polygon)
           : text == "line"  ? std::optional(Drawn::line)
           : text == "point" ? std::optional(Drawn::point)
                             : std::nullopt;
}

bool is_colour(std::string_view text) {
    return text.empty() || (text.size() == 7 && text[0] == '#' &&
                            text.find_first_not_of("0123456789abcdef", 1) == std::string::npos);
}

Result<Symbol> symbol_of(const CsvTable& table, const CsvRow& row, Lang lang) {
    const auto cell = [&](const char* name) { return row.cells[*table.column(name)]; };
    const auto drawn = drawn_of(cell("kind"));
    const auto width = Decimal::parse(cell("stroke_width_mm"));
    const auto opacity = Decimal::parse(cell("opacity"));
    if (!drawn) {
        return fail(bad_cell(table, row, "kind"));
    }
    for (const char* name : {"fill", "stroke"}) {
        if (!is_colour(cell(name))) {
            return fail(bad_cell(table, row, name));
        }
    }
    if (!width) {
        return fail(bad_cell(table, row, "stroke_width_mm"));
    }
    if (!opacity || opacity->to_double() < 0 || opacity->to_double() > 1) {
        return fail(bad_cell(table, row, "opacity"));
    }
    return Symbol{cell("value"),
                  *drawn,
                  cell("fill"),
                  cell("stroke"),
                  width->to_double(),
                  opacity->to_double(),
                  cell(lang == Lang::zh ? "label_zh" : "label_en")};
}

} // namespace

Result<MapStyles> MapStyles::from_csv(const CsvTable& table, Lang lang) {
    ECO_CHECK(require_columns(table, {"layer", "attribute", "value", "kind", "fill", "stroke",
                                      "stroke_width_mm", "opacity", "label_zh", "label_en"}));
    MapStyles styles;
    for (const CsvRow& row : table.rows) {
        ECO_TRY(Symbol symbol, symbol_of(table, row, lang));
        styles.m_rows.push_back({row.cells[*table.column("layer")],
                                 row.cells[*table.column("attribute")], std::move(symbol)});
    }
    return styles;
}

MapStyle MapStyles::find(std::string_view layer, Drawn drawn) const {
    MapStyle style;
    for (const std::string_view name : {layer, std::string_view("*")}) {
        for (const Row& row : m_rows) {
            if (row.layer == name && row.symbol.drawn == drawn) {
                style.attribute = row.attribute;
                style.symbols.push_back(row.symbol);
            }
        }
        if (!style.symbols.empty()) {
            break;
        }
    }
    return style;
}

} // namespace eco::formats
