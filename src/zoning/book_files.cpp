// SPDX-License-Identifier: MulanPSL-2.0
// Unpacking the book section of a release.
#include "zoning/book_files.hpp"

namespace eco::zoning {
namespace {

Result<CsvTable> table(const rules::BookFiles& files, const std::string& name) {
    const auto found = files.find(name);
    if (found == files.end()) {
        return fail({ErrorCode::rules_book_file_missing, {{"file", name}}, {name, {}, {}, 0, 0}});
    }
    return parse_csv(found->second, name);
}

} // namespace

Result<rules::BookFiles> book_files(const Release& release) {
    ECO_TRY(const Json json, parse_json(release.book(), "book"));
    if (!json.is_object()) {
        return fail({ErrorCode::zoning_corrupt, {{"what", "book"}}, {}});
    }
    rules::BookFiles files;
    for (const auto& [name, text] : json.as_object()) {
        if (!text.is_string()) {
            return fail({ErrorCode::zoning_corrupt, {{"what", name}}, {}});
        }
        files[name] = text.as_string();
    }
    return files;
}

Result<LayerSchemas> layer_schemas(const rules::BookFiles& files) {
    ECO_TRY(const CsvTable layers, table(files, "layers.csv"));
    // Aliases were needed only to read the deliveries.
    ECO_TRY(const CsvTable fields, parse_csv("role,attribute,alias,source\n", "fields.csv"));
    ECO_TRY(const CsvTable values, parse_csv("attribute,given,value\n", "field_values.csv"));
    return LayerSchemas::from_csv(layers, fields, values);
}

Result<std::vector<SpatialFact>> spatial_facts(const rules::BookFiles& files) {
    ECO_TRY(const CsvTable csv, table(files, "spatial_facts.csv"));
    ECO_CHECK(require_columns(csv, {"name", "role", "filter", "measure", "radius_m"}));
    std::vector<SpatialFact> facts;
    for (const CsvRow& row : csv.rows) {
        const auto cell = [&](std::string_view name) { return row.cells[*csv.column(name)]; };
        SpatialFact fact{SpatialFact::Kind::overlaps, cell("name"), cell("role"), cell("filter"),
                         Metres()};
        if (cell("measure") == "within") {
            fact.kind = SpatialFact::Kind::within;
        }
        if (cell("measure") == "distance") {
            fact.kind = SpatialFact::Kind::distance;
            const auto radius = Decimal::parse(cell("radius_m"));
            if (!radius || *radius <= Decimal()) {
                return fail({ErrorCode::rules_fact_bad_declaration,
                             {{"column", "radius_m"}, {"text", cell("radius_m")}},
                             csv.where(row, *csv.column("radius_m"))});
            }
            fact.radius = Metres::from_base(radius->to_double());
        }
        facts.push_back(std::move(fact));
    }
    return facts;
}

} // namespace eco::zoning
