// SPDX-License-Identifier: MulanPSL-2.0
// The registry of facts: reading facts.csv, and the canonical JSON that a release keeps.
#include "rules/fact.hpp"

#include "base/text.hpp"
#include "rules/labels.hpp"

#include <array>

namespace eco::rules {
namespace {

tl::unexpected<Error> bad(std::string_view column, std::string_view text, const Where& where) {
    return fail({ErrorCode::rules_fact_bad_declaration,
                 {{"column", std::string(column)}, {"text", std::string(text)}},
                 where});
}

/// "[0..100]" for numbers; an open side is left empty: "[0..]".
Status read_range(std::string_view text, Domain& domain, const Where& where) {
    const auto dots = text.find("..");
    if (!text.starts_with('[') || !text.ends_with(']') || dots == std::string_view::npos) {
        return bad("domain", text, where);
    }
    for (const auto& [part, bound] :
         std::array<std::pair<std::string_view, std::optional<Decimal>*>, 2>{
             {{text.substr(1, dots - 1), &domain.minimum},
              {text.substr(dots + 2, text.size() - dots - 3), &domain.maximum}}}) {
        if (trim(part).empty()) {
            continue;
        }
        const auto number = Decimal::parse(trim(part));
        if (!number) {
            return bad("domain", text, where);
        }
        *bound = *number;
    }
    return {};
}

/// "a=zh|en;b=zh|en" for texts.
Status read_values(std::string_view text, Domain& domain, const Where& where) {
    for (const std::string& entry : split_list(text, ';')) {
        const auto equals = entry.find('=');
        const std::string value = entry.substr(0, equals);
        if (value.empty() || domain.labels_zh.contains(value)) {
            return bad("domain", entry, where);
        }
        domain.values.push_back(value);
        const auto labels = equals == std::string::npos ? std::vector<std::string>()
                                                        : split_list(entry.substr(equals + 1), '|');
        domain.labels_zh[value] = labels.empty() ? value : labels[0];
        domain.labels_en[value] = labels.size() < 2 ? value : labels[1];
    }
    return {};
}

Result<Domain> read_domain(FactType type, std::string_view text, const Where& where) {
    Domain domain;
    if (!text.empty()) {
        ECO_CHECK(type == FactType::number ? read_range(text, domain, where)
                                           : read_values(text, domain, where));
    }
    return domain;
}

std::string write_domain(const FactDeclaration& fact) {
    const Domain& d = fact.domain;
    if (d.minimum || d.maximum) {
        return "[" + (d.minimum ? d.minimum->to_string() : "") + ".." +
               (d.maximum ? d.maximum->to_string() : "") + "]";
    }
    std::string out;
    for (const std::string& value : d.values) {
        out += (out.empty() ? "" : ";") + value + "=" + d.labels_zh.at(value) + "|" +
               d.labels_en.at(value);
    }
    return out;
}

Result<Dimension> dimension_of(std::string_view unit, const Where& where) {
    if (unit.empty()) {
        return Dimension::none;
    }
    const auto parsed = parse_unit(unit);
    if (!parsed) {
        return bad("unit", unit, where);
    }
    return parsed->dimension;
}

/// One fact from its nine texts, whether they come from a row or from JSON.
template <class Text>
Result<FactDeclaration> declaration(Text text, const Where& where) {
    FactDeclaration fact;
    fact.name = text("name");
    const auto type = parse_fact_type(text("type"));
    const auto origin = parse_fact_origin(text("origin"));
    if (!type || fact.name.empty()) {
        return bad(type ? "name" : "type", text("type"), where);
    }
    if (!origin) {
        return bad("origin", text("origin"), where);
    }
    fact.type = *type;
    fact.origin = *origin;
    ECO_TRY(fact.dimension, dimension_of(text("unit"), where));
    ECO_TRY(fact.domain, read_domain(*type, text("domain"), where));
    fact.label_zh = text("label_zh");
    fact.label_en = text("label_en");
    fact.question_zh = text("question_zh");
    fact.question_en = text("question_en");
    return fact;
}

} // namespace

Result<FactRegistry> FactRegistry::from_csv(const CsvTable& table) {
    ECO_CHECK(require_columns(table, {"name", "type", "origin", "unit", "domain", "label_zh",
                                      "label_en", "question_zh", "question_en"}));
    FactRegistry registry;
    for (const CsvRow& row : table.rows) {
        const Where where = table.where(row, 0);
        ECO_TRY(FactDeclaration fact,
                declaration([&](std::string_view name) { return row.cells[*table.column(name)]; },
                            where));
        ECO_CHECK(registry.add(std::move(fact), where));
    }
    return registry;
}

Status FactRegistry::add(FactDeclaration fact, const Where& where) {
    const auto id = static_cast<FactId>(m_facts.size());
    if (!m_by_name.emplace(fact.name, id).second) {
        return fail({ErrorCode::rules_fact_twice, {{"name", fact.name}}, where});
    }
    m_facts.push_back(std::move(fact));
    return {};
}

std::optional<FactId> FactRegistry::find(std::string_view name) const {
    const auto found = m_by_name.find(name);
    return found == m_by_name.end() ? std::nullopt : std::optional(found->second);
}

const FactDeclaration& FactRegistry::at(FactId id) const {
    return m_facts[id];
}
std::size_t FactRegistry::size() const {
    return m_facts.size();
}

Json FactRegistry::to_json() const {
    Json json{Json::Array{}};
    for (const FactDeclaration& fact : m_facts) {
        Json one;
        one["name"] = fact.name;
        one["type"] = word(fact.type);
        one["origin"] = word(fact.origin);
        one["unit"] = base_symbol(fact.dimension);
        one["domain"] = write_domain(fact);
        one["label_zh"] = fact.label_zh;
        one["label_en"] = fact.label_en;
        one["question_zh"] = fact.question_zh;
        one["question_en"] = fact.question_en;
        json.push_back(std::move(one));
    }
    return json;
}

Result<FactRegistry> FactRegistry::from_json(const Json& json) {
    FactRegistry registry;
    for (const Json& one : json.is_array() ? json.as_array() : Json::Array()) {
        ECO_TRY(FactDeclaration fact,
                declaration([&](std::string_view name) { return one.string_or(name, ""); }, {}));
        ECO_CHECK(registry.add(std::move(fact), {}));
    }
    return registry;
}

} // namespace eco::rules
