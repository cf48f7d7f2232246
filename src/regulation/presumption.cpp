// SPDX-License-Identifier: MulanPSL-2.0
// Reading presumptions, and filling in what is not stated.
#include "regulation/presumption.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eco::regulation {
namespace {

using rules::FactDeclaration;
using rules::FactId;
using rules::FactRegistry;
using rules::FactType;

class Reader {
  public:
    Reader(const CsvTable& table, const FactRegistry& facts, Findings& findings)
        : m_table(table), m_facts(facts), m_findings(findings) {}

    std::vector<Presumption> read() {
        const Status columns = require_columns(
            m_table, {"id", "kind", "fact", "value", "scale_of", "factor", "reason"});
        if (!columns) {
            report(columns.error());
            return {};
        }
        std::vector<Presumption> all;
        for (const CsvRow& row : m_table.rows) {
            if (auto one = read_row(row)) {
                all.push_back(*std::move(one));
            }
        }
        return all;
    }

  private:
    const CsvTable& m_table;
    const FactRegistry& m_facts;
    Findings& m_findings;

    void report(const Error& error) { m_findings.push_back(as_finding(Severity::error, error)); }

    [[nodiscard]] const std::string& cell(const CsvRow& row, std::string_view column) const {
        return row.cells[*m_table.column(column)];
    }

    std::optional<FactId> fact(const std::string& name, const Where& where) {
        const auto id = m_facts.find(name);
        if (!id) {
            report({ErrorCode::rules_undeclared_fact, {{"name", name}}, where});
        }
        return id;
    }

    std::optional<Presumption> read_row(const CsvRow& row) {
        const auto before = m_findings.size();
        Presumption one;
        one.id = cell(row, "id");
        one.reason = cell(row, "reason");
        one.never = cell(row, "kind") == "never";
        if (const std::string& kind = cell(row, "kind"); !kind.empty() && !one.never) {
            report({ErrorCode::regulation_presumption_kind,
                    {{"kind", kind}},
                    m_table.where(row, *m_table.column("kind"))});
        }
        const Where where = m_table.where(row, *m_table.column("fact"));
        const auto id = fact(cell(row, "fact"), where);
        if (id) {
            one.fact = *id;
            read_consequence(row, one);
        }
        for (std::size_t i = 0; i < m_table.header.size(); ++i) {
            read_condition(row, i, one);
        }
        return m_findings.size() == before ? std::optional(std::move(one)) : std::nullopt;
    }

    void read_consequence(const CsvRow& row, Presumption& one) {
        const std::string& scale = cell(row, "scale_of");
        const Where where = m_table.where(row, *m_table.column("value"));
        if (!scale.empty()) {
            one.scale_of = fact(scale, m_table.where(row, *m_table.column("scale_of")));
            const auto factor = Decimal::parse(cell(row, "factor"));
            if (!factor) {
                return report(factor.error());
            }
            one.factor = *factor;
            return;
        }
        auto value =
            rules::read_value(m_facts.at(one.fact), stated(m_facts.at(one.fact), row), where);
        if (!value) {
            return report(value.error());
        }
        one.value = *std::move(value);
    }

    /// The cell in the shape in which a project file would state it.
    [[nodiscard]] Json stated(const FactDeclaration& fact, const CsvRow& row) const {
        const std::string& text = cell(row, "value");
        if (fact.type == FactType::boolean && (text == "true" || text == "false")) {
            return Json(text == "true");
        }
        const auto number = Decimal::parse(text);
        if (fact.type == FactType::number && fact.dimension == Dimension::none && number) {
            return Json(number->to_double());
        }
        return Json(text);
    }

    void read_condition(const CsvRow& row, std::size_t column, Presumption& one) {
        const std::string& name = m_table.header[column];
        if (!name.starts_with("when:") || trim(row.cells[column]).empty()) {
            return;
        }
        const Where where = m_table.where(row, column);
        const auto id = fact(name.substr(name.find(':') + 1), where);
        if (!id) {
            return;
        }
        auto parsed = rules::Cell::parse(row.cells[column], m_facts.at(*id), where);
        if (!parsed) {
            return report(parsed.error());
        }
        one.when.emplace_back(*id, *std::move(parsed));
    }
};

std::optional<rules::Value> consequence(const Presumption& one, const rules::FactVector& facts) {
    if (!one.scale_of) {
        return one.value;
    }
    const auto& state = facts[*one.scale_of];
    const auto* number = state.value ? std::get_if<Decimal>(&*state.value) : nullptr;
    return number == nullptr ? std::nullopt
                             : std::optional<rules::Value>(Decimal::from_double(
                                   number->to_double() * one.factor.to_double()));
}

} // namespace

std::vector<Presumption> read_presumptions(const CsvTable& table, const FactRegistry& facts,
                                           Findings& findings) {
    return Reader(table, facts, findings).read();
}

std::vector<std::size_t> presume(const std::vector<Presumption>& presumptions,
                                 rules::FactVector& facts) {
    std::vector<std::size_t> applied;
    for (std::size_t i = 0; i < presumptions.size(); ++i) {
        const Presumption& one = presumptions[i];
        const bool holds = std::all_of(one.when.begin(), one.when.end(), [&](const auto& test) {
            return test.second.holds(facts[test.first]) == rules::Tri::yes;
        });
        if (one.never || facts[one.fact].value || !holds) {
            continue;
        }
        if (auto value = consequence(one, facts)) {
            facts[one.fact] = rules::FactState{std::move(value), {}, {}};
            applied.push_back(i);
        }
    }
    return applied;
}

} // namespace eco::regulation
