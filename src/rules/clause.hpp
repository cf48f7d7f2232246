// SPDX-License-Identifier: MulanPSL-2.0
// A clause of the book: one row, one legal sentence. Tier, scope, dimension, kind, conditions per
// fact, consequence, measures, basis, validity, confidence.
#pragma once

#include "base/date.hpp"
#include "rules/cell.hpp"

#include <string>
#include <vector>

namespace eco::rules {

enum class Tier { law, province, basin, region, city, park, package, unit };
enum class Dimension4 {
    layout,
    emission,
    risk,
    resource
}; ///< 空间布局约束 污染物排放管控 环境风险防控 资源开发效率
enum class ClauseKind {
    prohibit,
    restrict,
    exit_existing,
    allow_with_conditions,
    quantity_limit,
    emission_limit,
    total_control,
    relocate_to_park,
    risk_measure,
    resource_limit,
    monitoring
};
/// What a hit means for the verdict, mildest first.
enum class Consequence { note, conditional, needs_review, not_admissible };
/// verified: read in a source; draft: text not in force; recalled, assumed: capped at needs_review;
/// example: invented for the demonstration release.
enum class Confidence { verified, draft, recalled, assumed, example };

/// Where the clause reaches: everywhere, where a boolean spatial fact holds, one unit, one package.
struct Scope {
    enum class Kind { everywhere, where, unit, package } kind = Kind::everywhere;
    std::string key; ///< fact name, unit code, or package id
    bool operator==(const Scope&) const = default;
};

struct Condition {
    FactId fact = 0;
    Cell cell;
};

struct Clause {
    std::string id; ///< stable and unique, e.g. "YRPL-26-1"
    std::string title_zh, title_en;
    Tier tier = Tier::law;
    Scope scope;
    Dimension4 dimension = Dimension4::layout;
    ClauseKind kind = ClauseKind::prohibit;
    std::vector<Condition> when;
    std::vector<Condition> unless;  ///< does not apply when all of these hold (none: no exception)
    std::vector<std::string> parts; ///< site roles it looks at; empty = every role
    Consequence consequence = Consequence::needs_review;
    std::string text_zh, text_en;      ///< our own summary of the sentence
    std::vector<std::string> measures; ///< ids of measures.csv
    std::vector<std::string> basis;    ///< "<law id>#<article>", law id of laws.csv
    std::string refusal_ground;        ///< "1"…"5" of Code art. 105, or empty
    std::string source;
    Validity validity;
    Confidence confidence = Confidence::verified;
    std::string file;
    std::size_t line = 0;

    /// The consequence after the cap that confidence sets.
    [[nodiscard]] Consequence effective_consequence() const;
};

/// Columns:
/// id,title_zh,title_en,tier,scope,dimension,kind,parts,when:<fact>…,unless:<fact>…,consequence,
/// text_zh,text_en,measures,basis,refusal_ground,source,from,to,confidence. Lists use ";".
/// scope: "everywhere" | "where:<spatial fact>" | "unit:<code>" | "package:<id>".
/// Reports every fault of the file as a finding with row and column (rules_clause_*, rules_cell_*).
[[nodiscard]] std::vector<Clause> read_clauses(const CsvTable& table, const FactRegistry& facts,
                                               Findings& findings);

} // namespace eco::rules
