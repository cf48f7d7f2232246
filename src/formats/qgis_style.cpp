// SPDX-License-Identifier: MulanPSL-2.0
// A style as QML (QGIS: renderer-v2 with an Option map a symbol layer) and as SLD 1.1.
#include "formats/map_style.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace eco::formats {
namespace {

int channel(std::string_view colour, std::size_t at) {
    int value = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
    return value;
}

/// "#b7dfb0" → "183,223,176,255"; no colour is transparent.
std::string rgba(std::string_view colour) {
    return colour.size() != 7 ? "0,0,0,0"
                              : fmt::format("{},{},{},255", channel(colour, 1), channel(colour, 3),
                                            channel(colour, 5));
}

using Properties = std::vector<std::pair<std::string_view, std::string>>;

std::pair<std::string_view, Properties> symbol_layer(const Symbol& symbol) {
    const std::string width = fmt::format("{}", symbol.width_mm);
    switch (symbol.drawn) {
    case Drawn::line:
        return {"SimpleLine",
                {{"line_color", rgba(symbol.stroke)},
                 {"line_style", "solid"},
                 {"line_width", width},
                 {"line_width_unit", "MM"}}};
    case Drawn::point:
        return {"SimpleMarker",
                {{"color", rgba(symbol.fill)},
                 {"name", "circle"},
                 {"outline_color", rgba(symbol.stroke)},
                 {"size", width},
                 {"size_unit", "MM"}}};
    case Drawn::polygon:
        break;
    }
    return {"SimpleFill",
            {{"color", rgba(symbol.fill)},
             {"outline_color", rgba(symbol.stroke)},
             {"outline_style", "solid"},
             {"outline_width", width},
             {"outline_width_unit", "MM"},
             {"style", symbol.fill.empty() ? "no" : "solid"}}};
}

std::string_view symbol_type(Drawn drawn) {
    return drawn == Drawn::polygon ? "fill" : drawn == Drawn::line ? "line" : "marker";
}

std::string qml_symbol(const Symbol& symbol, std::size_t name) {
    const auto [kind, properties] = symbol_layer(symbol);
    std::string options;
    std::string older; // QGIS before 3.20 reads <prop>
    for (const auto& [key, value] : properties) {
        options += fmt::format(R"(<Option name="{}" type="QString" value="{}"/>)", key, value);
        older += fmt::format(R"(<prop k="{}" v="{}"/>)", key, value);
    }
    return fmt::format(
        R"(<symbol name="{}" type="{}" alpha="{}" clip_to_extent="1" force_rhr="0">)"
        R"(<layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">{}</Option>{}</layer></symbol>)",
        name, symbol_type(symbol.drawn), symbol.opacity, kind, options, older);
}

std::string sld_stroke(const Symbol& symbol) {
    // SLD counts in pixels of 0.28 mm.
    return fmt::format(
        R"(<se:Stroke><se:SvgParameter name="stroke">{}</se:SvgParameter>)"
        R"(<se:SvgParameter name="stroke-width">{:.2f}</se:SvgParameter></se:Stroke>)",
        symbol.stroke, symbol.width_mm / 0.28);
}

std::string sld_fill(const Symbol& symbol) {
    return symbol.fill.empty()
               ? ""
               : fmt::format(
                     R"(<se:Fill><se:SvgParameter name="fill">{}</se:SvgParameter>)"
                     R"(<se:SvgParameter name="fill-opacity">{}</se:SvgParameter></se:Fill>)",
                     symbol.fill, symbol.opacity);
}

std::string sld_symbolizer(const Symbol& symbol) {
    switch (symbol.drawn) {
    case Drawn::line:
        return fmt::format("<se:LineSymbolizer>{}</se:LineSymbolizer>", sld_stroke(symbol));
    case Drawn::point:
        return fmt::format("<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>circle</"
                           "se:WellKnownName>{}</se:Mark><se:Size>{:.1f}</se:Size></se:Graphic></"
                           "se:PointSymbolizer>",
                           sld_fill(symbol), symbol.width_mm / 0.28);
    case Drawn::polygon:
        break;
    }
    return fmt::format("<se:PolygonSymbolizer>{}{}</se:PolygonSymbolizer>", sld_fill(symbol),
                       sld_stroke(symbol));
}

std::string sld_filter(const MapStyle& style, const Symbol& symbol) {
    if (style.attribute.empty()) {
        return "";
    }
    if (symbol.value.empty()) {
        return "<se:ElseFilter/>";
    }
    return fmt::format("<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>{}</ogc:PropertyName>"
                       "<ogc:Literal>{}</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>",
                       escape_markup(style.attribute), escape_markup(symbol.value));
}

} // namespace

std::string qml(const MapStyle& style) {
    std::string symbols;
    std::string categories;
    for (std::size_t i = 0; i < style.symbols.size(); ++i) {
        const Symbol& symbol = style.symbols[i];
        symbols += qml_symbol(symbol, i);
        categories += fmt::format(R"(<category value="{}" label="{}" symbol="{}" render="true"/>)",
                                  escape_markup(symbol.value), escape_markup(symbol.label), i);
    }
    const std::string renderer =
        style.attribute.empty()
            ? R"(type="singleSymbol")"
            : fmt::format(R"(type="categorizedSymbol" attr="{}")", escape_markup(style.attribute));
    return fmt::format(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        R"(<qgis version="3.22.16" styleCategories="Symbology">)"
        R"(<renderer-v2 {} enableorderby="0" forceraster="0" symbollevels="0">{}<symbols>{}</symbols>)"
        "</renderer-v2><blendMode>0</blendMode><featureBlendMode>0</featureBlendMode></qgis>\n",
        renderer,
        style.attribute.empty() ? "" : fmt::format("<categories>{}</categories>", categories),
        symbols);
}

std::string sld(const MapStyle& style, std::string_view layer) {
    std::string rules;
    for (const Symbol& symbol : style.symbols) {
        rules +=
            fmt::format("<se:Rule><se:Name>{}</se:Name>{}{}</se:Rule>",
                        escape_markup(symbol.label.empty() ? std::string(layer) : symbol.label),
                        sld_filter(style, symbol), sld_symbolizer(symbol));
    }
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>)"
        R"(<StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" )"
        R"(xmlns:se="http://www.opengis.net/se" version="1.1.0"><NamedLayer><se:Name>{0}</se:Name>)"
        "<UserStyle><se:FeatureTypeStyle>{1}</se:FeatureTypeStyle></UserStyle></NamedLayer>"
        "</StyledLayerDescriptor>\n",
        escape_markup(std::string(layer)), rules);
}

} // namespace eco::formats
