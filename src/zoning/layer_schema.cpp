// SPDX-License-Identifier: MulanPSL-2.0
// Loading the layer tables and applying them to deliveries.
#include "zoning/layer_schema.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::zoning {
namespace {

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

class Row {
  public:
    Row(const CsvTable& table, const CsvRow& row) : m_table(table), m_row(row) {}
    [[nodiscard]] const std::string& operator[](std::string_view name) const {
        return m_row.cells[*m_table.column(name)];
    }

  private:
    const CsvTable& m_table;
    const CsvRow& m_row;
};

Result<LayerSchema> read_layer(const CsvTable& table, const CsvRow& row) {
    const Row cell(table, row);
    const auto bad = [&](std::string_view column) -> tl::unexpected<Error> {
        return fail({ErrorCode::zoning_bad_schema,
                     {{"column", std::string(column)}, {"text", cell[column]}},
                     table.where(row, *table.column(column))});
    };
    if (cell["geometry"] != "polygon" && cell["geometry"] != "line") {
        return bad("geometry");
    }
    if (cell["required"] != "yes" && cell["required"] != "no") {
        return bad("required");
    }
    const auto tolerance = Decimal::parse(cell["tolerance_m"]);
    if (!tolerance || *tolerance < Decimal()) {
        return bad("tolerance_m");
    }
    return LayerSchema{cell["role"],
                       cell["geometry"],
                       cell["required"] == "yes" ? Need::required : Need::optional,
                       Metres::from_base(tolerance->to_double()),
                       split_list(cell["attributes"], ';'),
                       cell["title_zh"],
                       cell["title_en"],
                       cell["group_zh"],
                       cell["group_en"]};
}

} // namespace

Result<LayerSchemas> LayerSchemas::from_csv(const CsvTable& layers, const CsvTable& fields,
                                            const CsvTable& values) {
    ECO_CHECK(require_columns(layers, {"role", "geometry", "required", "tolerance_m", "attributes",
                                       "title_zh", "title_en", "group_zh", "group_en"}));
    ECO_CHECK(require_columns(fields, {"role", "attribute", "alias"}));
    ECO_CHECK(require_columns(values, {"attribute", "given", "value"}));
    LayerSchemas made;
    for (const CsvRow& row : layers.rows) {
        ECO_TRY(LayerSchema layer, read_layer(layers, row));
        made.m_layers.push_back(std::move(layer));
    }
    for (const CsvRow& row : fields.rows) {
        const Row cell(fields, row);
        made.m_aliases[cell["role"]][upper(cell["alias"])] = cell["attribute"];
    }
    for (const CsvRow& row : values.rows) {
        const Row cell(values, row);
        made.m_values[cell["attribute"]][cell["given"]] = cell["value"];
    }
    return made;
}

const LayerSchema* LayerSchemas::find(std::string_view role) const {
    const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](const LayerSchema& layer) { return layer.role == role; });
    return found == m_layers.end() ? nullptr : &*found;
}

Attributes LayerSchemas::normalise(const LayerSchema& layer, const Attributes& given,
                                   const Where& where, Findings& findings) const {
    const auto alias = [&](const std::string& role, const std::string& key) -> const std::string* {
        const auto names = m_aliases.find(role);
        if (names == m_aliases.end()) {
            return nullptr;
        }
        const auto found = names->second.find(key);
        return found == names->second.end() ? nullptr : &found->second;
    };
    Attributes out;
    for (const auto& [key, value] : given) {
        const std::string tidy(trim(key));
        if (tidy != key) {
            findings.push_back(
                {Severity::warning, ErrorCode::zoning_untidy_field, {{"field", tidy}}, where});
        }
        const std::string* ours = alias(layer.role, upper(tidy));
        ours = ours != nullptr ? ours : alias("*", upper(tidy));
        const std::string& name = ours != nullptr ? *ours : tidy;
        std::string text(trim(value));
        if (const auto values = m_values.find(name); values != m_values.end()) {
            const auto mapped = values->second.find(text);
            text = mapped == values->second.end() ? text : mapped->second;
        }
        out[name] = std::move(text);
    }
    return out;
}

} // namespace eco::zoning
