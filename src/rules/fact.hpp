// SPDX-License-Identifier: MulanPSL-2.0
// Facts are declared once, in data/facts.csv (and spatial ones in data/spatial_facts.csv): name,
// type, unit, domain, labels, question. A rule that names an undeclared fact is refused with its
// place.
#pragma once

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/quantity.hpp"
#include "rules/value.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace eco::rules {

enum class FactType { boolean, number, text, code, date, texts };
/// declared: the applicant states it; spatial: measured on the release; derived: output of a table.
enum class FactOrigin { declared, spatial, derived };

using FactId = std::uint32_t;

struct Domain {
    std::vector<std::string> values;              ///< allowed texts; empty = free
    std::optional<Decimal> minimum;               ///< inclusive
    std::optional<Decimal> maximum;               ///< inclusive
    std::map<std::string, std::string> labels_zh; ///< value → Chinese label, where given
    std::map<std::string, std::string> labels_en;
};

struct FactDeclaration {
    std::string name; ///< snake_case English
    FactType type = FactType::text;
    FactOrigin origin = FactOrigin::declared;
    Dimension dimension = Dimension::none;
    Domain domain;
    std::string label_zh, label_en;
    std::string question_zh, question_en; ///< empty for derived and spatial facts
};

class FactRegistry {
  public:
    /// Columns: name,type,origin,unit,domain,label_zh,label_en,question_zh,question_en.
    /// domain: "a=中文|english;b=…" for texts, "[0..100]" for numbers, empty = free.
    [[nodiscard]] static Result<FactRegistry> from_csv(const CsvTable& table);
    /// Adds the facts of spatial_facts.csv (see zoning/spatial_fact.hpp for the other columns):
    /// measure overlaps → boolean, distance → number in m.
    [[nodiscard]] Status add(FactDeclaration declaration, const Where& where);

    [[nodiscard]] std::optional<FactId> find(std::string_view name) const;
    [[nodiscard]] const FactDeclaration& at(FactId id) const;
    [[nodiscard]] std::size_t size() const;

    [[nodiscard]] Json to_json() const;
    [[nodiscard]] static Result<FactRegistry> from_json(const Json& json);

  private:
    std::vector<FactDeclaration> m_facts;
    std::map<std::string, FactId, std::less<>> m_by_name;
};

/// All facts of one project part, indexed by FactId.
using FactVector = std::vector<FactState>;

/// Reads a stated value into the fact's type. Numbers with a dimension must carry their unit
/// ("4290 t/a"); texts must lie in the domain. Errors: rules_fact_wrong_type,
/// rules_fact_wrong_unit, rules_fact_unit_missing, rules_fact_outside_domain,
/// rules_fact_impossible_value.
[[nodiscard]] Result<Value> read_value(const FactDeclaration& fact, const Json& stated,
                                       const Where& where);
/// Back to what read_value accepts (canonical form), e.g. "4290 t/a".
[[nodiscard]] Json write_value(const FactDeclaration& fact, const Value& value);

} // namespace eco::rules
