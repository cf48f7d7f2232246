// SPDX-License-Identifier: MulanPSL-2.0
#include "report/word.hpp"

#include "base/text.hpp"
#include "office/embed.hpp"
#include "office/picture.hpp"
#include "report/template_fields.hpp"

#include <fmt/format.h>

namespace eco::report {
namespace {

/// The map is printed about 15 cm wide: some 240 dots an inch.
constexpr unsigned k_map_pixels = 1440;
constexpr unsigned k_qr_pixels = 480;

constexpr const char* k_properties = "docProps/core.xml";

/// Title and language; without a date, for a report is a function of what it reports.
std::string properties(const Json& values, Lang lang) {
    return fmt::format(
        R"xml(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)xml"
        "\n"
        R"xml(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">)xml"
        R"xml(<dc:title>{}</dc:title><dc:creator>ecogate</dc:creator><dc:language>{}</dc:language></cp:coreProperties>)xml",
        escape_markup(values.string_or("project_name", "")), lang == Lang::zh ? "zh-CN" : "en");
}

} // namespace

Result<std::string> word(const DossierInput& input, const MapDrawing& map,
                         const office::Package& word_template) {
    office::Content content;
    content.values = dossier(input);
    if (!map.svg.empty()) {
        ECO_TRY(content.pictures["map"], office::png_of_svg(map.svg, k_map_pixels));
        content.values["map"] = "map";
        content.values["map_width"] = fmt::format("{:.1f}", map.width_km);
        content.values["map_alt"] = text("report.map_alt", input.lang,
                                         {{"project", content.values.string_or("project_name", "")},
                                          {"km", content.values.string_or("map_width", "")}});
    }
    ECO_TRY(const std::string code, office::qr_svg(qr_text(input)));
    ECO_TRY(content.pictures["qr"], office::png_of_svg(code, k_qr_pixels));
    ECO_TRY(office::Package filled,
            office::fill_template(word_template, template_fields(), content));
    if (filled.part(k_properties) != nullptr) {
        filled.set(k_properties, properties(content.values, input.lang));
    }
    ECO_CHECK(office::embed_text(filled, canonical_json(input.assessment)));
    return filled.write();
}

} // namespace eco::report
