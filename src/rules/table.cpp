// SPDX-License-Identifier: MulanPSL-2.0
// Reading a decision table: its description and its rows, with the place of every fault.
#include "rules/table.hpp"

#include "base/text.hpp"
#include "rules/labels.hpp"

#include <algorithm>
#include <set>

namespace eco::rules {
namespace {

constexpr std::string_view k_policies = "UAPFCRO";

class Reader {
  public:
    Reader(const Document& meta, const CsvTable& csv, const FactRegistry& facts, Findings& findings)
        : m_meta(meta), m_csv(csv), m_facts(facts), m_findings(findings) {}

    std::optional<DecisionTable> read() {
        read_meta();
        read_header();
        if (m_sound) {
            for (const CsvRow& row : m_csv.rows) {
                read_row(row);
            }
            make_finder();
        }
        return m_sound ? std::optional(std::move(m_table)) : std::nullopt;
    }

  private:
    const Document& m_meta;
    const CsvTable& m_csv;
    const FactRegistry& m_facts;
    Findings& m_findings;
    DecisionTable m_table;
    std::vector<std::size_t> m_input_columns, m_output_columns;
    std::set<std::string> m_ids;
    bool m_sound = true;

    void make_finder() {
        std::vector<const FactDeclaration*> inputs;
        for (const FactId fact : m_table.inputs) {
            inputs.push_back(&m_facts.at(fact));
        }
        m_table.finder = RowFinder(m_table.rows, inputs);
    }

    void report(ErrorCode code, Args args, const Where& where) {
        m_findings.push_back({Severity::error, code, std::move(args), where});
        m_sound = false;
    }

    std::string meta(const std::string& key) {
        std::string value = m_meta.root.string_or(key, "");
        if (value.empty()) {
            report(ErrorCode::rules_table_blank, {{"key", key}}, m_meta.where("/" + key));
        }
        return value;
    }

    void read_meta() {
        m_table.file = m_csv.file;
        m_table.name = meta("name");
        m_table.edition = meta("edition");
        m_table.title_zh = meta("title_zh");
        m_table.title_en = meta("title_en");
        m_table.source = meta("source");
        const std::string policy = meta("hit_policy");
        if (policy.size() != 1 || k_policies.find(policy) == std::string_view::npos) {
            report(ErrorCode::rules_table_bad_policy, {{"text", policy}},
                   m_meta.where("/hit_policy"));
        } else {
            m_table.policy = static_cast<HitPolicy>(policy[0]);
        }
        const auto validity = parse_validity(meta("from"), m_meta.root.string_or("to", ""));
        if (validity) {
            m_table.validity = *validity;
        } else {
            report(validity.error().code, validity.error().args, m_meta.where("/from"));
        }
        m_table.confidence = confidence(meta("confidence"), m_meta.where("/confidence"));
    }

    Confidence confidence(const std::string& text, const Where& where) {
        const auto parsed = parse_confidence(text);
        if (!parsed) {
            report(ErrorCode::rules_clause_bad_word, {{"column", "confidence"}, {"text", text}},
                   where);
        }
        return parsed.value_or(Confidence::assumed);
    }

    void read_header() {
        static const std::vector<std::string_view> k_plain{"id",     "from",       "to",
                                                           "source", "confidence", "note"};
        for (std::size_t i = 0; i < m_csv.header.size(); ++i) {
            const std::string& name = m_csv.header[i];
            const Where where{m_csv.file, {}, {}, 1, i + 1};
            const bool input = name.starts_with("in:");
            if (input || name.starts_with("out:")) {
                fact_column(name.substr(name.find(':') + 1), i, input, where);
            } else if (std::find(k_plain.begin(), k_plain.end(), name) == k_plain.end()) {
                report(ErrorCode::rules_unknown_column, {{"name", name}}, where);
            }
        }
        if (!m_csv.column("id") || m_table.inputs.empty() || m_table.outputs.empty()) {
            report(ErrorCode::rules_table_no_columns, {}, {m_csv.file, {}, {}, 1, 0});
        }
    }

