// SPDX-License-Identifier: MulanPSL-2.0
// Decision tables: CSV rows with typed inputs and outputs and a DMN hit policy; chained by name,
// because an output is a fact that another table, or a clause, may read.
#pragma once

#include "base/date.hpp"
#include "base/document.hpp"
#include "rules/cell.hpp"

#include <string>
#include <vector>

namespace eco::rules {

/// DMN 1.3 §8.2.10. U unique, A any, P priority (order of the output's domain), F first,
/// C collect (set of all outputs), R rule order (list, as rows stand), O output order.
enum class HitPolicy : char {
    unique = 'U',
    any = 'A',
    priority = 'P',
    first = 'F',
    collect = 'C',
    rule_order = 'R',
    output_order = 'O'
};

struct TableRow {
    std::string id;
    std::vector<Cell> inputs;                  ///< one a table input
    std::vector<std::optional<Value>> outputs; ///< one a table output
    Validity validity;
    std::string source, confidence;
    std::size_t line = 0;
};

struct DecisionTable {
    std::string name, edition, title_zh, title_en, source;
    HitPolicy policy = HitPolicy::unique;
    std::vector<FactId> inputs, outputs;
    std::vector<TableRow> rows;
    std::string file;
};

/// meta.toml: name, edition, title_zh, title_en, hit_policy, source, from, to, confidence.
/// table.csv: id, in:<fact>…, out:<fact>…, and optionally from, to, source, confidence (else of
/// meta). Reports every bad cell, not just the first. Errors in findings: rules_table_*,
/// rules_cell_*.
[[nodiscard]] Result<DecisionTable> read_table(const Document& meta, const CsvTable& csv,
                                               const FactRegistry& facts, Findings& findings);

struct TableResult {
    std::vector<FactState> outputs;     ///< one a table output
    std::vector<std::size_t> hit_rows;  ///< indices of rows that certainly hit and decided
    std::vector<std::size_t> open_rows; ///< rows that may hit, were the missing facts known
};

/// Three-valued: an output is known when every way the unknown facts can turn out gives the same.
[[nodiscard]] TableResult evaluate(const DecisionTable& table, const FactVector& facts,
                                   LocalDate as_of);

/// Fills derived facts in dependency order. `tables` must have passed order_tables.
void derive(const std::vector<DecisionTable>& tables, const FactRegistry& registry, LocalDate as_of,
            FactVector& facts);
/// Sorts tables so that producers stand before readers. Errors: rules_table_cycle (names the
/// cycle), rules_table_two_producers.
[[nodiscard]] Result<std::vector<DecisionTable>> order_tables(std::vector<DecisionTable> tables,
                                                              const FactRegistry& registry);
/// Static checks of one table: U rows that overlap (witness), unreachable rows of F, gaps with a
/// witness (info), undeclared facts, date holes.
[[nodiscard]] Findings check_table(const DecisionTable& table, const FactRegistry& registry);

} // namespace eco::rules
