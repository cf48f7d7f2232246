// SPDX-License-Identifier: MulanPSL-2.0
// Reading a clause file: every fault of every row is reported with row and column.
#include "rules/clause.hpp"

#include "base/codes.hpp"
#include "base/text.hpp"
#include "rules/labels.hpp"

#include <algorithm>

namespace eco::rules {
namespace {

/// A column when:<fact> or unless:<fact>.
struct ConditionColumn {
    std::size_t index = 0;
    bool when = true;
    std::optional<FactId> fact; ///< none: undeclared
};

std::vector<ConditionColumn> condition_columns(const CsvTable& table, const FactRegistry& facts) {
    std::vector<ConditionColumn> columns;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const std::string_view name = table.header[i];
        const bool when = name.starts_with("when:");
        if (when || name.starts_with("unless:")) {
            columns.push_back({i, when, facts.find(name.substr(name.find(':') + 1))});
        }
    }
    return columns;
}

class RowReader {
  public:
    RowReader(const CsvTable& table, const CsvRow& row,
              const std::vector<ConditionColumn>& conditions, const FactRegistry& facts,
              Findings& findings)
        : m_table(table), m_row(row), m_conditions(conditions), m_facts(facts),
          m_findings(findings) {}

    /// The clause, or nothing when a fault was reported.
    std::optional<Clause> read() {
        Clause clause;
        clause.file = m_table.file;
        clause.line = m_row.line;
        read_words(clause);
        read_texts(clause);
        clause.scope = read_scope();
        const auto validity = parse_validity(cell("from"), cell("to"));
        if (validity) {
            clause.validity = *validity;
        } else {
            report({validity.error().code, validity.error().args, at("from")});
        }
        read_conditions(clause);
        return m_sound ? std::optional(std::move(clause)) : std::nullopt;
    }

  private:
    const CsvTable& m_table;
    const CsvRow& m_row;
    const std::vector<ConditionColumn>& m_conditions;
    const FactRegistry& m_facts;
    Findings& m_findings;
    bool m_sound = true;

    [[nodiscard]] const std::string& cell(std::string_view name) const {
        return m_row.cells[*m_table.column(name)];
    }
    [[nodiscard]] Where at(std::string_view name) const {
        return m_table.where(m_row, *m_table.column(name));
    }

    void report(const Error& error) {
        m_findings.push_back(as_finding(Severity::error, error));
        m_sound = false;
    }

    void bad_word(std::string_view column) {
        report({ErrorCode::rules_clause_bad_word,
                {{"column", std::string(column)}, {"text", cell(column)}},
                at(column)});
    }

    template <class T>
    void word_of(std::string_view column, std::optional<T> (*parse)(std::string_view), T& out) {
        if (const auto value = parse(cell(column))) {
            out = *value;
        } else {
            bad_word(column);
        }
    }

    void read_words(Clause& clause) {
        word_of("tier", parse_tier, clause.tier);
        word_of("dimension", parse_dimension4, clause.dimension);
        word_of("kind", parse_clause_kind, clause.kind);
        word_of("consequence", parse_consequence, clause.consequence);
        word_of("confidence", parse_confidence, clause.confidence);
        static const std::vector<std::string> k_grounds{"", "1", "2", "3", "4", "5"};
        if (std::find(k_grounds.begin(), k_grounds.end(), cell("refusal_ground")) ==
            k_grounds.end()) {
            bad_word("refusal_ground");
        }
        clause.refusal_ground = cell("refusal_ground");
    }

    void read_texts(Clause& clause) {
        for (const auto& [column, member] :
             {std::pair("id", &clause.id), std::pair("title_zh", &clause.title_zh),
              std::pair("title_en", &clause.title_en), std::pair("text_zh", &clause.text_zh),
              std::pair("text_en", &clause.text_en), std::pair("source", &clause.source)}) {
            *member = cell(column);
            if (member->empty()) {
                report({ErrorCode::rules_clause_blank, {{"column", column}}, at(column)});
            }
        }
        clause.parts = split_list(cell("parts") == "-" ? "" : cell("parts"), ';');
        clause.measures = split_list(cell("measures"), ';');
        clause.basis = split_list(cell("basis"), ';');
    }