    // NOLINTNEXTLINE(readability-identifier-naming)
    void fact_column(const std::string& name, std::size_t column, bool input, const Where& where) {
        const auto fact = m_facts.find(name);
        if (!fact) {
            return report(ErrorCode::rules_undeclared_fact, {{"name", name}}, where);
        }
        const FactDeclaration& declared = m_facts.at(*fact);
        if (input) {
            m_table.inputs.push_back(*fact);
            m_input_columns.push_back(column);
            return;
        }
        if (declared.origin != FactOrigin::derived) {
            return report(ErrorCode::rules_table_output_not_derived, {{"name", name}}, where);
        }
        const bool collects = m_table.policy == HitPolicy::collect ||
                              m_table.policy == HitPolicy::rule_order ||
                              m_table.policy == HitPolicy::output_order;
        if (collects != (declared.type == FactType::texts)) {
            return report(
                ErrorCode::rules_table_output_type,
                {{"name", name}, {"policy", std::string(1, static_cast<char>(m_table.policy))}},
                where);
        }
        m_table.outputs.push_back(*fact);
        m_output_columns.push_back(column);
    }

    [[nodiscard]] std::string cell(const CsvRow& row, std::string_view column) const {
        const auto index = m_csv.column(column);
        return index ? row.cells[*index] : std::string();
    }

    void read_row(const CsvRow& csv_row) {
        TableRow row;
        row.line = csv_row.line;
        row.id = cell(csv_row, "id");
        const Where where = m_csv.where(csv_row, *m_csv.column("id"));
        if (row.id.empty() || !m_ids.insert(row.id).second) {
            report(ErrorCode::rules_table_row_twice, {{"id", row.id}}, where);
        }
        row.source = cell(csv_row, "source").empty() ? m_table.source : cell(csv_row, "source");
        const std::string stated = cell(csv_row, "confidence");
        row.confidence = stated.empty() ? m_table.confidence : confidence(stated, where);
        row.validity = validity(csv_row, where);
        for (std::size_t i = 0; i < m_table.inputs.size(); ++i) {
            const std::size_t column = m_input_columns[i];
            auto parsed = Cell::parse(csv_row.cells[column], m_facts.at(m_table.inputs[i]),
                                      m_csv.where(csv_row, column));
            if (!parsed) {
                report(parsed.error().code, parsed.error().args, parsed.error().where);
            }
            row.inputs.push_back(parsed ? *std::move(parsed) : Cell());
        }
        for (std::size_t i = 0; i < m_table.outputs.size(); ++i) {
            row.outputs.push_back(
                output(csv_row, m_output_columns[i], m_facts.at(m_table.outputs[i])));
        }
        m_table.rows.push_back(std::move(row));
    }

    Validity validity(const CsvRow& row, const Where& where) {
        const std::string from = cell(row, "from");
        const std::string to = cell(row, "to");
        const std::string edition_to =
            m_table.validity.to ? m_table.validity.to->to_string() : std::string();
        const auto parsed = parse_validity(from.empty() ? m_table.validity.from.to_string() : from,
                                           to.empty() ? edition_to : to);
        if (!parsed) {
            report(parsed.error().code, parsed.error().args, where);
        }
        return parsed.value_or(m_table.validity);
    }

    std::optional<Value> output(const CsvRow& row, std::size_t column,
                                const FactDeclaration& fact) {
        const std::string text(trim(row.cells[column]));
        if (text.empty() || text == "-") {
            return std::nullopt;
        }
        auto value = read_value(fact, as_json(fact, text), m_csv.where(row, column));
        if (!value) {
            report(value.error().code, value.error().args, value.error().where);
            return std::nullopt;
        }
        return *std::move(value);
    }

    /// A cell's text in the shape in which a project file would state it.
    static Json as_json(const FactDeclaration& fact, const std::string& text) {
        if (fact.type == FactType::boolean && (text == "true" || text == "false")) {
            return Json(text == "true");
        }
        if (fact.type == FactType::number && fact.dimension == Dimension::none) {
            const auto number = Decimal::parse(text);
            return number ? Json(number->to_double()) : Json(text);
        }
        if (fact.type == FactType::texts) {
            Json list{Json::Array{}};
            for (std::string& one : split_list(text, ';')) {
                list.push_back(std::move(one));
            }
            return list;
        }
        return Json(text);
    }
};

} // namespace

std::optional<DecisionTable> read_table(const Document& meta, const CsvTable& csv,
                                        const FactRegistry& facts, Findings& findings) {
    return Reader(meta, csv, facts, findings).read();
}

} // namespace eco::rules
