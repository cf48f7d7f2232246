// SPDX-License-Identifier: MulanPSL-2.0
// Decision tables: CSV rows with typed inputs and outputs and a DMN hit policy; chained by name,
// because an output is a fact that another table, or a clause, may read.
#pragma once

#include "base/date.hpp"
#include "base/document.hpp"
#include "rules/cell.hpp"
#include "rules/clause.hpp"
#include "rules/row_finder.hpp"

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
    std::string source;
    Confidence confidence = Confidence::verified;
    std::size_t line = 0;
};

struct DecisionTable {
    std::string name, edition, title_zh, title_en, source;
    Confidence confidence = Confidence::verified;
    HitPolicy policy = HitPolicy::unique;
    Validity validity; ///< of the edition; rows lie within it
    std::vector<FactId> inputs, outputs;
    std::vector<TableRow> rows;
    RowFinder finder; ///< of the rows
    std::string file;
};

/// meta.toml: name, edition, title_zh, title_en, hit_policy, source, from, to, confidence.
/// table.csv: id, in:<fact>…, out:<fact>…, and optionally from, to, source, confidence (else of
/// meta), note. An output cell "-" gives nothing. Reports every bad cell, not just the first;
/// nothing is returned when there was one. Findings: rules_table_*, rules_cell_*, rules_fact_*.
[[nodiscard]] std::optional<DecisionTable> read_table(const Document& meta, const CsvTable& csv,
                                                      const FactRegistry& facts,
                                                      Findings& findings);

struct TableResult {
    bool in_force = false;              ///< the edition is valid on the day
    std::vector<FactState> outputs;     ///< one a table output
    std::vector<std::size_t> hit_rows;  ///< rows that certainly hit and decided, in hit order
    std::vector<std::size_t> open_rows; ///< rows that may hit, were the missing facts known
};

/// Three-valued: an output is known when every way the unknown facts can turn out gives the same;
/// else `missing` names the facts that can change it. A hit that breaks the policy (two rows of U,
/// two answers of A) gives nothing.
[[nodiscard]] TableResult evaluate(const DecisionTable& table, const FactRegistry& registry,
                                   const FactVector& facts, LocalDate as_of);

/// Fills derived facts in dependency order; one result a table. `tables` must have passed
/// order_tables.
std::vector<TableResult> derive(const std::vector<DecisionTable>& tables,
                                const FactRegistry& registry, LocalDate as_of, FactVector& facts);
/// Sorts tables so that producers stand before readers. Editions of one name may produce the same
/// fact when their validities do not meet. Errors: rules_table_cycle (names the cycle),
/// rules_table_two_producers.
[[nodiscard]] Result<std::vector<DecisionTable>> order_tables(std::vector<DecisionTable> tables,
                                                              const FactRegistry& registry);
/// Static checks of one table, in every span of dates: U rows that overlap (error, witness), rows
/// of F that are never reached (warning), inputs that no row answers (info, witness), spans of
/// dates without any row (error). rules_table_too_wide (warning) where a check had to be left out.
[[nodiscard]] Findings check_table(const DecisionTable& table, const FactRegistry& registry);

} // namespace eco::rules