    Scope read_scope() {
        const std::string& text = cell("scope");
        if (text == "everywhere") {
            return {};
        }
        const auto colon = text.find(':');
        const std::string key = colon == std::string::npos ? "" : text.substr(colon + 1);
        if (text.starts_with("where:")) {
            const auto fact = m_facts.find(key);
            const bool sound = fact && m_facts.at(*fact).origin == FactOrigin::spatial &&
                               m_facts.at(*fact).type == FactType::boolean;
            if (!sound) {
                report({ErrorCode::rules_undeclared_fact, {{"name", key}}, at("scope")});
            }
            return {Scope::Kind::where, key};
        }
        if (text.starts_with("unit:") && parse_unit_code(key)) {
            return {Scope::Kind::unit, key};
        }
        if (text.starts_with("package:") && !key.empty()) {
            return {Scope::Kind::package, key};
        }
        bad_word("scope");
        return {};
    }

    void read_conditions(Clause& clause) {
        for (const ConditionColumn& column : m_conditions) {
            const std::string& text = m_row.cells[column.index];
            if (!column.fact) {
                m_sound = false; // reported once for the column, by read_clauses
                continue;
            }
            if (text == "-") { // most cells of a wide book
                continue;
            }
            auto parsed =
                Cell::parse(text, m_facts.at(*column.fact), m_table.where(m_row, column.index));
            if (!parsed) {
                report(parsed.error());
            } else if (!parsed->any()) {
                (column.when ? clause.when : clause.unless)
                    .push_back({*column.fact, *std::move(parsed)});
            }
        }
    }
};

/// Columns that are no part of the format would silently drop a condition.
Status check_header(const CsvTable& table, const FactRegistry& facts, Findings& findings) {
    static const std::vector<std::string_view> k_columns{
        "id",    "title_zh",       "title_en",    "tier",    "scope",   "dimension",
        "kind",  "parts",          "consequence", "text_zh", "text_en", "measures",
        "basis", "refusal_ground", "source",      "from",    "to",      "confidence"};
    ECO_CHECK(require_columns(table, k_columns));
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const std::string& name = table.header[i];
        const bool condition = name.starts_with("when:") || name.starts_with("unless:");
        const Where where{table.file, {}, {}, 1, i + 1};
        if (!condition && std::find(k_columns.begin(), k_columns.end(), name) == k_columns.end()) {
            findings.push_back(
                {Severity::error, ErrorCode::rules_unknown_column, {{"name", name}}, where});
        }
        if (condition && !facts.find(std::string_view(name).substr(name.find(':') + 1))) {
            findings.push_back({Severity::error,
                                ErrorCode::rules_undeclared_fact,
                                {{"name", name.substr(name.find(':') + 1)}},
                                where});
        }
    }
    return {};
}

} // namespace

Consequence Clause::effective_consequence() const {
    const bool certain = confidence == Confidence::verified || confidence == Confidence::example;
    return certain ? consequence : std::min(consequence, Consequence::needs_review);
}

std::vector<Clause> read_clauses(const CsvTable& table, const FactRegistry& facts,
                                 Findings& findings) {
    std::vector<Clause> clauses;
    if (const auto header = check_header(table, facts, findings); !header) {
        findings.push_back(as_finding(Severity::error, header.error()));
        return clauses;
    }
    const auto conditions = condition_columns(table, facts);
    clauses.reserve(table.rows.size());
    for (const CsvRow& row : table.rows) {
        if (auto clause = RowReader(table, row, conditions, facts, findings).read()) {
            clauses.push_back(*std::move(clause));
        }
    }
    return clauses;
}

} // namespace eco::rules
