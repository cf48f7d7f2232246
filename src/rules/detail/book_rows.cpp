// SPDX-License-Identifier: MulanPSL-2.0
// One reader a table; each reports every faulty row and goes on.
#include "rules/detail/book_rows.hpp"

#include "base/text.hpp"
#include "rules/labels.hpp"

#include <algorithm>

namespace eco::rules::detail {
namespace {

/// Cells of one row by column name; the header was checked before.
class Row {
  public:
    Row(const CsvTable& table, const CsvRow& row, Findings& findings)
        : m_table(table), m_row(row), m_findings(findings) {}

    [[nodiscard]] std::string operator[](std::string_view column) const {
        return m_row.cells[*m_table.column(column)];
    }
    [[nodiscard]] Where at(std::string_view column) const {
        return m_table.where(m_row, *m_table.column(column));
    }
    void report(const Error& error) const {
        m_findings.push_back(as_finding(Severity::error, error));
    }
    void bad_word(std::string_view column) const {
        report({ErrorCode::rules_clause_bad_word,
                {{"column", std::string(column)}, {"text", (*this)[column]}},
                at(column)});
    }
    [[nodiscard]] Confidence confidence() const {
        const auto parsed = parse_confidence((*this)["confidence"]);
        if (!parsed) {
            bad_word("confidence");
        }
        return parsed.value_or(Confidence::assumed);
    }

  private:
    const CsvTable& m_table;
    const CsvRow& m_row;
    Findings& m_findings;
};

bool has_columns(const CsvTable& table, const std::vector<std::string_view>& names,
                 Findings& findings) {
    const Status complete = require_columns(table, names);
    if (!complete) {
        findings.push_back(as_finding(Severity::error, complete.error()));
    }
    return complete.has_value();
}

template <class T>
void keep(const Row& row, T value, std::map<std::string, T>& values) {
    const std::string id = value.id;
    if (id.empty() || !values.emplace(id, std::move(value)).second) {
        row.report({ErrorCode::rules_book_twice, {{"id", id}}, row.at("id")});
    }
}

} // namespace

std::map<std::string, Law> read_laws(const CsvTable& table, Findings& findings) {
    std::map<std::string, Law> laws;
    if (!has_columns(table,
                     {"id", "title_zh", "title_en", "number", "from", "to", "source", "confidence"},
                     findings)) {
        return laws;
    }
    for (const CsvRow& csv_row : table.rows) {
        const Row row(table, csv_row, findings);
        Law law{row["id"], row["title_zh"],  row["title_en"], row["number"], row["source"],
                {},        row.confidence(), row.at("id")};
        const auto validity = parse_validity(row["from"], row["to"]);
        if (validity) {
            law.validity = *validity;
        } else {
            row.report({validity.error().code, validity.error().args, row.at("from")});
        }
        keep(row, std::move(law), laws);
    }
    return laws;
}

std::map<std::string, Measure> read_measures(const CsvTable& table, Findings& findings) {
    std::map<std::string, Measure> measures;
    if (!has_columns(
            table,
            {"id", "kind", "name_zh", "name_en", "text_zh", "text_en", "source", "confidence"},
            findings)) {
        return measures;
    }
    for (const CsvRow& csv_row : table.rows) {
        const Row row(table, csv_row, findings);
        if (row["kind"] != "facility" && row["kind"] != "measure") {
            row.bad_word("kind");
        }
        keep(row,
             Measure{row["id"], row["kind"], row["name_zh"], row["name_en"], row["text_zh"],
                     row["text_en"], row["source"], row.confidence(), row.at("id")},
             measures);
    }
    return measures;
}

void read_packages(const CsvTable& table, std::map<std::string, Package>& packages,
                   Findings& findings) {
    if (!has_columns(table,
                     {"id", "title_zh", "title_en", "tier", "refers", "source", "confidence"},
                     findings)) {
        return;
    }
    for (const CsvRow& csv_row : table.rows) {
        const Row row(table, csv_row, findings);
        const auto tier = parse_tier(row["tier"]);
        if (!tier) {
            row.bad_word("tier");
        }
        keep(row,
             Package{row["id"], row["title_zh"], row["title_en"], row["source"],
                     tier.value_or(Tier::package), split_list(row["refers"], ';'), row.confidence(),
                     row.at("id")},
             packages);
    }
}

std::vector<SiteRole> read_roles(const CsvTable& table, const FactRegistry& facts,
                                 Findings& findings) {
    std::vector<SiteRole> roles;
    if (!has_columns(table, {"role", "label_zh", "label_en", "presence_fact", "when_unstated"},
                     findings)) {
        return roles;
    }
    for (const CsvRow& csv_row : table.rows) {
        const Row row(table, csv_row, findings);
        SiteRole role{row["role"], row["label_zh"], row["label_en"], std::nullopt, Tri::no};
        if (row["when_unstated"] == "unknown") {
            role.when_unstated = Tri::unknown;
        } else if (row["when_unstated"] != "absent") {
            row.bad_word("when_unstated");
        }
        if (!row["presence_fact"].empty()) {
            role.presence_fact = facts.find(row["presence_fact"]);
            if (!role.presence_fact) {
                row.report({ErrorCode::rules_undeclared_fact,
                            {{"name", row["presence_fact"]}},
                            row.at("presence_fact")});
            }
        }
        roles.push_back(std::move(role));
    }
    return roles;
}

Status add_spatial_facts(const CsvTable& table, FactRegistry& facts) {
    ECO_CHECK(require_columns(
        table, {"name", "role", "filter", "measure", "radius_m", "label_zh", "label_en"}));
    for (const CsvRow& row : table.rows) {
        const auto cell = [&](std::string_view name) { return row.cells[*table.column(name)]; };
        const bool distance = cell("measure") == "distance";
        if (!distance && cell("measure") != "overlaps" && cell("measure") != "within") {
            return fail({ErrorCode::rules_fact_bad_declaration,
                         {{"column", "measure"}, {"text", cell("measure")}},
                         table.where(row, *table.column("measure"))});
        }
        FactDeclaration fact;
        fact.name = cell("name");
        fact.origin = FactOrigin::spatial;
        fact.type = distance ? FactType::number : FactType::boolean;
        fact.dimension = distance ? Dimension::length : Dimension::none;
        fact.label_zh = cell("label_zh");
        fact.label_en = cell("label_en");
        ECO_CHECK(facts.add(std::move(fact), table.where(row, 0)));
    }
    return {};
}

} // namespace eco::rules::detail
