// SPDX-License-Identifier: MulanPSL-2.0
// What layers a release knows (data/layers.csv) and what the trade calls their fields
// (data/fields.csv, data/field_values.csv): from a delivery's attribute names to ours.
#pragma once

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/quantity.hpp"
#include "base/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace eco::zoning {

enum class Need { required, optional };

struct LayerSchema {
    std::string role;     ///< "units", "redline", "rivers" …
    std::string geometry; ///< "polygon" | "line"
    Need need = Need::optional;
    Metres tolerance; ///< default; a manifest may state another
    std::vector<std::string> attributes;
    std::string title_zh, title_en, group_zh, group_en;
};

using Attributes = std::map<std::string, std::string>;

class LayerSchemas {
  public:
    /// Errors: base_csv_missing_column, zoning_bad_schema.
    [[nodiscard]] static Result<LayerSchemas>
    from_csv(const CsvTable& layers, const CsvTable& fields, const CsvTable& values);

    [[nodiscard]] const std::vector<LayerSchema>& all() const { return m_layers; }
    [[nodiscard]] const LayerSchema* find(std::string_view role) const;

    /// A delivery's attributes under our names. Keys may carry stray blanks and line breaks and
    /// differ in case (reported once a key: zoning_untidy_field); values such as "优先保护单元"
    /// become ours. Attributes that are no alias are kept under their trimmed names.
    [[nodiscard]] Attributes normalise(const LayerSchema& layer, const Attributes& given,
                                       const Where& where, Findings& findings) const;

  private:
    std::vector<LayerSchema> m_layers;
    std::map<std::string, std::map<std::string, std::string>>
        m_aliases; ///< role ("*" any) → alias → attribute
    std::map<std::string, std::map<std::string, std::string>>
        m_values; ///< attribute → given → value
};

} // namespace eco::zoning
